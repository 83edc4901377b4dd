"""A statement to be ticked; all of it is the target."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent

from ui.colours import colours
from ui.drawing import brush, draw_check
from ui.measures import space
from ui.qt import override
from ui.widgets.layouts import line, room
from ui.widgets.mark import beside
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


class TickRow(RowButton):
    """`clicked` carries whether it is ticked now."""

    def __init__(self, words: str, *, ticked: bool) -> None:
        text = Text(words, lines=0)
        laid = line(text)
        laid.setStretch(0, 1)
        super().__init__(room(laid, 10, 1.5, 3.5, 1.5), words)
        self.setCheckable(True)
        self.setChecked(ticked)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = beside(self.font(), space(3.5), space(4), space(1.5))
        draw_check(
            brush(self),
            QRectF(box),
            colours(self.palette()),
            on=self.isChecked(),
            live=self.isEnabled(),
            hover=self.underMouse(),
            partly=False,
        )
