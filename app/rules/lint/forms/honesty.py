"""The forms of HON: purpose, proof and promises said plainly (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="HON-01a",
        weight=Weight.STOP,
        where="reh-claims or record",
        since="start - 48 h",
        fires="a claim of this meeting has neither evidence nor flag",
        cleared="evidence, flag, or dropped",
        message='"{claim}" has no proof yet.',
        hint="Attach it, mark it unproven, or drop it.",
    ),
    Form(
        code="HON-01b",
        weight=Weight.CHECK,
        where="reh-claims or record",
        since="start - 48 h",
        fires=(
            "its evidence is older than [12 months] at the start, its file "
            "is missing, or its quote lacks consent"
        ),
        cleared='fresh evidence, "I will say its date", or dropped',
        message='The proof for "{claim}" is old or missing.',
        hint="Refresh it, or say its date.",
        cites=("S3.6",),
    ),
    Form(
        code="HON-02",
        weight=Weight.OURS,
        where="plan-intent",
        since="start - 24 h",
        fires=(
            "told is neither a sent stamp nor said when booking (no text is"
            " compared, later edits do not matter)"
        ),
        cleared="Copy purpose and agenda, or a mark: said when booking",
        message="Your purpose is not in the invite or agenda.",
        hint="Copy it: one key.",
        cites=("S0.13",),
    ),
    Form(
        code="HON-03",
        weight=Weight.CHECK,
        where="reh-ask or record",
        since="start - 48 h",
        fires=(
            "a planned ask of size >= 2 (any size in after-sales) has told "
            "beforehand = no"
        ),
        cleared="linked to an agenda line, marked told by word, or dropped",
        message='"{ask}" is not announced yet.',
        hint="Put it on the agenda, or drop it.",
        cites=(
            "S0.2",
            "S2.5",
        ),
    ),
    Form(
        code="HON-04",
        weight=Weight.CHECK,
        where="reh-claims",
        since="start - 48 h",
        fires=(
            "length not short; kind in demo, proposal, renewal; the account"
            " has no claim of side limit and no point of kind gap"
        ),
        cleared="one of them",
        message="No weak side of the offer is noted.",
        hint="Name one limit before they find it.",
        cites=("S2.13",),
    ),
    Form(
        code="HON-05",
        weight=Weight.CHECK,
        where="record",
        since="booking",
        fires=(
            "an open promise from or to the account with told = yes lacks "
            "due or person (here until it is closed, also after the start)"
        ),
        cleared="both filled",
        message='"{text}" has no day yet.',
        hint="Give a day and an hour.",
        cites=(
            "B12",
            "S1.22",
        ),
    ),
    Form(
        code="HON-06",
        weight=Weight.STOP,
        where="live-consent",
        since="start - 48 h",
        fires=(
            "recording planned and no sentence asking leave in the agenda or this row"
        ),
        cleared="the sentence added (one key), or recording off",
        message="Recording is planned; nobody has been asked.",
        hint="Add the question to your opening.",
    ),
)
