"""The keyboard's place among rows that are built anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QWidget

from ui.focus import focus, into_view

Rows = Sequence[tuple[str, Sequence[QWidget]]]
"""What can take the keyboard, row by row, each row under a key that stays."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A control of a row: by the row's key, else by where the row stood."""

    key: str
    row: int
    control: int


def spot(rows: Rows, inside: QWidget) -> Spot | None:
    """Return which control has the keyboard, or will when its window is in front."""
    now = inside.window().focusWidget()
    for number, (key, controls) in enumerate(rows):
        for control, widget in enumerate(controls):
            if widget is now:
                return Spot(key, number, control)
    return None


def go_back(before: Spot | None, rows: Rows) -> None:
    """Give the keyboard to the same control, or to the row that took its place."""
    if before is None or not rows:
        return
    found = next((each for each in rows if each[0] == before.key), None)
    same = found is not None
    _, controls = found or rows[min(before.row, len(rows) - 1)]
    if controls:
        control = controls[min(before.control, len(controls) - 1) if same else 0]
        focus(control)
        QTimer.singleShot(0, control, partial(_into_view, control))


def _into_view(control: QWidget) -> None:
    """Scroll to what was built anew, once Qt has given it its place."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    into_view(control)
