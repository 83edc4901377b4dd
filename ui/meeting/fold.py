"""Rows of a list that are folded into one line until somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.theme import BODY, SMALL, Tone
from ui.widgets.layouts import line, room
from ui.widgets.mark import Mark
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


class Fold(RowButton):
    """Says what is folded; pressing it shows and hides it again."""

    def __init__(self) -> None:
        self._words = Text(tone=Tone.QUIET, lines=2)
        self._way = Text("look", size=SMALL, tone=Tone.QUIET, line=BODY)
        row = line(Mark("folded"), self._words, self._way, gap=3)
        row.setStretch(1, 1)
        super().__init__(room(row, 3.5, 2.75, 3.5, 2.75), "", fill="paper")
        self.setCheckable(True)
        self.toggled.connect(self._say_way)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def controls(self) -> list[QWidget]:
        """Itself: all of it is one button."""
        return [self]

    def say(self, words: str) -> None:
        """Say what is folded."""
        self._words.say(words)
        self.setAccessibleName(words)

    def set_current(self, *, current: bool) -> None:
        """Nothing more shows while the keyboard is on it."""

    def open_menu(self, at: QPoint) -> None:
        """There is nothing else to be done with it."""

    def _say_way(self, opened: bool) -> None:
        self._way.say("close" if opened else "look")
        # A screen reader says checked; a sighted reader sees the word.
        self.setAccessibleDescription("opened" if opened else "folded")
