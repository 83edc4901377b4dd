"""What the page of every stop of a meeting can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.rules.values import Preparation
from checklists.pack import ItemId, Phase
from ui.focus import focus
from ui.meeting.kept_beside import KeptBeside
from ui.meeting.question_row import QuestionRow
from ui.qt import override
from ui.theme import em, space
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll

SIDE = 26.2
BESIDE = 62


class Page(Scroll):
    """A column that scrolls, with room above and below its card, and beside it.

    `live_wanted` asks for the call window, `went` for another place. `kept` are the
    notes and files beside it, where it has them itself.
    """

    live_wanted = Signal()
    went = Signal(object)

    def __init__(self, phase: Phase, card: QWidget) -> None:
        self.phase = phase
        self.kept: KeptBeside | None = None
        self._side: QWidget | None = None
        self._wanted: QuestionRow | None = None
        self.above, self.below = column(gap=3), column(gap=3)
        left = around(column(self.above, card, self.below, 1))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(space(4.5))
        self._beside.addWidget(left, 1)
        super().__init__(around(room(self._beside, 0, 0, 2, 4.5)))

    def add_side(self, side: QWidget) -> None:
        """Put something beside the card; below it where there is little room."""
        self._side = side
        self._beside.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def show_preparation(self, preparation: Preparation) -> None:
        """Make the widgets equal to what is concluded."""
        raise NotImplementedError

    def show_every(self, *, every: bool) -> None:
        """Show every finding of its rows, or only the first."""

    @property
    def rows(self) -> list[QuestionRow]:
        """The rows to see, from above."""
        return []

    def row(self, item: ItemId) -> QuestionRow | None:
        """Return the row of an item, opening what it is folded in."""
        del item
        return None

    def open_rows(self) -> list[QuestionRow]:
        """Return the rows that wait for an answer, or carry a stop."""
        return [row for row in self.rows if row.waits]

    def current_row(self) -> QuestionRow | None:
        """Return the row that has the keyboard."""
        return None

    def go_to(self, row: QuestionRow) -> None:
        """Give a row the keyboard and bring all of it into sight."""
        focus(row.begins)
        self._wanted = row
        self._bring_into_sight()
        # Rows that changed just now get their places in the next round.
        QTimer.singleShot(0, self, self._bring_into_sight)

    def unfold_waiting(self) -> bool:
        """Open what is folded and waits for an answer; says if there was any."""
        return False

    def _bring_into_sight(self) -> None:
        wanted = self._wanted
        if wanted is not None and wanted in self.rows:
            self.ensureWidgetVisible(wanted, 0, 24)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._side is None:
            return
        wide, way = self.width() > em(BESIDE), QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._beside.setSpacing(space(4.5 if wide else 3))
        self._side.setMinimumWidth(em(SIDE) if wide else 0)
        self._side.setMaximumWidth(em(SIDE) if wide else 16777215)
