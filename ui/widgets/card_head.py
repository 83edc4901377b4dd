"""The first row of a card: a heading, and what is said beside it."""

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.colours import Tone
from ui.focus import Roving
from ui.measures import BODY, SMALL, STRONG
from ui.widgets.layouts import line, room
from ui.widgets.text import Text


class CardHead(QWidget):
    """With a note the heading is in ink, without one small and quiet."""

    def __init__(self, text: str, note: str = "", *right: QWidget) -> None:
        super().__init__()
        self._text = text
        if note:
            self._words = Text(lines=0)
            self.say(text, note)
        else:
            self._words = Text(
                text,
                size=SMALL,
                tone=Tone.QUIET,
                weight=STRONG,
                line=BODY if right else SMALL,
            )
        row = line(self._words, *right, top=False)
        row.setStretch(0, 1)
        self.setLayout(room(row, 3.5, 2.5, 3.5, 2.5))
        buttons = [each for each in right if isinstance(each, QAbstractButton)]
        self._roving = Roving([buttons], self)

    def say(self, text: str, note: str = "") -> None:
        """Say something else."""
        self._text = text
        if note:
            self._words.say((text, Tone.INK, STRONG), (f" {note}", Tone.QUIET))
        else:
            self._words.say(text)
