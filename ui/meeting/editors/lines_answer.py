"""What lines of records say as the answer of their row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.records.meeting import Value
from app.records.person import Person
from checklists.pack import Item
from ui.meeting.editors.forms.form import Form, Here
from ui.meeting.editors.kept import kept_in_answer
from ui.meeting.editors.standing import Change, Said, Standing


def counts(each: Standing, form: Form[Any], item: Item) -> bool:
    """Say whether a line is linked from the answer; words alone never are."""
    if isinstance(each.record, Said):
        return False
    says = getattr(form, "counts", None)
    return says is None or bool(says(each.record, item))


def taken_away(change: Change) -> tuple[object, ...]:
    """Return the records that go with their lines; people stay on file."""
    return tuple(r for r in change.dropped if not isinstance(r, Person | Said))


def left_out(change: Change, here: Here) -> tuple[object, ...]:
    """Return what changes when people are taken out of a row."""
    gone = [r for r in change.dropped if isinstance(r, Person)]
    if not gone:
        return ()
    from ui.meeting.editors.forms.person import uninvited

    if here.item.id == "reh-dissent":
        return tuple(replace(r, view=None, view_about="") for r in gone)
    if here.item.id in {"plan-people", "reh-colleague"}:
        return (uninvited(gone[0], here.dossier),)
    return ()


def values_of(
    counted: Iterable[Standing], form: Form[Any], here: Here
) -> tuple[Value, ...]:
    """Return the fields of the answer, where the records have no place for them."""
    names = kept_in_answer(here.item, form, here)
    return tuple(
        Value(name, text)
        for each in counted
        for name in names
        if (text := _text(each, name, form, here))
    )


def _text(each: Standing, name: str, form: Form[Any], here: Here) -> str:
    return each.aside.get(name, form.shown(each.record, here).get(name, ""))
