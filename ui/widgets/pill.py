"""A short word in a capsule, on the baseline of the text beside it."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.colours import Tone, colours
from ui.drawing import brush, draw_pill
from ui.measures import MEDIUM, SMALL, face, space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.tip import set_tip


class Pill(QLabel):
    """A state in a word: the word says it, the colour only helps."""

    def __init__(self, text: str, tone: Tone = Tone.ACCENT, tip: str = "") -> None:
        super().__init__()
        self._words, self._tone = text, tone
        if tip:
            set_tip(self, tip)
        self.setSizePolicy(FIXED)
        self.say(text, tone)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @property
    def tone(self) -> Tone:
        """What it means."""
        return self._tone

    def say(self, text: str, tone: Tone) -> None:
        """Say something else."""
        self._words, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self.font(), self._words)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = pill_box(self.font(), self.rect())
        font, look = face(self.font(), SMALL, MEDIUM).font, colours(self.palette())
        draw_pill(brush(self), box, font, self._words, self._tone, look)


def pill_size(font: QFont, text: str) -> QSize:
    """Return the room a pill takes in a line of text."""
    wide = face(font, SMALL, MEDIUM).metrics.horizontalAdvance(text)
    return QSize(ceil(wide) + space(4), face(font).height)


def pill_box(font: QFont, rect: QRect) -> QRectF:
    """Return the capsule within that room: its word stands on the line's baseline."""
    metrics = face(font, SMALL, MEDIUM).metrics
    tall = round(metrics.height() * 1.25)
    top = round(face(font).baseline - metrics.capHeight() / 2 - tall / 2)
    down = min(top, rect.height() - tall)
    return QRectF(rect.x(), rect.y() + down, rect.width(), tall)
