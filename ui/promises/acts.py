"""The acts on a promise, the same wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.desk import promising, several
from app.desk.desk import Desk
from app.records.account import Account, AccountId
from app.records.promise import Promise, PromiseId, PromiseKind, Repeats
from app.rules.ledger import told_of
from app.rules.wording import count
from ui.open_book import OpenBook
from ui.promises.notes import Notes

OURS = (("done", "Done"), ("new-date", "New date"), ("tell-them", "Tell them"))
OWN_PLAN = OURS[:2]
THEIRS = (("done", "They did"), ("new-date", "New date"), ("look-in", "Look in"))


def ways(promise: Promise) -> tuple[tuple[str, str], ...]:
    """Return the acts on an open promise; nobody waits for an own plan, to be told."""
    if not promise.ours:
        return THEIRS
    return OURS if promise.told else OWN_PLAN


def _stop(desk: Desk, promise: PromiseId) -> Promise:
    return promising.repeat(desk, promise, Repeats.NEVER)


@dataclass(frozen=True, slots=True)
class _Plain:
    """An act that asks for nothing: its verb, what is said of it, its undo's words."""

    verb: Callable[..., Promise]
    said: str
    several: str


_PLAIN: Final[Mapping[str, _Plain]] = MappingProxyType(
    {
        "done": _Plain(promising.keep, "Done", "keeping promises"),
        "undone": _Plain(promising.unkeep, "Open again", "marking promises not done"),
        "reopen": _Plain(
            promising.reopen, "Open again until it is right", "reopening promises"
        ),
        "told-them": _Plain(
            promising.tell_late, "They know it will be late", "telling them it is late"
        ),
        "they-know": _Plain(
            promising.make_known, "They know, so it counts", "noting that they know"
        ),
        "again": _Plain(
            promising.take_up_again, "Owed again", "taking promises up again"
        ),
        "stop": _Plain(_stop, "Comes no more after this one", "stopping to repeat"),
    }
)


class PromiseActs(QObject):
    """Does by key what a button beside a promise says, and tells what came of it.

    `made` carries a new promise.
    """

    noted = Signal(str, bool)
    made = Signal(object)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book = book
        self._over = over
        self._notes = Notes(book, self)
        self._notes.noted.connect(self.noted)

    def do(self, promise: PromiseId, key: str) -> None:
        """Do the act of a key with one promise."""
        self.do_all((promise,), key)

    def do_all(self, promises: Sequence[PromiseId], key: str) -> None:
        """Do the act of a key with several at once: with all, or with none."""
        kept = self._book.book.some(Promise, promises)
        found = sorted(kept, key=lambda one: promises.index(one.id))
        if not found:
            return
        match key:
            case "new-date":
                self._agree_new_date(found)
            case "cancel":
                self._cancel(found)
            case "tell-them" | "look-in":
                self._notes.copy(found)
            case "mail":
                self._notes.mail(found)
            case "look-in-on":
                self._plan_look_in(found)
            case "edit":
                self._edit(found[0])
            case "done" if _takes_effort(found):
                self._ask_effort(found[0])
            case _ if key in _PLAIN:
                self._do(found, _PLAIN[key])
            case _:
                raise ValueError(key)

    def _do(self, promises: Sequence[Promise], act: _Plain) -> None:
        ids = [one.id for one in promises]
        if len(ids) == 1:
            made = self._book.do(act.verb, ids[0])
            words = made.what if made else ""
        else:
            made_all = self._book.do(several.each, act.several, ids, act.verb)
            words = count(len(made_all), "promise") if made_all else ""
        if words:
            self.noted.emit(f"{act.said}: {words}.", True)

    def _agree_new_date(self, promises: Sequence[Promise]) -> None:
        from ui.promises.new_date import NewDate

        sheet = NewDate(self._book, promises, self._over.window())
        sheet.agreed.connect(self._say)
        sheet.open()

    def _cancel(self, promises: Sequence[Promise]) -> None:
        from ui.promises.cancelling import Cancelling

        if any(one.told or one.repeats for one in promises):
            sheet = Cancelling(self._book, promises, self._over.window())
            sheet.cancelled.connect(self._say)
            sheet.open()
            return
        # Nobody was told of an own plan, so nobody has to agree.
        ids = [one.id for one in promises]
        label, verb = "cancelling promises", promising.cancel
        if made := self._book.do(several.each, label, ids, verb, by_us=True):
            self._say(f"Taken back: {told_of(made)}.")

    def _plan_look_in(self, promises: Sequence[Promise]) -> None:
        from ui.promises.look_in_day import LookInDay

        sheet = LookInDay(self._book, promises, self._over.window())
        sheet.planned.connect(self._say)
        sheet.open()

    def _ask_effort(self, promise: Promise) -> None:
        from ui.promises.effort_sheet import EffortSheet

        sheet = EffortSheet(self._book, promise, self._over.window())
        sheet.kept.connect(self._say)
        sheet.open()

    def _edit(self, promise: Promise) -> None:
        from ui.promises.promise_sheet import PromiseSheet

        sheet = PromiseSheet(self._book, self._over.window(), promise=promise)
        sheet.saved.connect(lambda one: self._say(f"Changed: {one.what}."))
        sheet.open()

    def add(self, account: AccountId | None = None) -> None:
        """Ask for a new promise, with an account or anybody."""
        from ui.promises.promise_sheet import PromiseSheet

        sheet = PromiseSheet(
            self._book, self._over.window(), account=self._account(account)
        )
        sheet.saved.connect(self._tell_made)
        sheet.open()

    def note_request(self, account: AccountId | None = None) -> None:
        """Ask what they asked for, and by when it is answered."""
        from ui.promises.asked_sheet import AskedSheet

        sheet = AskedSheet(self._book, self._over.window(), self._account(account))
        sheet.asked.connect(lambda asked: self._tell_made(asked.answer))
        sheet.open()

    def _account(self, account: AccountId | None) -> Account | None:
        return self._book.book.find(Account, account) if account else None

    def _tell_made(self, promise: Promise) -> None:
        self.made.emit(promise)
        self._say(f"Promised: {promise.what}.")

    def _say(self, words: str) -> None:
        self.noted.emit(words, True)


def _takes_effort(promises: Sequence[Promise]) -> bool:
    """Whether it is asked how long it took: of one task of ours after a sale."""
    first = promises[0]
    task = first.kind is PromiseKind.AFTER_SALES or first.effort_planned is not None
    return len(promises) == 1 and first.ours and task
