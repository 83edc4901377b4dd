"""A line of a list: one row of the card, with the row that shares it below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.rules.values import Line
from ui.meeting.document import MeetingDocument
from ui.meeting.question_row import QuestionRow
from ui.widgets.layouts import column, room


class LineRow(QWidget):
    """One or two questions without a hairline between them."""

    def __init__(self, line: Line, document: MeetingDocument, fill: str = "") -> None:
        super().__init__()
        self.fill = fill
        self.rows = tuple(QuestionRow(row, document) for row in line.rows)
        self.setLayout(column(*self.rows))
        if len(self.rows) > 1:
            for number, row in enumerate(self.rows):
                layout = row.layout()
                assert layout is not None
                first, last = number == 0, number == len(self.rows) - 1
                room(layout, 2, 2.75 if first else 1, 3.5, 2.75 if last else 1)

    @property
    def key(self) -> tuple[str, ...]:
        """The ids of its rows."""
        return tuple(row.row.item.id for row in self.rows)
