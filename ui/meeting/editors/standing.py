"""A record in its line, and what changed in the lines of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication

from ui.meeting.editors.line_form import LineForm
from ui.meeting.editors.record_line import RecordLine


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words alone, as from paper; edited, it becomes a record."""

    text: str


@dataclass(eq=False, slots=True)
class Standing:
    """A record as it stands in its line, with what the row's answer keeps of it."""

    record: Any
    aside: dict[str, str]
    line: RecordLine


@dataclass(frozen=True, slots=True)
class Change:
    """Records made or changed, in the order they are to be kept; those taken out."""

    records: tuple[object, ...] = ()
    dropped: tuple[object, ...] = ()


def is_used(form: LineForm) -> bool:
    """Whether something is typed in a form, or about to be."""
    now = QApplication.focusWidget()
    return form.is_changed or (now is not None and form.isAncestorOf(now))


def key_of(record: object, number: int) -> str:
    """Return what tells a record from the others: its id, else its place."""
    return getattr(record, "id", "") or f"#{number}"
