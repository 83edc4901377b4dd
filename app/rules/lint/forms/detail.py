"""The forms of DET: names, roles and must rows (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="DET-01",
        weight=Weight.RISING,
        where="each must row",
        since="its on time until",
        fires=(
            "a must row of plan or rehearse is not answered and shows no "
            "other finding as severe"
        ),
        cleared="an answer",
        message="{n} must rows are open.",
        hint="Answer, or mark missed.",
    ),
    Form(
        code="DET-02",
        weight=Weight.CHECK,
        where="plan-people, reh-colleague",
        since="start - 48 h",
        fires="a person of theirs has no role, or one of ours no part",
        cleared="role or part",
        message="{name} has no role yet.",
        hint="One word is enough.",
    ),
    Form(
        code="DET-03",
        weight=Weight.CHECK,
        where="-",
        since="start - 24 h",
        fires=(
            'a file marked "to be shown" is missing, or was not opened '
            "since its last change"
        ),
        cleared="there, and opened",
        message='"{file}" changed since you last looked.',
        hint="Open it once more.",
    ),
    Form(
        code="DET-04",
        weight=Weight.NOTE,
        where="the rows",
        since="start - 48 h",
        fires=(
            "two or more must texts, typed and not confirmed, equal those "
            "of the last held meeting"
        ),
        cleared='"still true"',
        message="Same words as on {date}. Still true?",
        hint="One key if so.",
    ),
    Form(
        code="DET-05",
        weight=Weight.CHECK,
        where="plan-intent, plan-agenda or record",
        since="booking",
        fires=(
            "text they will see holds TBD, ???, xxx, {{ or }}, or the name "
            "of another account"
        ),
        cleared="the text changed",
        message='"{word}" looks like a gap or a wrong name.',
        hint="Fix line {n}.",
    ),
)
