"""A line of a list: one row of the card, with the row that shares it below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.values import Line
from checklists.pack import ItemId
from ui.meeting.document import MeetingDocument
from ui.meeting.question_row import QuestionRow
from ui.widgets.layouts import column, room

STANDS_IN_LEAD: Final = frozenset({"wrap-theirs"})
"""Rows that are asked and answered in the records of the row above them."""


class LineRow(QWidget):
    """One or two questions without a hairline between them.

    `rebuilt` tells that the controls of a row are others now.
    """

    rebuilt = Signal()

    def __init__(self, line: Line, document: MeetingDocument, fill: str = "") -> None:
        super().__init__()
        self.fill = fill
        self.key = ids_of(line)
        asked = [
            row
            for row in line.rows
            if row is line.lead or row.item.id not in STANDS_IN_LEAD
        ]
        self.rows = tuple(QuestionRow(row, document) for row in asked)
        for row in self.rows:
            row.rebuilt.connect(self.rebuilt)
        self.setLayout(column(*self.rows))
        if len(self.rows) > 1:
            for number, row in enumerate(self.rows):
                layout = row.layout()
                assert layout is not None
                first, last = number == 0, number == len(self.rows) - 1
                room(layout, 2, 2.75 if first else 1, 3.5, 2.75 if last else 1)

    def row_of(self, item: ItemId) -> QuestionRow | None:
        """Return the row that asks for an item, if it is of this line."""
        if item not in self.key:
            return None
        return next((r for r in self.rows if r.row.item.id == item), self.rows[0])


def ids_of(line: Line) -> tuple[ItemId, ...]:
    """Return the ids of the rows of a line."""
    return tuple(row.item.id for row in line.rows)
