"""One threshold to edit: its sentence, what it changes, the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Problem
from app.settings import Settings
from ui.settings.sentence import Sentence
from ui.settings.sentence_line import Part, SentenceLine
from ui.settings.values import WEEKDAY, read, told
from ui.theme import SMALL, Tone, face, space
from ui.widgets.layouts import column, line
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

# Keeps changes by name; raises a Problem where they make no sense.
Keep = Callable[[dict[str, object]], object]

USUAL = Settings()


class SentenceRow(QWidget):
    """What cannot be read or kept is refused where it stands, and changes nothing."""

    def __init__(self, sentence: Sentence, keep: Keep) -> None:
        super().__init__()
        self.sentence, self._keep = sentence, keep
        self._shown: dict[str, str] = {}
        self._complaints: dict[str, str] = {}
        self.fields = {name: self._field(name) for name in sentence.names}
        self._name_fields()
        parts: list[Part] = []
        for before, name in sentence.pieces:
            parts += [before, self.fields[name]] if name else [before]
        self._line = SentenceLine(parts, sentence.plain)
        self._about = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        self.back = WordButton("", line=SMALL)
        self.back.clicked.connect(self._go_back)
        below = line(self._about, self.back, gap=3)
        below.setStretch(0, 1)
        self.setLayout(column(self._line, below, gap=0.5))
        self.said = f"{sentence.plain} {sentence.about}"

    @property
    def complaint(self) -> str:
        """What is said to be wrong, empty if nothing is."""
        return next(iter(self._complaints.values()), "")

    def show_settings(self, settings: Settings) -> None:
        """Show what holds; what is being typed, or was refused, is left alone."""
        for name, field in self.fields.items():
            words = told(name, getattr(settings, name))
            typing = field.hasFocus() and field.text() != self._shown.get(name)
            self._shown[name] = words
            if not typing and name not in self._complaints:
                field.setText(words)
        self._say()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        usual = told(name, getattr(USUAL, name))
        longest = "Wednesday" if name == WEEKDAY else max(usual, "00000", key=len)
        advance = face(field.font()).metrics.horizontalAdvance(longest)
        field.setMinimumWidth(ceil(advance) + space(5))
        field.editingFinished.connect(partial(self._finish, name))
        field.textEdited.connect(partial(self._typed, name))
        return field

    def _name_fields(self) -> None:
        pieces = [before.strip() for before, _ in self.sentence.pieces] + [""]
        for place, name in enumerate(self.sentence.names):
            # With the one word after it a number has its unit.
            around = f"{pieces[place]} … {pieces[place + 1]}"
            self.fields[name].setAccessibleName(around.strip())

    def _typed(self, name: str, _text: str) -> None:
        if self._complaints.pop(name, None):
            self._say()

    def _finish(self, name: str) -> None:
        text = self.fields[name].text().strip()
        if text == self._shown.get(name):
            self._complaints.pop(name, None)
            self._say()
            return
        try:
            self._keep({name: read(name, getattr(USUAL, name), text)})
        except Problem as problem:
            self._complaints[name] = f"{problem} {problem.advice}".strip()
            self._say()
        else:
            self.fields[name].setText(self._shown[name])

    @Slot()
    def _go_back(self) -> None:
        self._complaints.clear()
        # Before the button goes, or the keyboard would be anywhere.
        next(iter(self.fields.values())).setFocus()
        self._keep({name: getattr(USUAL, name) for name in self.fields})

    def _say(self) -> None:
        words = self.complaint or self.sentence.about
        self._about.say((words, Tone.STOP if self.complaint else Tone.QUIET))
        self._about.setVisible(bool(words))
        for name, field in self.fields.items():
            field.setAccessibleDescription(self._complaints.get(name, words))
        usual = {name: told(name, getattr(USUAL, name)) for name in self.fields}
        self.back.setVisible(usual != self._shown)
        values = " and ".join(usual.values())
        whole = f"back to the usual {values}"
        self.back.say(whole, f"{self._line.accessibleName()} {whole}")
