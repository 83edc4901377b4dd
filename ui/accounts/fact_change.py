"""A fact put right: its words, its day, what goes with it; or taken out."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import facts
from app.desk.facts import CLOSES, More
from app.past_words import read_past, said_at
from app.records.account import Account
from app.records.knowledge import Fact, StageFact
from app.records.promise import Promise
from app.rules.standing.sessions import lacks_words
from app.rules.whole_numbers import grouped, whole_number
from app.rules.wording import dated_day
from ui.accounts.called_first import FIRST, FIRST_CALL
from ui.accounts.fact_more import BEGAN, NO_NUMBER, choice, chosen
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit


class FactChange(Sheet):
    """`said` carries what was done, in words."""

    said = Signal(str)

    def __init__(self, book: OpenBook, fact: Fact, over: QWidget) -> None:
        super().__init__(
            "A fact",
            f"Of {dated_day(fact.dated.date())}.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._fact = book, fact
        kind = fact.stage_fact
        self.what = LabelledField("What", fact.what)
        value = grouped(fact.value) if fact.value is not None else ""
        self.value = LabelledField("What it is worth, in whole units", value, "48000")
        self.link = LabelledField("What it left in writing", fact.link)
        self.lacking = Text(tone=Tone.QUIET, lines=0)
        first = fact.called_first if fact.called_first in FIRST else "unknown"
        self.first_call = choice(FIRST, FIRST_CALL, first)
        self.known_by = LabelledField("How you know", fact.source)
        self.began = choice(BEGAN, "Who began it", fact.began)
        self.when = WhenEdit(
            "Another day", book.now, book.settings.zone, "as it is", read=read_past
        )
        closed = fact.closed is not None
        self.solved = SmallButton("Not solved after all" if closed else "Solved now")
        self.solved.setVisible(kind in CLOSES)
        self.solved.clicked.connect(self._solve)
        self.out = SmallButton("Take out", "trash-2", name="Take this fact out")
        self.out.clicked.connect(self._take_out)
        self.add(self.what)
        besides: dict[StageFact, list[QWidget]] = {
            StageFact.ORDER: [self.value],
            StageFact.SESSION: [self.link, self.lacking],
            StageFact.REQUEST: [labelled(FIRST_CALL, self.first_call), self.known_by],
            StageFact.CONTACT: [labelled("Who began it", self.began)],
        }
        for of, parts in besides.items():
            for part in parts:
                self.add(part)
                part.setVisible(kind is of)
        self.add(labelled("Another day", self.when))
        self.add(around(Flow(self.solved, self.out, gap=2)))
        self.accepted.connect(self._keep)
        if kind is StageFact.SESSION:
            self.lacking.say(f"As it stands it {self._lacks()}.")
        self.what.setFocus()

    def _lacks(self) -> str:
        book, account = self._book.book, self._fact.account
        return lacks_words(
            self._fact,
            book.of_account(Fact, account),
            book.of_account(Promise, account),
            zone_of(self._book, self._fact),
            self._book.settings,
        )

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write it in one line."
        if self.value.text and whole_number(self.value.text) is None:
            return NO_NUMBER
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        return ""

    def _keep(self) -> None:
        if self._fact.stage_fact is StageFact.REQUEST:
            made = self._book.do(
                facts.correct_request,
                self._fact.id,
                self.what.text,
                self._at(),
                chosen(FIRST, self.first_call),
                self.known_by.text,
            )
        else:
            value = whole_number(self.value.text) if self.value.text else None
            began = chosen(BEGAN, self.began)
            more = More(value, self.link.text, began=began)
            made = self._book.do(
                facts.correct, self._fact.id, self.what.text, self._at(), more
            )
        if made is not None:
            self.said.emit(f"Changed: {made.what}.")

    def _at(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None

    def _solve(self) -> None:
        self.reject()
        verb = facts.open_again if self._fact.closed else facts.close
        if made := self._book.do(verb, self._fact.id):
            word = "Solved" if made.closed else "Open again"
            self.said.emit(f"{word}: {made.what}.")

    def _take_out(self) -> None:
        self.reject()
        if made := self._book.do(facts.take_out, self._fact.id):
            self.said.emit(f"Taken out: {made.what}.")


def zone_of(book: OpenBook, fact: Fact) -> ZoneInfo:
    """Return the zone in which a standing counts the days of an account."""
    account = book.book.find(Account, fact.account)
    return ZoneInfo((account.zone if account else "") or book.settings.zone)
