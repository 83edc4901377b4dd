"""All accounts, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit, QStackedWidget

from app.book import lists
from app.records.account import Account, AccountId
from ui.accounts.page import AccountPage
from ui.open_book import OpenBook
from ui.places import Visit
from ui.qt import override
from ui.records_model import Column, RecordsModel
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import day_word
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import Header
from ui.widgets.layouts import around, column, line, room
from ui.widgets.records_table import RecordsTable


@dataclass(frozen=True, slots=True)
class _Line:
    account: Account
    people: str
    last: str
    coming: str
    open: str
    late: bool


class AccountsScreen(Screen):
    """The list first; an account opens in its place, Esc goes back."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._open: AccountId | None = None
        columns: tuple[Column[_Line], ...] = (
            Column("Account", lambda row: row.account.name, strong=True, width=0),
            Column("People", lambda row: row.people, _quiet, width=9),
            Column("Last meeting", lambda row: row.last, _quiet, width=17),
            Column("Next meeting", lambda row: row.coming, width=17),
            Column("Promises open", lambda row: row.open, _tone, width=15),
        )
        self._model = RecordsModel(columns, self._read, self)
        self.table = RecordsTable(self._model, "Accounts")
        self.table.opened.connect(lambda one: self.open_account(AccountId(one)))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Account or person")
        self.filter.setAccessibleName("Show accounts with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(em(26))
        self.filter.textEdited.connect(self.refresh)
        self.back = Button("All accounts", "arrow-left")
        self.back.clicked.connect(self.close_account)
        self.back.setShortcut("Esc")
        self._header = Header("Accounts", "", self.back)
        self.page = AccountPage(book)
        self.page.went.connect(self.went)
        listed = column(line(self.filter, 1), Card(self.table), 1, gap=3)
        self._list = around(room(listed, 6, 1, 6, 6))
        self._none = EmptyState(
            "building-2",
            "No account yet",
            "Accounts come with the first invite you import, or the first meeting.",
        )
        self._stack = QStackedWidget()
        for each in (self._list, self._none, self.page):
            self._stack.addWidget(each)
        whole = column(self._header, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def visit(self, visit: Visit) -> None:
        """Open the account named; coming by the rail, show the list."""
        self._open = visit.account
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show the open account, else the list."""
        account = self.book.book.find(Account, self._open) if self._open else None
        self.back.setVisible(account is not None)
        if account is not None:
            self._header.say(account.name, account.shared_goal)
            self.page.show_account(account)
            self._stack.setCurrentWidget(self.page)
            return
        ids = lists.accounts(self.book.book, self.filter.text())
        self._model.show(ids)
        many = len(ids)
        self._header.say("Accounts", f"{many} account" + ("" if many == 1 else "s"))
        some = bool(ids or self.filter.text())
        self._stack.setCurrentWidget(self._list if some else self._none)

    def open_account(self, account: AccountId) -> None:
        """Show the page of an account."""
        self._open = account
        self.refresh()

    def close_account(self) -> None:
        """Go back to the list."""
        self._open = None
        self.refresh()

    def _read(self, ids: Sequence[str]) -> dict[str, _Line]:
        now, zone = self.book.now(), ZoneInfo(self.book.settings.zone)
        facts = lists.account_lines(self.book.book, ids, now)

        def day(instant: datetime | None) -> str:
            if instant is None:
                return ""
            today = now.astimezone(zone).date()
            return day_word(instant.astimezone(zone).date(), today)

        return {
            account.id: _Line(
                account,
                str(facts[account.id].people or ""),
                day(facts[account.id].last),
                day(facts[account.id].coming),
                _open_words(facts[account.id]),
                facts[account.id].late > 0,
            )
            for account in self.book.book.some(Account, ids)
        }


def _open_words(facts: lists.AccountLine) -> str:
    if not facts.open:
        return ""
    return f"{facts.open}, {facts.late} late" if facts.late else str(facts.open)


def _tone(row: _Line) -> Tone:
    return Tone.STOP if row.late else Tone.INK


def _quiet(row: _Line) -> Tone:
    del row
    return Tone.QUIET
