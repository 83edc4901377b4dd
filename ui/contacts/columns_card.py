"""What each column of a list holds: guessed, and put right with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.exchange.crm_csv import ContactList
from app.exchange.list_columns import Columns, Holds
from ui.qt import override
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, line, room
from ui.widgets.text import Text

_CELLS: Final = 3
_LOOKED_AT: Final = 50
WORDS: Final = {holds: holds.value or "leave out" for holds in Holds}


class ColumnsCard(Card):
    """A line a column, with what stands first in it; `changed` after each choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[QComboBox] = []

    @property
    def columns(self) -> Columns:
        """What each column holds, as chosen."""
        return tuple(Holds(box.currentData()) for box in self.boxes)

    def show_columns(self, given: ContactList, columns: Sequence[Holds]) -> None:
        """Show the columns of a list, and what they are taken to hold."""
        self.boxes = []
        rows: list[QWidget] = [CardHead("Columns", "what each one holds")]
        for at, heading in enumerate(given.headings):
            name = heading or f"Column {at + 1}"
            box = _Box()
            box.setAccessibleName(f"{name} holds")
            box.setMinimumWidth(em(9))
            for holds in Holds:
                box.addItem(WORDS[holds], holds.value)
            box.setCurrentIndex(box.findData(columns[at].value))
            box.activated.connect(self._tell)
            self.boxes.append(box)
            rows.append(_row(name, _cells(given, at), box))
        self.set_rows(*rows)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()


class _Box(QComboBox):
    """Leaves the wheel to what it scrolls in: a choice is made with key or click."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _row(name: str, cells: str, box: QComboBox) -> QWidget:
    words = column(
        Text(name, weight=STRONG, lines=1),
        Text(cells or "empty", size=SMALL, tone=Tone.QUIET, lines=1),
    )
    laid = line(around(words), box, gap=3, top=False)
    laid.setStretch(0, 1)
    return around(room(laid, 3.5, 1.5, 3.5, 1.5))


def _cells(given: ContactList, at: int) -> str:
    """Return what stands first in a column, each once."""
    cells = (row.cells[at] for row in given.rows[:_LOOKED_AT])
    shown = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell))
    return " · ".join(shown[:_CELLS])
