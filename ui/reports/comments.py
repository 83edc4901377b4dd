"""A word of the rep on each question a reader may ask, before a report leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from reports.follow_through.values import WorthAsking
from ui.widgets.button import SmallButton
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import column, line

MOST = 3


class Comments(QWidget):
    """Folded away until it is wanted; `said` comes when a word is another.

    They are kept as long as the screen is, not in the book.
    """

    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        self._questions: tuple[WorthAsking, ...] = ()
        self._is_open = False
        self.unfold = SmallButton("Say a word on the questions", "pencil")
        self.unfold.clicked.connect(self._unfold)
        self.fields = [
            LabelledField(f"Your word on question {number + 1}")
            for number in range(MOST)
        ]
        for number, field in enumerate(self.fields):
            field.edited.connect(partial(self._say, number))
        self.setLayout(column(line(self.unfold, 1), *self.fields, gap=2))
        self._show()

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """What was said, each with the id of what its question is about."""
        return tuple(sorted(self._said.items()))

    def show_questions(self, questions: Sequence[WorthAsking]) -> None:
        """Show the questions one may say a word on."""
        self._questions = tuple(questions[:MOST])
        self._show()

    def forget(self) -> None:
        """Let go of what was said: it is about something else now."""
        self._said.clear()

    def _show(self) -> None:
        self.unfold.setVisible(bool(self._questions) and not self._is_open)
        for field, question in zip_longest(self.fields, self._questions):
            field.setVisible(self._is_open and question is not None)
            if question is not None:
                field.explain(question.text)
                field.show_text(self._said.get(question.about, ""))

    @Slot()
    def _unfold(self) -> None:
        self._is_open = True
        self._show()
        self.fields[0].setFocus()

    def _say(self, number: int, words: str) -> None:
        about = self._questions[number].about
        if words:
            self._said[about] = words
        else:
            self._said.pop(about, None)
        self.said.emit()
