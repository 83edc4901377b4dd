"""A part of a window, with a hairline above or below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from ui.colours import colours
from ui.drawing import hair
from ui.qt import override


class Section(QWidget):
    """The line is below, or `above`."""

    def __init__(self, layout: QLayout, *, above: bool = False) -> None:
        super().__init__()
        self._above = above
        self.setLayout(layout)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        thin = hair(painter)
        top = 0 if self._above else self.height() - thin
        line = QRectF(0, top, self.width(), thin)
        painter.fillRect(line, colours(self.palette())["line"])
