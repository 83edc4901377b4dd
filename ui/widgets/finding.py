"""What a rule found, inside the row it belongs to, with the ways out."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.colours import Tone, colours
from ui.drawing import brush
from ui.measures import STRONG, space
from ui.qt import override
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import column, room
from ui.widgets.text import Run, Text

WORDS = {Tone.STOP: "Stop", Tone.NEAR: "Check", Tone.ACCENT: "Note"}


class Finding(QWidget):
    """A soft box: a stop, a check or a note, said in words too.

    `ways` are (key, label) pairs. A stop needs no word, as its row's mark says it.
    """

    chosen = Signal(str)
    """The key of the way out."""

    def __init__(
        self, tone: Tone, words: Sequence[Run], ways: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._tone = tone
        kind = WORDS.get(tone, "")
        first: list[Run] = [(f"{kind}: ", tone, STRONG)]
        text = Text(*(first if kind and tone is not Tone.STOP else ()), *words, lines=0)
        said = "".join(run if isinstance(run, str) else run[0] for run in words)
        self.setAccessibleName(f"{kind}: {said}" if kind else said)
        self.ways = [KeyButton(key, label) for key, label in ways]
        for way in self.ways:
            # Another finding may have the same way out.
            way.setAccessibleName(f"{way.words}: {said}")
        below = column(text, gap=1.5)
        if self.ways:
            below.addLayout(Flow(*self.ways, gap=2, below=1.5))
        for way in self.ways:
            way.chosen.connect(self.chosen)
        self.setLayout(room(below, 3.25, 1, 2.5, 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, bar = brush(self), colours(self.palette()), space(0.75)
        shape, square = QPainterPath(), QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), space(1.5), space(1.5))
        square.addRect(QRectF(0, 0, space(2), self.height()))
        painter.fillPath(shape.united(square), look.soft(self._tone))
        painter.fillRect(0, 0, bar, self.height(), look[self._tone])
