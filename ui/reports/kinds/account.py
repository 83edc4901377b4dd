"""The review of one account: which one, which days, and with whose names."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.book.accounts import last_talked_to
from app.records.account import Account, AccountId
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.reports.account_field import AccountField
from ui.reports.asked_account import AskedAccount
from ui.reports.comments import Comments
from ui.reports.kinds.kind import Kind
from ui.reports.periods import periods
from ui.reports.printouts import NO_ACCOUNT, Printout

LAST_DAYS = 90


class AccountKind(Kind):
    """At first the account one talked to last, and the last ninety days."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._account: AccountId | None = None
        self.account = AccountField(book)
        self.account.chosen.connect(self._choose)
        self._fields.addWidget(self.account)
        self.period = self._box("Period")
        self.people = self._box("Their people")
        self.people.addItem("by name", True)
        self.people.addItem("names left out", False)
        self.comments = Comments()
        self.comments.said.connect(self.turned)
        self._fields.addWidget(self.comments)

    @override
    def visit(self, visit: Visit) -> None:
        if visit.account and visit.account != self._account:
            self._account = visit.account
            self.comments.forget()

    @override
    def offer(self) -> None:
        if not self.period.count():
            zone = ZoneInfo(self.book.settings.zone)
            today = self.book.now().astimezone(zone).date()
            since = today - timedelta(days=LAST_DAYS - 1)
            lately = f"Last {LAST_DAYS} days", since, today
            for name, first, last in (lately, *periods(today)):
                self.period.addItem(name, (first, last))
        book = self.book.book
        account = book.find(Account, self._account) if self._account else None
        if account is None:
            self._account = last_talked_to(book)
            account = book.find(Account, self._account) if self._account else None
        self.account.show_account(account)

    @override
    def here(self) -> Visit | None:
        if self._account is None:
            return None
        return Visit(Place.REPORTS, account=self._account, report="account")

    @override
    def first_stop(self) -> QWidget:
        return self.account.field

    @override
    def asked(self) -> AskedAccount | Printout:
        if self._account is None:
            return NO_ACCOUNT
        first, last = self.period.currentData()
        named = bool(self.people.currentData())
        return AskedAccount(
            self._account, first, last, named, self.book.now(), self.comments.words
        )

    @override
    def told(self, printout: Printout) -> None:
        self.comments.show_questions(printout.questions)

    @Slot(str)
    def _choose(self, account: str) -> None:
        self._account = AccountId(account)
        self.comments.forget()
        self.turned.emit()
