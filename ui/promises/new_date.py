"""A new day for promises, who agreed to it, and what that means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import several
from app.past_words import read_past, said_at
from app.records.moment import Due
from app.records.person import Person
from app.records.promise import Promise
from app.rules.consequences import of_new_date
from app.rules.wording import count
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import labelled
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text
from ui.widgets.when_edit import WhenEdit, reading

NOBODY = "nobody yet"
THEY = "they"
EARLIER = "now, or “fri 15:00”"


class NewDate(Sheet):
    """Asks for the day first, then for their yes: without one the old day counts."""

    agreed = Signal(str)

    def __init__(
        self, book: OpenBook, promises: Sequence[Promise], over: QWidget
    ) -> None:
        told = any(one.told for one in promises)
        super().__init__(
            "A new day",
            f"“{promises[0].what}”." if len(promises) == 1 else _many(promises),
            "Agree" if told else "Set it",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._promises = book, tuple(promises)
        first = promises[0]
        zone = first.due.zone if first.due else book.settings.zone
        self.when = WhenEdit("By when", book.now, zone)
        names = {self._name(one) for one in promises}
        self._they = names.pop() if len(names) == 1 else THEY
        self.yes = ChoiceRow(
            (Option(self._they), Option(NOBODY)), "Who said yes", NOBODY
        )
        here = book.settings.zone
        self.said = WhenEdit(
            "When they said so", book.now, here, EARLIER, read=read_past
        )
        self._said = labelled("When they said so", self.said)
        self.means = Text(tone=Tone.QUIET, lines=0)
        self.add(labelled("By when", self.when))
        if told:
            self.add(labelled("Who said yes", self.yes))
            self.add(self._said)
        self.add(self.means)
        self.when.field.textEdited.connect(self._show)
        self.said.field.textEdited.connect(self._show)
        self.yes.chosen.connect(self._show)
        self.accepted.connect(self._agree)
        self._show()
        self.when.setFocus()

    @Slot()
    def _show(self) -> None:
        """Say what it will mean; when they said so is asked where it matters."""
        now = self._book.now()
        overdue = any(one.due and one.due.instant <= now for one in self._promises)
        self._said.setVisible(overdue and self.yes.option != NOBODY)
        zone, at = self._book.settings.zone, self._at() or now
        told = Counter(
            of_new_date(one, self._due(one), self._by(one), at, zone)
            for one in self._promises
        )
        self.means.say("\n".join(counted(told, len(self._promises))))
        self.grow()

    def _wrong(self) -> str:
        if self.when.when is None:
            return "Give a day: “fri”, “27 nov” or “tomorrow 12:00”."
        if not self._said.isHidden() and self.said.is_unknown:
            return "Say when they said yes: “yesterday 15:00”, or leave it empty."
        return ""

    def _agree(self) -> None:
        when = self.when.when
        days = {
            one.id: (due, self._by(one))
            for one in self._promises
            if (due := self._due(one))
        }
        if when is None or not self._book.do(several.move_several, days, self._at()):
            return
        what = self._promises[0].what
        if len(self._promises) > 1:
            what = count(len(self._promises), "promise")
        self.agreed.emit(f"{what}: {reading(when)}.")

    def _due(self, promise: Promise) -> Due | None:
        """Return the day as one promise has it: to its end, where its person is."""
        when = self.when.when
        if when is None:
            return None
        zone = promise.due.zone if promise.due else when.zone
        return replace(when, zone=zone).due

    def _by(self, promise: Promise) -> str:
        return self._name(promise) if self.yes.option == self._they else ""

    def _at(self) -> datetime | None:
        when = None if self._said.isHidden() else self.said.when
        return said_at(when, self._book.now()) if when else None

    def _name(self, promise: Promise) -> str:
        person = promise.whom if promise.ours else promise.who
        known = self._book.book.find(Person, person) if person else None
        return known.name if known else THEY


def _many(promises: Sequence[Promise]) -> str:
    return f"{count(len(promises), 'promise')}, all of them to one day."


def counted(told: Counter[str], many: int) -> list[str]:
    """Return each consequence, with how many it is for where they differ."""
    if len(told) == 1:
        return list(told)
    return [f"{number} of {many}: {words}" for words, number in told.items()]
