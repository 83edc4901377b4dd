"""The forms of PER: what is owed is carried to its date (PACKS section 8)."""

from __future__ import annotations

from typing import Final

from app.rules.lint.forms.form import Form, Weight

FORMS: Final = (
    Form(
        code="PER-01a",
        weight=Weight.STOP,
        where="pre-promises or record",
        since="start - 48 h",
        fires="a promise by us to the account, told = yes, is past its due and open",
        cleared=(
            "done, a new day agreed, cancelled by them, or pre-promises "
            '"will own up first"'
        ),
        message='You owe {name} "{what}" since {date}.',
        hint="Do it, agree a new day, or own up first.",
    ),
    Form(
        code="PER-01b",
        weight=Weight.CHECK,
        where="pre-promises",
        since="start - 24 h",
        fires="such a promise, open, due after now and not after the start",
        cleared="done, or a new day agreed",
        message='"{what}" is due before you meet.',
        hint="Finish it, or agree a new day before.",
    ),
    Form(
        code="PER-02",
        weight=Weight.CHECK,
        where="-",
        since="booking",
        fires="the newest held meeting with the account has its wrap open",
        cleared="its three first rows closed",
        message="Last time is not wrapped up yet.",
        hint="Three rows, thirty seconds.",
        cites=("A11",),
    ),
    Form(
        code="PER-03",
        weight=Weight.NOTE,
        where="record",
        since="booking",
        fires=(
            "a promise of theirs is overdue by more than [3 working days], "
            "no look-in since its due"
        ),
        cleared="a look-in, or done",
        message='They may have forgotten "{what}".',
        hint="Ask kindly; offer help.",
    ),
)
