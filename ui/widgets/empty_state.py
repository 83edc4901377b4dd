"""What a screen says while it has nothing to show: a sentence and the next step."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.colours import Tone, colours
from ui.drawing import brush
from ui.icons import draw_icon
from ui.measures import BRAND, STRONG, em, space
from ui.qt import override
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, line
from ui.widgets.text import Text


class EmptyState(QWidget):
    """Centred in the room it is given; `steps` are buttons."""

    def __init__(
        self, picture: str, title: str, words: str = "", *steps: QWidget
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._picture = picture
        self._title = Text(title, size=BRAND, weight=STRONG, lines=0, centre=True)
        self._words = Text(words, tone=Tone.QUIET, lines=0, centre=True)
        if not words:
            # To show what has no parent yet would open a window of its own.
            self._words.hide()
        inner = column(self._title, self._words, gap=1.5)
        if steps:
            inner.addSpacing(space(2.5))
            inner.addLayout(Flow(*steps, gap=2, below=1.5, centre=True, middle=True))
        self._inner = around(inner)
        self._inner.setMaximumWidth(em(36))
        row = line(1, self._inner, 1)
        row.setStretch(1, 100)
        whole = column(1, row, 1)
        whole.insertSpacing(1, space(12))
        self.setLayout(whole)

    @property
    def title(self) -> str:
        """What it says, in short."""
        return self._title.text()

    def say(self, title: str, words: str = "") -> None:
        """Say something else."""
        self.setAccessibleName(title)
        self._title.say(title)
        self._words.say(words)
        self._words.setVisible(bool(words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = space(8.5)
        left, top = (self.width() - side) / 2, self._inner.y() - space(12)
        box = QRectF(left, top, side, side)
        accent = colours(self.palette())["accent"]
        draw_icon(brush(self), box, self._picture, accent)
