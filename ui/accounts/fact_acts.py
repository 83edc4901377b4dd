"""The sheets that keep what happened, opened from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import facts
from app.desk.facts import Happened, Kept
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Fact, Need, Note, Point
from app.records.loss import Loss
from app.records.option import Option
from ui.open_book import OpenBook

if TYPE_CHECKING:
    from ui.accounts.ask_sheet import AskSheet
    from ui.accounts.called_first import CalledFirst
    from ui.accounts.fact_change import FactChange
    from ui.accounts.give_sheet import GiveSheet
    from ui.accounts.loss_sheet import LossSheet
    from ui.accounts.note_sheet import GoalSheet, NoteSheet
    from ui.accounts.option_sheet import OptionSheet
    from ui.accounts.point_sheet import PointSheet
    from ui.accounts.trade_sheet import TradeSheet

    Told = (
        AskSheet
        | CalledFirst
        | FactChange
        | GiveSheet
        | GoalSheet
        | LossSheet
        | NoteSheet
        | OptionSheet
        | PointSheet
        | TradeSheet
    )


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

        self._open(FactChange(self._book, fact, self._over.window()))

    def ask_first_call(self, request: Fact, answer: str) -> None:
        """Ask how one knows whether they called us first, an answer at hand."""
        from ui.accounts.called_first import CalledFirst

        self._open(CalledFirst(self._book, request, answer, self._over.window()))

    def look_again(self, record: Note | Need) -> None:
        """Ask what a note or a need is to say, and whether it still holds."""
        from ui.accounts.note_sheet import NoteSheet

        self._open(NoteSheet(self._book, record, self._over.window()))

    def share_goal(self, account: AccountId) -> None:
        """Ask for the goal of both sides."""
        from ui.accounts.note_sheet import GoalSheet

        if known := self._account(account):
            self._open(GoalSheet(self._book, known, self._over.window()))

    def plan_give(self, account: AccountId | None, give: Give | None = None) -> None:
        """Ask what is given, to whom and what for; or what became of it."""
        from ui.accounts.give_sheet import GiveSheet

        known = self._account(account)
        self._open(GiveSheet(self._book, known, self._over.window(), give))

    def plan_ask(self, account: AccountId | None, ask: Ask | None = None) -> None:
        """Ask what is asked of whom; or what they answered."""
        from ui.accounts.ask_sheet import AskSheet

        known = self._account(account)
        self._open(AskSheet(self._book, known, self._over.window(), ask))

    def lose(self, account: AccountId | None, loss: Loss | None = None) -> None:
        """Ask what was lost or fought over with an account, or what to change."""
        from ui.accounts.loss_sheet import LossSheet

        if known := self._account(account):
            self._open(LossSheet(self._book, known, self._over.window(), loss))

    def settle_point(self, account: AccountId, point: Point | None = None) -> None:
        """Ask what a point means to either side, and our answer."""
        from ui.accounts.point_sheet import PointSheet

        self._open(PointSheet(self._book, account, self._over.window(), point))

    def trade(self, account: AccountId, trade: Concession | None = None) -> None:
        """Ask what we give, and what for."""
        from ui.accounts.trade_sheet import TradeSheet

        self._open(TradeSheet(self._book, account, self._over.window(), trade))

    def weigh(self, account: AccountId, option: Option | None = None) -> None:
        """Ask what speaks for and against a way they could go."""
        from ui.accounts.option_sheet import OptionSheet

        self._open(OptionSheet(self._book, account, self._over.window(), option))

    @property
    def any_open(self) -> bool:
        """Whether a problem is open, or an untrue word not put right."""
        return bool(facts.still_open(self._book.desk))

    def _account(self, account: AccountId | None) -> Account | None:
        return self._book.book.find(Account, account) if account else None

    def _open(self, sheet: Told) -> None:
        sheet.said.connect(lambda words: self.noted.emit(words, True))
        sheet.open()

    def _say(self, kept: Kept) -> None:
        match kept:
            case Fact() | Give() | Ask():
                words = f"Noted: {kept.what}."
            case Refusal():
                words = f"Noted: {kept.words}."
            case Note():
                words = f"Noted: {kept.text}."
        self.noted.emit(words, True)
