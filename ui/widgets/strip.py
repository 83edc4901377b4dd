"""One line across the screen that says how things stand, and the next step."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.colours import Tone, colours
from ui.drawing import brush, draw_panel
from ui.icons import draw_icon
from ui.measures import STRONG, space
from ui.qt import override
from ui.widgets.layouts import line, room
from ui.widgets.text import Text


class Strip(QWidget):
    """`picture` is an icon's name; `words` come first, `more` beside them."""

    def __init__(
        self,
        tone: Tone,
        picture: str,
        words: str,
        more: str = "",
        *buttons: QPushButton,
    ) -> None:
        super().__init__()
        self._text = Text(lines=2)
        row = line(self._text, *buttons, gap=3, top=False)
        row.setStretch(0, 1)
        self.setLayout(room(row, 9.5, 2, 3, 2))
        self.setMinimumHeight(space(10.5))
        self.say(tone, picture, words, more)

    def say(self, tone: Tone, picture: str, words: str, more: str = "") -> None:
        """Say something else."""
        self._tone, self._picture = tone, picture
        rest = f"  {more}" if more else ""
        self._text.say((words, tone, STRONG), (rest, Tone.INK))
        self.setAccessibleName(f"{words} {more}".strip())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, side = brush(self), colours(self.palette()), space(4)
        draw_panel(painter, QRectF(self.rect()), space(1.5), look.soft(self._tone))
        box = QRectF(space(3), (self.height() - side) / 2, side, side)
        draw_icon(painter, box, self._picture, look[self._tone])
