"""The sheets that keep what happened, opened from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import facts
from app.desk.facts import Happened, Kept
from app.records.account import Account, AccountId
from app.records.exchange import Give, Refusal
from app.records.knowledge import Fact, Note
from app.records.loss import Loss
from ui.open_book import OpenBook


class FactActs(QObject):
    """Opens them over a window and says what came of it."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book, self._over = book, over

    def add(
        self, kind: Happened | None = None, account: AccountId | None = None
    ) -> None:
        """Ask for one line, of a kind or of any."""
        from ui.accounts.fact_sheet import FactSheet

        known = self._account(account)
        sheet = FactSheet(self._book, self._over.window(), kind, known)
        sheet.noted.connect(self._say)
        sheet.open()

    def solve(self, account: AccountId | None = None) -> None:
        """Ask which problem is solved."""
        from ui.accounts.solved_sheet import SolvedSheet

        known = self._account(account)
        sheet = SolvedSheet(self._book, self._over.window(), known)
        sheet.solved.connect(
            lambda fact: self.noted.emit(f"Solved: {fact.what}.", True)
        )
        sheet.open()

    def change(self, fact: Fact) -> None:
        """Ask what to put right about a fact, or take it out."""
        from ui.accounts.fact_change import FactChange

        sheet = FactChange(self._book, fact, self._over.window())
        sheet.said.connect(lambda words: self.noted.emit(words, True))
        sheet.open()

    def lose(self, account: AccountId | None, loss: Loss | None = None) -> None:
        """Ask what was lost or fought over with an account, or what to change."""
        from ui.accounts.loss_sheet import LossSheet

        if known := self._account(account):
            sheet = LossSheet(self._book, known, self._over.window(), loss)
            sheet.said.connect(lambda words: self.noted.emit(words, True))
            sheet.open()

    @property
    def any_open(self) -> bool:
        """Whether a problem is open, or an untrue word not put right."""
        return bool(facts.still_open(self._book.desk))

    def _account(self, account: AccountId | None) -> Account | None:
        return self._book.book.find(Account, account) if account else None

    def _say(self, kept: Kept) -> None:
        match kept:
            case Fact() | Give():
                words = f"Noted: {kept.what}."
            case Refusal():
                words = f"Noted: {kept.words}."
            case Note():
                words = f"Noted: {kept.text}."
        self.noted.emit(words, True)
