"""Somebody works for another firm now: which, since when, and what they do there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from app.book import accounts
from app.desk import people
from app.past_words import read_past
from app.records.account import Account
from app.records.person import Person
from app.rules.terms import ROLES
from checklists.pack import Option
from ui.accounts.person_sheet import UNKNOWN
from ui.open_book import OpenBook
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled_field import LabelledField, labelled
from ui.widgets.sheet import Sheet
from ui.widgets.when_edit import WhenEdit


class ElsewhereSheet(Sheet):
    """The old firm keeps its records, the person their history; `moved` carries them.

    A firm that is not in the book yet is made.
    """

    moved = Signal(object)

    def __init__(self, book: OpenBook, person: Person, over: QWidget) -> None:
        here = book.book.find(Account, person.account) if person.account else None
        firm = here.name if here else "the firm"
        super().__init__(
            f"{person.name} works elsewhere now",
            f"What was said and promised stays with {firm} and is theirs still. "
            "Their view was of a matter there, so it does not come along.",
            "They work there now",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._person = book, person
        self.firm = LabelledField("Works at", "", "The name of the firm")
        names = [one.name for one in accounts.by_name(book.book) if one != here]
        completer = QCompleter(names, self.firm)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.firm.field.setCompleter(completer)
        zone = book.settings.zone
        self.until = WhenEdit(
            f"Last day at {firm}", book.now, zone, "today, or “13 nov”", read=read_past
        )
        self.function = LabelledField("Function there", "", "Head of production")
        self.role = ChoiceRow(
            tuple(map(Option, (*ROLES.values(), UNKNOWN))), "Role there", UNKNOWN
        )
        for part in (
            self.firm,
            labelled(f"Last day at {firm}", self.until),
            self.function,
            labelled("Role there", self.role),
        ):
            self.add(part)
        self.accepted.connect(self._move)
        self.firm.setFocus()

    def _wrong(self) -> str:
        if not self.firm.text:
            return "Write the firm they work for now."
        found = accounts.named(self._book.book, self.firm.text)
        if found and found.id == self._person.account:
            return f"They are of {found.name} already."
        return "" if not self.until.is_unknown else self.until.said

    def _move(self) -> None:
        when = self.until.when
        roles = {words: role for role, words in ROLES.items()}
        moved = self._book.do(
            people.work_elsewhere,
            self._person.id,
            self.firm.text,
            until=when.day if when else None,
            function=self.function.text,
            role=roles.get(self.role.option),
        )
        if moved is not None:
            self.moved.emit(moved)
