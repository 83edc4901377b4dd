"""What the lines of a row begin from, and what its answer keeps of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from app.records.meeting import Value
from app.rules.fitting import family_of
from checklists.pack import Family, Item
from ui.meeting.editors.forms.form import Form, Here
from ui.meeting.editors.listed import grouped


def form_of(item: Item) -> Form[Any]:
    """Return the form of a row's records."""
    family = family_of(item)
    name = "question" if family is None else family.value
    form: Form[Any] = import_module(f"ui.meeting.editors.forms.{name}")
    return form


def entries_of(
    item: Item,
    records: tuple[Any, ...],
    values: tuple[Value, ...],
    form: Form[Any],
    here: Here,
) -> list[tuple[Any, dict[str, str]]]:
    """Return the lines of a row: each record with what the answer keeps of it."""
    family = family_of(item)
    if family is Family.AGENDA:
        return [(line, {}) for line in here.dossier.meeting.agenda.lines]
    if family is None:
        found = grouped(values, "question")
        return [((q["question"], q.get("follow-up", "")), {}) for q in found]
    aside = [column.name for column in form.columns(here) if column.aside]
    if not aside:
        return [(record, {}) for record in records]
    anchor = _anchor(form, here)
    said = {line[anchor]: line for line in grouped(values, anchor)}
    return [
        (
            record,
            {
                name: said.get(form.shown(record, here)[anchor], {}).get(name, "")
                for name in aside
            },
        )
        for record in records
    ]


def kept_in_answer(item: Item, form: Form[Any], here: Here) -> list[str]:
    """Return the fields that an answer holds of each line, its anchor first."""
    family = family_of(item)
    if family in {None, Family.AGENDA}:
        return [field.name for field in item.fields]
    aside = [column.name for column in form.columns(here) if column.aside]
    return [_anchor(form, here), *aside] if aside else []


def _anchor(form: Form[Any], here: Here) -> str:
    """Return the column that every line has: its words or its name."""
    names = [column.name for column in form.columns(here)]
    return "what" if "what" in names else names[0]


def no_new_id() -> str:
    """Stand where an id could be asked for, and none may be."""
    raise AssertionError("Showing a row makes no record.")
