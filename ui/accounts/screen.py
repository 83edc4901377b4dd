"""All accounts, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from app.book import lists
from app.records.account import Account, AccountId
from ui.accounts.head import AccountHead
from ui.accounts.page import AccountPage
from ui.accounts.same_strip import SameStrip
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.records_model import Column, RecordsModel
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import short_day_word
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

    meeting_wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._open: AccountId | None = None
        self._left: AccountId | None = None
        columns: tuple[Column[_Line], ...] = (
            Column("Account", lambda row: row.account.name, strong=True, width=0),
            Column("People", lambda row: row.people, _quiet, width=7, spare=4),
            Column("Last meeting", lambda row: row.last, _quiet, width=11, spare=3),
            Column("Next meeting", lambda row: row.coming, width=11, spare=2),
            Column("Promises open", lambda row: row.open, _tone, width=11, spare=1),
        )
        self._model = RecordsModel(columns, self._read, self)
        self.table = RecordsTable(self._model, "Accounts")
        self.table.opened.connect(self._go_to)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Account or person")
        self.filter.setAccessibleName("Show accounts with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(em(26))
        self.filter.textEdited.connect(self.refresh)
        self.head = AccountHead()
        self.head.back_wanted.connect(self._go_back)
        self.head.fact_wanted.connect(self._add_fact)
        self.head.review_wanted.connect(self._review)
        self.head.meeting_wanted.connect(self.meeting_wanted)
        on_key(self, "back", self._go_back, inside=True)
        self._header = Header("Accounts")
        self.page = AccountPage(book)
        self.page.went.connect(self.went)
        self.page.noted.connect(self.noted)
        self.same = SameStrip(book)
        self.same.wanted.connect(self._look_at_same)
        self._rows = around(column(Card(self.table), 1))
        self._none = EmptyState("building-2", *_NOTHING)
        self._inner = QStackedWidget()
        self._inner.addWidget(self._rows)
        self._inner.addWidget(self._none)
        listed = column(line(self.filter, 1), self.same, self._inner, gap=3)
        listed.setStretch(2, 1)
        self._list = around(room(listed, 6, 1, 6, 6))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.page)
        whole = column(self._header, self.head, self._stack)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @override
    def visit(self, visit: Visit) -> None:
        """Open the account named, at the person named; else show the list."""
        self._left = None if visit.account else self._open or self._left
        self._open = visit.account
        self._stale = False
        self.refresh()
        if visit.account is None and self._left:
            self.table.choose(self._left)
        if visit.person:
            self.page.show_person(visit.person)
        elif visit.account:
            self.page.begin()

    @override
    def refresh(self) -> None:
        """Show the open account, else the list."""
        account = self.book.book.find(Account, self._open) if self._open else None
        self.head.setVisible(account is not None)
        self._header.setVisible(account is None)
        if account is not None:
            self.head.show_file(self.page.show_account(account))
            self._stack.setCurrentWidget(self.page)
            return
        ids = lists.accounts(self.book.book, self.filter.text())
        self._model.show(ids)
        many = len(ids)
        self._header.say("Accounts", f"{many} account" + ("" if many == 1 else "s"))
        found = ("No account or person with these words", "Look for fewer words.")
        self._none.say(*(found if self.filter.text().strip() else _NOTHING))
        self._inner.setCurrentWidget(self._rows if ids else self._none)
        self._stack.setCurrentWidget(self._list)
        self.same.refresh()

    @override
    def leave(self) -> None:
        self.same.leave()
        self.page.leave()

    @override
    def first_stop(self) -> QWidget | None:
        if self._open:
            return self.page.first_stop()
        return self.table if self._model.ids else super().first_stop()

    @Slot()
    def _add_fact(self) -> None:
        self.page.facts.add(account=self._open)

    @Slot()
    def _review(self) -> None:
        self.went.emit(Visit(Place.REPORTS, account=self._open))

    def _look_at_same(self) -> None:
        from ui.accounts.same_sheet import SameSheet

        sheet = SameSheet(self.book, self.window())
        sheet.noted.connect(self.noted)
        sheet.open()

    def _go_to(self, account: str) -> None:
        self.went.emit(Visit(Place.ACCOUNTS, account=AccountId(account)))

    def _go_back(self) -> None:
        if offered := QApplication.activePopupWidget():
            # Esc closes a list of words to choose from first.
            offered.close()
        elif self._open:
            self.went.emit(Visit(Place.ACCOUNTS))
        else:
            self.filter.clear()
            self.refresh()

    def _read(self, ids: Sequence[str]) -> dict[str, _Line]:
        now, zone = self.book.now(), ZoneInfo(self.book.settings.zone)
        facts = lists.account_lines(self.book.book, ids, now)

        def day(instant: datetime | None) -> str:
            if instant is None:
                return ""
            today = now.astimezone(zone).date()
            return short_day_word(instant.astimezone(zone).date(), today)

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


_NOTHING = (
    "No account yet",
    "Accounts come with the first invite you import, or the first meeting.",
)


def _open_words(facts: lists.AccountLine) -> str:
    if not facts.open:
        return ""
    return f"{facts.open}, {facts.late} late" if facts.late else str(facts.open)


def _tone(row: _Line) -> Tone:
    return Tone.STOP if row.late else Tone.INK


def _quiet(row: _Line) -> Tone:
    del row
    return Tone.QUIET
