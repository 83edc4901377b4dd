"""The least that was meant to be useful to them, and the word that they have it."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.text import Text


class LeastLine(QWidget):
    """Quiet words with a button that has a tick once it is so."""

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self._words = Text(tone=Tone.QUIET, lines=0)
        self.button = SmallButton("They have it", name=f"They have it: {prompt}")
        self.button.setCheckable(True)
        self.setLayout(Flow(self._words, self.button, gap=2, below=1.5, centre=True))

    def show_least(self, words: str, *, chosen: bool) -> None:
        """Show what was planned; nothing where nothing was."""
        self._words.say(f"Useful to them: {words}" if words else "")
        self.setVisible(bool(words))
        self.show_chosen(chosen=chosen)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show by tick and colour whether they have it."""
        self.button.setChecked(chosen)
        if chosen:
            self.button.set_picture("check")
        else:
            self.button.setIcon(QIcon())
