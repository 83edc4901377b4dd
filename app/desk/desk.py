"""The desk: where every change begins, and where it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from app.book.book import Book
from app.book.families import SETTINGS, KeptPack, family_named
from app.book.journal import Act, Change
from app.book.packs import KeptPacks
from app.book.write import Write
from app.clock import Clock
from app.desk.checking import called
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.meeting import Meeting, MeetingId
from app.records.person import Person
from app.records.promise import Promise, PromiseKind, PromiseState
from checklists.library import Library

R = TypeVar("R")


class Desk:
    """The book, the packs at hand, the time, and what was done in this session.

    `now` reads the clock anew each time: a verb reads it once. The library knows
    every version that the book keeps, so that a meeting goes on with the rows it
    began with, whatever newer packs say.
    """

    def __init__(self, book: Book, library: Library, clock: Clock) -> None:
        self.book = book
        self.library = replace(library, kept=KeptPacks(book, library.kept))
        self.clock = clock
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._write: Write | None = None

    @property
    def now(self) -> datetime:
        """This instant."""
        return self.clock()

    def new_id(self) -> str:
        """Return an id that no record has."""
        return uuid4().hex

    @contextmanager
    def act(self, label: str) -> Iterator[Write]:
        """Write rows and journal together, and remember it for undo.

        A verb called inside another belongs to the outer one's act.
        """
        if self._write:
            yield self._write
            return
        with self.book.write(label) as write:
            self._write = write
            try:
                yield write
            finally:
                self._write = None
        if write.act.changes:
            self._done.append(write.act)
            self._undone.clear()

    @property
    def can_undo(self) -> str | None:
        """The label of what undo would take back, if there is any."""
        return self._done[-1].label if self._done else None

    @property
    def can_redo(self) -> str | None:
        """The label of what redo would do again, if there is any."""
        return self._undone[-1].label if self._undone else None

    @property
    def done(self) -> tuple[Act, ...]:
        """What was done in this session and not taken back, oldest first."""
        return tuple(self._done)

    def adopt(self, acts: Iterable[Act]) -> None:
        """Count acts as done here that another desk of the same book has written."""
        if fresh := tuple(acts):
            self._done.extend(fresh)
            self._undone.clear()

    def undo(self) -> str:
        """Take back the newest act of this session, and return its label.

        One whose records were changed elsewhere since is passed over for good: the
        Problem names it, and the next undo goes on to the one before.
        """
        if not self._done:
            raise Problem("There is nothing to undo.")
        act = self._done[-1]
        changes = [(c, c.after, c.before) for c in reversed(act.changes)]
        self._swap(act, changes, self._done, "taken back")
        self._undone.append(self._done.pop())
        return act.label

    def redo(self) -> str:
        """Do again what was undone last, and return its label; passes over as undo."""
        if not self._undone:
            raise Problem("There is nothing to redo.")
        act = self._undone[-1]
        changes = [(c, c.before, c.after) for c in act.changes]
        self._swap(act, changes, self._undone, "done again")
        self._done.append(self._undone.pop())
        return act.label

    def forget(self) -> None:
        """Let go of what undo and redo would bring back."""
        self._done.clear()
        self._undone.clear()

    def the(self, family: type[R], id_: str) -> R:
        """Return a record, or raise a Problem where there is none."""
        found = self.book.find(family, id_)
        if found is None:
            raise Problem(
                f"This {called(family)} is not in the book.",
                "It may have been undone meanwhile: look again.",
            )
        return found

    def known(self, record: object) -> None:
        """Raise a Problem where a record names a person who is not in the book."""
        for name in ("who", "whom"):
            if person := getattr(record, name, None):
                self.the(Person, person)

    def belongs(
        self, account: AccountId | None, meeting: MeetingId | None
    ) -> tuple[AccountId, MeetingId | None]:
        """Return whose a new record is: the meeting's account, else the one named."""
        if meeting:
            return self.the(Meeting, meeting).account, meeting
        if account is None:
            raise Problem("Neither an account nor a meeting is named.", "Choose one.")
        return self.the(Account, account).id, None

    def promises_of(
        self, meeting: MeetingId | None, kind: PromiseKind
    ) -> list[Promise]:
        """Return our open promises of a kind that were made in a meeting."""
        return [
            promise
            for promise in (self.book.of_meeting(Promise, meeting) if meeting else ())
            if promise.ours
            and promise.kind is kind
            and promise.state is PromiseState.OPEN
        ]

    def _swap(
        self,
        act: Act,
        changes: list[tuple[Change, Any, Any]],
        acts: list[Act],
        verb: str,
    ) -> None:
        """Put back other bodies, if every record still is as the act left it."""
        with self.book.write(act.label, undoes=act.id) as write:
            for change, now, then in changes:
                if isinstance(now or then, KeptPack):
                    # It stays: another meeting may have begun with it.
                    continue
                if self._held(write, change) != now:
                    acts.pop()
                    raise Problem(
                        f"“{_capital(act.label)}” cannot be {verb}: "
                        f"the {_noun(change)} was changed since.",
                        _what_next(acts, verb),
                    )
                if change.family == SETTINGS:
                    write.put_settings(then)
                elif then is not None:
                    write.put(then)
                else:
                    write.drop(now)

    def _held(self, write: Write, change: Change) -> object:
        if change.family == SETTINGS:
            return self.book.settings()
        family = family_named(change.family)
        return write.find(family.cls, change.id) if family else None


def _what_next(acts: list[Act], verb: str) -> str:
    if not acts:
        return "Change it by hand."
    return f"Change it by hand. The next to be {verb}: {acts[-1].label}."


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _noun(change: Change) -> str:
    family = family_named(change.family)
    return family.noun if family else change.family
