"""A virtue's mark: a small square in its colour, always beside its name."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.colours import colours
from ui.drawing import brush, draw_panel
from ui.measures import face, space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.mark import beside


class Dot(QWidget):
    """A square in a colour named as in Colours: strategy, honesty."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setSizePolicy(FIXED)

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(2), face(self.font()).height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = beside(self.font(), 0, space(2))
        draw_panel(brush(self), box, space(0.5), colours(self.palette())[self._colour])
