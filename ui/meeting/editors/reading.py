"""What a line says of its record, and the record that a written line makes."""

from __future__ import annotations

from typing import Any

from ui.focus import focus
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Form,
    Here,
    Made,
    Refused,
    Texts,
    Told,
)
from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.standing import Said, Standing


def told_of(each: Standing, form: Form[Any], here: Here) -> Told:
    """Return how a line reads at rest."""
    if isinstance(each.record, Said):
        return Told("", each.record.text)
    return form.told(each.record, here)


def texts_of(
    each: Standing, form: Form[Any], columns: tuple[Column, ...], here: Here
) -> dict[str, str]:
    """Return what stands in the fields of a line; words alone stand in the first."""
    shown: Texts
    if isinstance(each.record, Said):
        words = [c.name for c in columns if c.entry is Entry.WORDS]
        shown = dict.fromkeys(words[:1], each.record.text)
    else:
        shown = form.shown(each.record, here)
    whole = {**shown, **each.aside}
    return {c.name: whole.get(c.name, "") for c in columns}


def aside_of(texts: Texts, columns: tuple[Column, ...]) -> dict[str, str]:
    """Return the texts that the answer of the row keeps."""
    return {c.name: texts.get(c.name, "") for c in columns if c.aside}


def read(
    line: LineForm,
    record: object,
    form: Form[Any],
    here: Here,
    *,
    entered: bool,
    at_any_price: bool = False,
) -> Made | None:
    """Return what a line became; else it says what is wrong, and stays.

    `at_any_price` leaves out the fields that cannot be read.
    """
    texts = line.texts
    for _ in line.fields:
        try:
            return form.made(texts, None if isinstance(record, Said) else record, here)
        except Refused as refused:
            line.say(str(refused), refused.column)
            if at_any_price and texts.get(refused.column):
                texts[refused.column] = ""
                continue
            if entered:
                focus(line.fields[refused.column])
            return None
    return None
