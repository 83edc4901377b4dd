"""With whom: the account and the person, by name, with those known to choose from."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QWidget

from app.book import accounts, people
from app.desk.with_whom import known_person
from app.records.account import Account
from app.records.person import Person
from ui.open_book import OpenBook
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import line


class Party(QWidget):
    """Two fields side by side; what is not known is said to be new.

    `turned` comes when it is another account or another person.
    """

    turned = Signal()

    def __init__(
        self, book: OpenBook, account: Account | None, person: Person | None
    ) -> None:
        super().__init__()
        self._book = book
        self.account = LabelledField(
            "With which account", account.name if account else "", "Norrland Robotics"
        )
        self.person = LabelledField(
            "Who of theirs", person.name if person else "", "Anna Lindqvist"
        )
        self._people = QStringListModel(self)
        names = [one.name for one in accounts.by_name(book.book)]
        self._offer(self.account, QStringListModel(names, self))
        self._offer(self.person, self._people)
        self.account.typed.connect(self._turn)
        self.person.typed.connect(self.turned)
        fields = line(self.account, self.person, gap=3)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        self.setLayout(fields)
        self.setFocusProxy(self.account)
        self._turn()

    @property
    def known_account(self) -> Account | None:
        """The account named, if it is in the book."""
        text = self.account.text
        return accounts.named(self._book.book, text) if text else None

    @property
    def zone(self) -> str:
        """Where the one is whom it is for: the person's zone, the account's, ours."""
        home = self._book.settings.zone
        account = self.known_account
        if account is None:
            return home
        person = known_person(self._book.desk, self.person.text, account.id)
        return (person.zone if person else "") or account.zone or home

    def _offer(self, field: LabelledField, names: QStringListModel) -> None:
        completer = QCompleter(names, field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._turn)
        field.field.setCompleter(completer)

    @Slot()
    def _turn(self) -> None:
        account = self.known_account
        known = people.of_account(self._book.book, account.id) if account else ()
        self._people.setStringList([one.name for one in known])
        self.turned.emit()
