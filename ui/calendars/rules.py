"""Which events are meetings: what the rep said so far, and one thing more."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import choosing
from app.errors import Problem
from app.records.event import ChosenBy, EventChoice, EventChoiceId
from checklists.pack import Option
from ui.calendars.choice_words import choice_words
from ui.open_book import OpenBook
from ui.theme import STRONG, Tone
from ui.widgets.button import Button, SmallButton
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, clear, column, line
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

_HELP: Final = (
    "An event with somebody from outside is a meeting, all else is busy time. "
    "What you say here holds before that, the newest first."
)
_ALWAYS, _NEVER = "always a meeting", "never a meeting"
_BY: Final = {
    "words of the title": ChosenBy.WORDS,
    "a mail domain": ChosenBy.DOMAIN,
    "one address": ChosenBy.ADDRESS,
}
_FIELDS: Final = {
    ChosenBy.WORDS: ("These words are in the title", "stand-up"),
    ChosenBy.DOMAIN: ("Anybody of this domain is on it", "firm.example"),
    ChosenBy.ADDRESS: ("This address is on it", "ana@firm.example"),
}


class Rules(QWidget):
    """`noted` asks to say a sentence, with undo where the second value is true."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._shown: list[tuple[EventChoiceId, str]] | None = None
        self.lines: list[RuleLine] = []
        self._list = column(gap=1.5)
        self.add_button = Button("Add a rule …", "plus")
        self.add_button.clicked.connect(self._ask)
        self.setLayout(
            column(
                Text("Which events are meetings", weight=STRONG),
                Text(_HELP, tone=Tone.QUIET, lines=0),
                around(self._list),
                around(line(self.add_button, 1)),
                gap=2,
            )
        )

    def refresh(self) -> None:
        """Make the lines equal to the book, the newest first."""
        made = reversed(self._book.book.every(EventChoice))
        told = [(one.id, choice_words(one, self._book.book)) for one in made]
        if told == self._shown:
            return
        self._shown = told
        clear(self._list)
        self.lines = [RuleLine(words) for _, words in told]
        for shown, (choice, _) in zip(self.lines, told, strict=True):
            shown.delete.clicked.connect(partial(self._let_go, choice))
            self._list.addWidget(shown)

    def _let_go(self, choice: EventChoiceId) -> None:
        turned = self._book.do(choosing.let_go, choice)
        if turned is not None:
            self.noted.emit(f"The rule is deleted. {turned.sentence}", True)
            self.add_button.setFocus()

    @Slot()
    def _ask(self) -> None:
        asked = AddRule(self._book, self)
        asked.noted.connect(self.noted)
        asked.open()


class RuleLine(QWidget):
    """One rule, and the way to be rid of it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.delete = SmallButton("Delete", name=f"Delete the rule: {words}")
        text = Text(words, lines=0)
        row = line(text, self.delete, gap=2, top=False)
        row.setStretch(0, 1)
        self.setLayout(row)


class AddRule(Sheet):
    """Always or never a meeting, and by what it is known."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(
            "Which events are meetings",
            "It holds for what is to come, and for every calendar read from now on.",
            "Add",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        self.verdict = ChoiceRow(
            (Option(_NEVER), Option(_ALWAYS)), "What they are", _NEVER
        )
        self.by = ChoiceRow(
            tuple(map(Option, _BY)), "What they are known by", next(iter(_BY))
        )
        self.by.chosen.connect(self._show_field)
        self.value = LabelledField("")
        self.add(self.verdict)
        self.add(self.by)
        self.add(self.value)
        self._show_field()

    @Slot()
    def _show_field(self) -> None:
        label, hint = _FIELDS[_BY[self.by.option]]
        self.value.label.say(label)
        self.value.field.setPlaceholderText(hint)
        self.value.field.setAccessibleName(label)

    def _wrong(self) -> str:
        try:
            turned = choosing.choose(
                self._book.desk,
                _BY[self.by.option],
                self.value.text,
                is_meeting=self.verdict.option == _ALWAYS,
            )
        except Problem as problem:
            return f"{problem} {problem.advice}".strip()
        self._book.changed.emit()
        self.noted.emit(turned.sentence, True)
        return ""
