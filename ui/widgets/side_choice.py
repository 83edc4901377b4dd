"""One of two that stand side by side, its words as long as they are."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton

from ui.drawing import brush, draw_panel
from ui.icons import draw_icon
from ui.qt import override
from ui.theme import Tone, colours, mix, space
from ui.widgets.layouts import column, room, stretchy
from ui.widgets.text import Text


class SideChoice(QRadioButton):
    """The chosen one has a tick, not only a colour; arrows go to the other."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.words = words
        text = Text((words, Tone.INK), lines=0)
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(room(column(text), 6.5, 1.5, 2, 1.5))
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(stretchy())

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes."""
        return QRectF(self.rect()), space(1.5)

    @override
    def sizeHint(self) -> QSize:
        made = self.layout()
        return made.sizeHint() if made else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(16), space(7))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        made = self.layout()
        return max(space(7), made.heightForWidth(width) if made else 0)

    @override
    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        box, on = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.isChecked()
        over = mix(look["paper"], look["ink"], 0.05) if self.underMouse() else None
        fill = look["accent_soft"] if on else over
        draw_panel(painter, box, space(1.5), fill, look["accent" if on else "edge"])
        if on:
            side = space(3.5)
            tick = QRectF(space(2), (self.height() - side) / 2, side, side)
            draw_icon(painter, tick, "check", look["accent"])
