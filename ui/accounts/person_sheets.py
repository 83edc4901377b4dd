"""The sheets about a person, one leading to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import removing
from app.desk.erasing import Erased
from app.records.account import Account, AccountId
from app.records.person import Person
from ui.accounts.elsewhere_sheet import ElsewhereSheet
from ui.accounts.erase_sheet import AfterErasing, EraseSheet
from ui.accounts.person_sheet import PersonSheet
from ui.open_book import OpenBook
from ui.places import Place, Visit


class PersonSheets(QObject):
    """Opens them over a screen and says what came of it."""

    noted = Signal(str, bool)
    went = Signal(object)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book, self._over = book, over

    def edit(self, person: Person | None, account: AccountId | None = None) -> None:
        """Change a person, or add one to an account."""
        sheet = PersonSheet(
            self._book,
            self._over.window(),
            person=person,
            account=None if person else account,
        )
        sheet.delete_wanted.connect(self.remove)
        sheet.erase_wanted.connect(self._erase)
        sheet.elsewhere_wanted.connect(self._elsewhere)
        sheet.open()

    def remove(self, record: Account | Person) -> None:
        """Delete a person or an account, to be taken back with undo."""
        done = self._book.do(removing.remove, record)
        if done is not None:
            self.noted.emit(done.sentence, True)

    def _elsewhere(self, person: Person) -> None:
        sheet = ElsewhereSheet(self._book, person, self._over.window())
        sheet.moved.connect(self._tell_moved)
        sheet.open()

    def _tell_moved(self, person: Person) -> None:
        account = person.account and self._book.book.find(Account, person.account)
        firm = account.name if account else ""
        self.noted.emit(f"{person.name} works at {firm} now.", True)
        self.went.emit(Visit(Place.ACCOUNTS, account=person.account, person=person.id))

    def _erase(self, person: Person) -> None:
        sheet = EraseSheet(self._book, person, self._over.window())
        sheet.erased.connect(self._tell_erased)
        sheet.open()

    def _tell_erased(self, done: Erased) -> None:
        if not done.backups:
            self.noted.emit(done.sentence, False)
            return
        sheet = AfterErasing(self._book, done, self._over.window())
        sheet.noted.connect(self.noted)
        sheet.open()
