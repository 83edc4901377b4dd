"""The forms of TAC: how the hour is run (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="TAC-01",
        weight=Weight.CHECK,
        where="plan-agenda",
        since="start - 48 h",
        fires="the agenda's told is blank",
        cleared="Copy purpose and agenda, or a mark: said when booking, they sent one",
        message="They have not seen an agenda yet.",
        hint="Copy purpose and agenda: one key.",
        cites=("B4",),
    ),
    Form(
        code="TAC-02",
        weight=Weight.CHECK,
        where="plan-agenda",
        since="booking",
        fires=(
            "minutes of the lines > scheduled minutes; or last line < "
            "max(5, 10 % of them); or scheduled > [60] without a line named"
            " break; or attendees > [8] and the invite is ours"
        ),
        cleared="the figures fit",
        message="The agenda does not fit the time or the room.",
        hint="Drop a line, split, or add a break.",
        cites=(
            "B4",
            "B5",
        ),
    ),
    Form(
        code="TAC-03a",
        weight=Weight.CHECK,
        where="reh-questions",
        since="start - 24 h",
        fires=(
            "questions < [3] in exploratory, after-sales, renewal, win-"
            "back; < 1 in other kinds"
        ),
        cleared="enough lines",
        message="{n} open questions so far; this call lives on them.",
        hint="Write what you need to learn.",
        cites=("S0.7",),
    ),
    Form(
        code="TAC-03b",
        weight=Weight.NOTE,
        where="reh-questions",
        since="booking",
        fires="questions > [14]",
        cleared="fewer lines",
        message="{n} questions are more than anyone can listen to.",
        hint="Keep those that would change your plan.",
        cites=(
            "B8",
            "S0.7",
        ),
    ),
    Form(
        code="TAC-04",
        weight=Weight.CHECK,
        where="plan-agenda",
        since="booking",
        fires="no line owned by they or both starts before minute [10]",
        cleared="their line moved forward",
        message="The first ten minutes are all ours.",
        hint="Open with their topic.",
        cites=("S0.12",),
    ),
)
