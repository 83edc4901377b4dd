"""A framed box around several edits; the focus ring goes around all of it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.colours import colours
from ui.drawing import brush, draw_panel
from ui.measures import space
from ui.qt import override


class Field(QWidget):
    """The edits within name it as their `focus_host`."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = colours(self.palette())
        box = QRectF(self.rect())
        draw_panel(brush(self), box, space(1.5), look["card"], look["edge"])
