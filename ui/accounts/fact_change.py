"""A fact put right: its words, its day, what goes with it; or taken out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import facts
from app.desk.facts import CLOSES, More
from app.past_words import read_past, said_at
from app.records.knowledge import Fact, StageFact
from app.rules.whole_numbers import grouped, whole_number
from app.rules.wording import dated_day
from ui.accounts.fact_sheet import NO_NUMBER
from ui.open_book import OpenBook
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.layouts import around
from ui.widgets.sheet import Sheet
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
        self.what = LabelledField("What", fact.what)
        value = grouped(fact.value) if fact.value is not None else ""
        self.value = LabelledField("What it is worth, in whole units", value, "48000")
        self.link = LabelledField("What it left in writing", fact.link)
        self.when = WhenEdit(
            "Another day", book.now, book.settings.zone, "as it is", read=read_past
        )
        self.value.setVisible(fact.stage_fact is StageFact.ORDER)
        self.link.setVisible(fact.stage_fact is StageFact.SESSION)
        closed = fact.closed is not None
        self.solved = SmallButton("Not solved after all" if closed else "Solved now")
        self.solved.setVisible(fact.stage_fact in CLOSES)
        self.solved.clicked.connect(self._solve)
        self.out = SmallButton("Take out", "trash-2", name="Take this fact out")
        self.out.clicked.connect(self._take_out)
        for part in (self.what, self.value, self.link):
            self.add(part)
        self.add(labelled("Another day", self.when))
        self.add(around(Flow(self.solved, self.out, gap=2)))
        self.accepted.connect(self._keep)
        self.what.setFocus()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write it in one line."
        if self.value.text and whole_number(self.value.text) is None:
            return NO_NUMBER
        if self.when.is_unknown:
            return "Say when it was: “yesterday”, “12 nov”, or leave it empty."
        return ""

    def _keep(self) -> None:
        when = self.when.when
        at = said_at(when, self._book.now()) if when else None
        value = whole_number(self.value.text) if self.value.text else None
        more = More(value, self.link.text)
        made = self._book.do(facts.correct, self._fact.id, self.what.text, at, more)
        if made is not None:
            self.said.emit(f"Changed: {made.what}.")

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
