"""Somebody who does her day by keys alone, and whose keys are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QApplication, QWidget

from app.rules.values import Row
from bench.hands.keyboard import Keyboard
from bench.hands.model import Hands
from ui.meeting.question_row import QuestionRow
from ui.window import Window

# What is done in a row: `<Tab>` is a key, all else is typed.
Strokes = tuple[str, ...]
MOST_ROWS = 60
CONFIRM: Strokes = ("<Ctrl+Return>",)
NOTHING: Strokes = ("<0>",)


class Seller:
    """Hands on a keyboard, eyes on the window; `hands` counts since it was last set."""

    def __init__(self, window: Window, keyboard: Keyboard) -> None:
        self.window = window
        self._keyboard = keyboard
        self.hands = Hands()
        self.left: list[str] = []

    def press(self, *chords: str) -> None:
        """Press keys, one after the other."""
        for chord in chords:
            self.hands.press(chord)
            self._keyboard.press(chord)

    def type(self, text: str) -> None:
        """Type a text."""
        self.hands.type(text)
        self._keyboard.type(text)

    def do(self, strokes: Iterable[str]) -> None:
        """Press and type what a row takes."""
        for stroke in strokes:
            if stroke.startswith("<"):
                self.press(stroke[1:-1])
            else:
                self.type(stroke)

    def find(self, words: str) -> None:
        """Go to what is called so."""
        self.press("Ctrl+K")
        self.type(words)
        self.hands.look(words)
        self.press("Return")

    def go_down(self, said: Mapping[str, Strokes], but: str = "-") -> None:
        """Go from open row to open row: say what is to be said, take what is offered.

        Rows whose id begins with `but` are left. What there is nothing to say to and
        nothing to take is left open, and noted in `left`.
        """
        seen: set[str] = set()
        self.press("F8")
        for _ in range(MOST_ROWS):
            row = self.row
            if row is None or row.item.id in seen:
                return
            seen.add(row.item.id)
            if not row.item.id.startswith(but):
                self._answer(row, said)
            if self.row is None or self.row.item.id == row.item.id:
                self.press("F8")

    def _answer(self, row: Row, said: Mapping[str, Strokes]) -> None:
        self.hands.look(f"{row.item.prompt} {row.fill.text if row.fill else ''}")
        if strokes := said.get(row.item.id) or self._offered(row):
            self.hands.fields += 1
            self.do(strokes)
        else:
            self.left.append(row.item.id)

    @staticmethod
    def _offered(row: Row) -> Strokes:
        """Return the keys for what the row offers: its fill, last time, or nothing."""
        if row.fill or row.last_time:
            return CONFIRM * max(len(row.last_time), 1)
        return NOTHING if row.item.zero else ()

    @property
    def row(self) -> Row | None:
        """The row that has the keyboard."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, QuestionRow):
                return widget.row
            widget = widget.parentWidget()
        return None
