"""A problem is solved, or an untrue word put right: which of them, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from app.desk import facts
from app.past_words import read_past, said_at
from app.records.account import Account
from app.records.knowledge import Fact
from app.rules.wording import dated_day
from ui.open_book import OpenBook
from ui.widgets.labelled_field import labelled
from ui.widgets.layouts import around, column
from ui.widgets.sheet import Sheet
from ui.widgets.side_choice import SideChoice
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit

NONE_OPEN = "Nothing is open: no problem, and nothing that came out untrue."


class SolvedSheet(Sheet):
    """Those of the open account first; `solved` carries the Fact."""

    solved = Signal(object)

    def __init__(
        self, book: OpenBook, over: QWidget, account: Account | None = None
    ) -> None:
        super().__init__(
            "Problem solved",
            "Which one is solved, or put right?",
            "It is solved",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        found = facts.still_open(book.desk)
        self.offered = sorted(
            found, key=lambda one: account is None or one.account != account.id
        )
        self._group = QButtonGroup(self)
        self.choices: list[QRadioButton] = []
        for number, fact in enumerate(self.offered):
            choice = SideChoice(*_words(book, fact))
            self._group.addButton(choice, number)
            self.choices.append(choice)
        self.when = WhenEdit(
            "When", book.now, book.settings.zone, "now", read=read_past
        )
        if self.choices:
            self.choices[0].setChecked(True)
            self.add(around(column(*self.choices, gap=1.5)))
            self.add(labelled("When it was solved", self.when))
            self.choices[0].setFocus()
        else:
            self.add(Text(NONE_OPEN, lines=0))
        self.accepted.connect(self._solve)

    def _wrong(self) -> str:
        if not self.offered:
            return NONE_OPEN
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, or leave it empty."
        when = self.when.when
        at = said_at(when, self._book.now()) if when else None
        if at and at < self._chosen.dated:
            return "It was solved before it began: give the real day."
        return ""

    @property
    def _chosen(self) -> Fact:
        return self.offered[self._group.checkedId()]

    def _solve(self) -> None:
        when = self.when.when
        at = said_at(when, self._book.now()) if when else None
        made = self._book.do(facts.close, self._chosen.id, at)
        if made is not None:
            self.solved.emit(made)


def _words(book: OpenBook, fact: Fact) -> tuple[str, str]:
    account = book.book.find(Account, fact.account)
    name = account.name if account else ""
    words = f"{fact.what} · {name}, {dated_day(fact.dated.date())}"
    return words, words
