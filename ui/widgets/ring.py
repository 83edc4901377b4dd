"""A share as a ring with its number inside."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar

from ui.colours import Tone, colours
from ui.drawing import brush, draw_ring
from ui.measures import SMALL, STRONG, face, space
from ui.qt import override
from ui.widgets.layouts import FIXED


class Ring(QProgressBar):
    """A value of 0 to 100."""

    def __init__(self, value: int, tone: Tone) -> None:
        super().__init__()
        self.setRange(0, 100)
        self.setSizePolicy(FIXED)
        self.show_value(value, tone)

    def show_value(self, value: int, tone: Tone) -> None:
        """Show another value."""
        self._tone = tone
        self.setValue(value)
        self.setAccessibleName(f"{value} of 100")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(8.5), space(8.5))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        font, value = face(self.font(), SMALL, STRONG).font, self.value()
        box, look = QRectF(self.rect()), colours(self.palette())
        painter = brush(self)
        draw_ring(painter, box, font, value / 100, str(value), self._tone, look)
