"""What is asked of some things that happened besides: a value, a paper, an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from app.desk.facts import More
from app.records.exchange import AskOutcome
from app.rules.whole_numbers import grouped, whole_number
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import column
from ui.widgets.when_edit import WhenEdit

T = TypeVar("T")

NO_NUMBER: Final = "Write the value as a whole number: 48000."
OUTCOMES: Final = {
    AskOutcome.OPEN: "open",
    AskOutcome.YES: "yes",
    AskOutcome.NO: "no",
    AskOutcome.LATER: "later",
}
BEGAN: Final = {"them": "they", "us": "we", "": "not known"}


class FactMore(QWidget):
    """One field for each, of which those are shown that are asked."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self.value = LabelledField("What it is worth, in whole units", "", "48000")
        self.link = LabelledField(
            "What it left in writing", "", "plan-2027.pdf, or its address"
        )
        self.gain = LabelledField("What you gain from it", "", "A second site")
        self.outcome = choice(OUTCOMES, "Their answer", AskOutcome.OPEN)
        self.known_by = LabelledField(
            "How you know", "", "Anna said they had asked nobody else"
        )
        self.due = WhenEdit("We answer by", book.now, book.settings.zone)
        self.began = choice(BEGAN, "Who began it", "")
        zone = book.settings.zone
        self.review = WhenEdit("Look again on", book.now, zone, "in 90 days")
        self._rows: Mapping[str, QWidget] = {
            "value": self.value,
            "link": self.link,
            "gain": self.gain,
            "outcome": labelled("Their answer", self.outcome),
            "known_by": self.known_by,
            "due": labelled("We answer by", self.due),
            "began": labelled("Who began it", self.began),
            "review": labelled("Look at it again on", self.review),
        }
        self._asked: frozenset[str] = frozenset()
        self.setLayout(column(*self._rows.values(), gap=3))
        self.ask(())

    def ask(self, names: Iterable[str]) -> None:
        """Show the fields of More that are named, and no other."""
        self._asked = frozenset(names)
        for name, row in self._rows.items():
            row.setVisible(name in self._asked)
        self.setVisible(bool(self._asked))

    def show_value(self, value: int | None) -> None:
        """Show what an order is worth."""
        self.value.show_text(grouped(value) if value is not None else "")

    @property
    def wrong(self) -> str:
        """What is wrong with what is asked, or nothing."""
        if "review" in self._asked and self.review.is_unknown:
            return "Say when to look again: “in 90 days”, or leave it empty."
        if "due" in self._asked and self.due.is_unknown:
            return "Give the day of your answer: “fri”, or leave it empty."
        text = self.value.text if "value" in self._asked else ""
        return NO_NUMBER if text and whole_number(text) is None else ""

    @property
    def more(self) -> More:
        """What was answered; what was not asked is as it is without an answer."""
        review, due = self.review.when, self.due.when
        told = {
            "value": whole_number(self.value.text),
            "link": self.link.text,
            "gain": self.gain.text,
            "outcome": chosen(OUTCOMES, self.outcome),
            "known_by": self.known_by.text,
            "due": due.due if due else None,
            "began": chosen(BEGAN, self.began),
            "review": review.day if review else None,
        }
        asked = {name: said for name, said in told.items() if name in self._asked}
        return More(**asked)  # type: ignore[arg-type]


def choice(words: Mapping[T, str], name: str, kept: T) -> ChoiceRow:
    """Return a row of choices by their words, one of them chosen."""
    options = tuple(Option(said) for said in words.values())
    return ChoiceRow(options, name, words[kept])


def chosen(words: Mapping[T, str], row: ChoiceRow) -> T:
    """Return what is chosen in such a row."""
    return next(one for one, said in words.items() if said == row.option)
