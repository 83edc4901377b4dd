"""An account, found by any part of its name or of a person's, among thousands."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter

from app.book import lists
from app.book.accounts import named
from app.records.account import Account
from ui.open_book import OpenBook
from ui.widgets.labelled_field import LabelledField

OFFERED = 30


class AccountField(LabelledField):
    """What is typed is looked up in the book; a few that fit are offered.

    `chosen` carries the id of the account that was picked, or named whole.
    """

    chosen = Signal(str)

    def __init__(self, book: OpenBook) -> None:
        super().__init__("Account", hint="Type a part of the name")
        self._book = book
        self._shown: Account | None = None
        self._found = QStringListModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._pick)
        self.field.setCompleter(completer)
        self.typed.connect(self._look_up)
        self.field.editingFinished.connect(self._settle)

    def show_account(self, account: Account | None) -> None:
        """Show which account it is; what is being typed is left alone."""
        self._shown = account
        self.show_text(account.name if account else "")

    @Slot(str)
    def _look_up(self, text: str) -> None:
        words = text.strip()
        ids = lists.accounts(self._book.book, words)[:OFFERED] if words else ()
        found = self._book.book.some(Account, ids)
        self._found.setStringList([one.name for one in found])

    @Slot(str)
    def _pick(self, name: str) -> None:
        if found := named(self._book.book, name):
            self._choose(found)

    @Slot()
    def _settle(self) -> None:
        """Take a name that was typed whole, or the only one that fits."""
        text, book = self.text, self._book.book
        if self._shown and text == self._shown.name:
            self.complain("")
            return
        if not text:
            self.field.setText(self._shown.name if self._shown else "")
            return
        ids = lists.accounts(book, text)
        alone = book.find(Account, ids[0]) if len(ids) == 1 else None
        if found := named(book, text) or alone:
            self._choose(found)
        elif ids:
            self.complain(f"{len(ids)} accounts fit. Type more, or pick one.")
        else:
            self.complain("No account is called that, and nobody there.")

    def _choose(self, account: Account) -> None:
        if account == self._shown:
            return
        self.complain("")
        self._shown = account
        self.field.setText(account.name)
        self.show_text(account.name)
        self.chosen.emit(account.id)
