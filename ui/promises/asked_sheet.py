"""They asked: what, who, when, whether they came to us first, and our answer's day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk import with_whom
from app.past_words import read_past, said_at
from app.records.account import Account
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.promises.party import Party
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit

ABOUT = "What they asked for unasked, and by when you answer: both in one."
FIRST_WORDS = {"yes": "yes", "no, others": "no", "not known": "unknown"}


class AskedSheet(Sheet):
    """What and with whom is enough; it is of now, and nobody knows who was first."""

    asked = Signal(object)

    def __init__(
        self, book: OpenBook, over: QWidget, account: Account | None = None
    ) -> None:
        super().__init__("They asked", ABOUT, "Note it", check=self._wrong, parent=over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book = book
        home = book.settings.zone
        self.what = LabelledField("What they asked for", "", "Price for 40 seats")
        self.party = Party(book, account, None)
        self.when = WhenEdit(
            "When", book.now, home, "now, or “yesterday 15:00”", read=read_past
        )
        self.first_call = ChoiceRow(
            tuple(Option(name) for name in FIRST_WORDS),
            "Did they call us first?",
            "not known",
        )
        self.known_by = LabelledField(
            "How one knows", "", "Anna said they had asked nobody else"
        )
        self.due = WhenEdit("Answer by", book.now, self.party.zone)
        for part in (
            self.what,
            self.party,
            labelled("When they asked", self.when),
            labelled("Did they call us first?", self.first_call),
            self.known_by,
            labelled("We answer by", self.due),
        ):
            self.add(part)
        self.party.turned.connect(self._turn)
        self.first_call.chosen.connect(self._show)
        self.accepted.connect(self._note)
        self._show()
        self.what.setFocus()

    @Slot()
    def _turn(self) -> None:
        self.due.set_zone(self.party.zone)

    @Slot()
    def _show(self) -> None:
        self.known_by.setVisible(FIRST_WORDS[self.first_call.option] != "unknown")
        self.grow()

    def _wrong(self) -> str:
        if not self.what.text:
            return "Write what they asked for."
        if not self.party.account.text:
            return "Name the account."
        if self.when.is_unknown:
            return "Say when they asked: “yesterday 15:00”, or leave it empty."
        if self.due.is_unknown:
            return "Give the day of your answer: “fri”, or leave it empty."
        if self._due_is_past():
            return "That day is gone: give one to come."
        return ""

    def _due_is_past(self) -> bool:
        due = self.due.when
        return due is not None and due.due.instant < self._book.now()

    def _note(self) -> None:
        due = self.due.when
        first = FIRST_WORDS[self.first_call.option]
        made = self._book.do(
            with_whom.asked_by_name,
            self.what.text,
            self.party.account.text,
            self.party.person.text,
            asked=self._when(),
            called_first=first,
            known_by=self.known_by.text if first != "unknown" else "",
            due=due.due if due else None,
        )
        if made is not None:
            self.asked.emit(made)

    def _when(self) -> datetime | None:
        when = self.when.when
        return said_at(when, self._book.now()) if when else None
