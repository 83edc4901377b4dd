"""How a row stands, by shape and colour."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.colours import colours
from ui.drawing import brush
from ui.icons import draw_icon
from ui.measures import face, space
from ui.qt import override
from ui.widgets.layouts import FIXED


class Standing(StrEnum):
    """How a row stands."""

    OPEN = "open"
    BEGUN = "begun"
    CHECK = "check"
    DONE = "done"
    STOP = "stop"
    AWAY = "away"
    FOLDED = "folded"


SHAPES = {
    Standing.OPEN: ("circle", "edge"),
    Standing.BEGUN: ("circle-dot", "near"),
    Standing.CHECK: ("triangle-alert", "near"),
    Standing.DONE: ("circle-check", "ready"),
    Standing.STOP: ("octagon-alert", "stop"),
    Standing.AWAY: ("circle-minus", "edge"),
    Standing.FOLDED: ("chevron-right", "quiet"),
}
WORDS = {
    Standing.OPEN: "not answered",
    Standing.BEGUN: "begun",
    Standing.CHECK: "check this",
    Standing.DONE: "answered",
    Standing.STOP: "stop",
    Standing.AWAY: "does not apply",
    Standing.FOLDED: "folded",
}


class Mark(QLabel):
    """A standing as a picture; its word is its name and its tool tip."""

    def __init__(self, standing: Standing | str = Standing.OPEN) -> None:
        super().__init__()
        self.setSizePolicy(FIXED)
        self.show_standing(standing)

    @property
    def standing(self) -> Standing:
        """How the row stands."""
        return self._standing

    def show_standing(self, standing: Standing | str) -> None:
        """Show another standing."""
        self._standing = Standing(standing)
        self.setAccessibleName(WORDS[self._standing])
        self.setToolTip(WORDS[self._standing])
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(4.5), face(self.font()).height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        name, colour = SHAPES[self._standing]
        box = beside(self.font(), 0, space(4.5))
        draw_icon(brush(self), box, name, colours(self.palette())[colour])


def beside(font: QFont, left: float, side: float, top: float = 0) -> QRectF:
    """Return a square centred on the capitals of a line of text."""
    return QRectF(left, round(top + face(font).middle - side / 2), side, side)
