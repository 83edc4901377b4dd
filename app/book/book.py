"""The open book: reads of any family, and acts written whole."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from app.book import journal
from app.book.codec import Cell, shape
from app.book.families import Record, family_of
from app.book.kept_settings import settings_kept
from app.book.opening import PRAGMAS, as_problems, connected, opened
from app.book.problems import BookBusy, BookReplaced, BookUnwritable
from app.book.schema import STEPS, Step
from app.book.sql import oldest_first, select
from app.book.write import Write
from app.clock import Clock
from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.settings import Settings

R = TypeVar("R")


class Book:
    """Everything Earnest remembers; a change is on the disk when its act is over.

    A book belongs to the thread that opened it. It is made where there is none.
    """

    def __init__(
        self, path: Path, *, clock: Clock, steps: Sequence[Step] = STEPS
    ) -> None:
        self.path = path
        self._clock = clock
        self._connection = opened(path, steps, clock)
        self._suspect = False
        self._file = self._identity()
        self._seen = self._data_version()
        self._writing = False
        self.is_closed = False
        self._snapshots = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self.is_closed = True
        self._connection.close()

    @contextmanager
    def write(self, label: str, *, undoes: str | None = None) -> Iterator[Write]:
        """Write one act: all of it is on the disk after the block, or none of it.

        The label names the act, never a customer: it stays when a person is erased.
        """
        if self._writing:
            raise RuntimeError("An act is being written already.")
        if self._snapshots:
            raise RuntimeError("The book is being read as at one instant.")
        self._refuse_another_file()
        act = journal.Act(os.urandom(8).hex(), label, self._clock(), (), undoes)
        with self._problems():
            self._live.execute("BEGIN IMMEDIATE")
            self._writing = True
            try:
                writing = Write(self._live, self.settings(), act)
                yield writing
                writing.seal()
                self._live.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._writing = False
        writing.finish()

    @contextmanager
    def impatient(self) -> Iterator[None]:
        """Do not wait for another program that holds the book."""
        with self._problems():
            self._live.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            with self._problems():
                self._live.execute(f"PRAGMA busy_timeout = {PRAGMAS['busy_timeout']}")

    def find(self, cls: type[R], record: str) -> R | None:
        """Return a record by its id, if it is there."""
        return next(iter(self.select(cls, "WHERE id = ?", (record,))), None)

    def every(self, cls: type[R]) -> tuple[R, ...]:
        """Return a whole family, oldest first."""
        return self.select(cls, oldest_first(family_of(cls)))

    def of_account(self, cls: type[R], account: AccountId) -> tuple[R, ...]:
        """Return the records of a family that belong to an account, oldest first."""
        order = oldest_first(family_of(cls))
        return self.select(cls, f"WHERE account = ? {order}", (account,))

    def of_meeting(self, cls: type[R], meeting: MeetingId) -> tuple[R, ...]:
        """Return the records of a family that belong to a meeting, oldest first."""
        order = oldest_first(family_of(cls))
        return self.select(cls, f"WHERE meeting = ? {order}", (meeting,))

    def select(
        self,
        cls: type[R],
        clause: str,
        values: Sequence[Cell] | Mapping[str, Cell] = (),
    ) -> tuple[R, ...]:
        """Return the records of a family that a clause of SQL picks and sorts."""
        read = shape(cls).record
        with self._problems():
            rows = self._live.execute(f"{select(family_of(cls))} {clause}", values)
            return tuple(map(read, rows))

    def some(self, cls: type[R], ids: Iterable[str]) -> tuple[R, ...]:
        """Return records in the order of their ids; those gone are left out."""
        order = list(ids)
        clause = "WHERE id IN (SELECT value FROM json_each(?))"
        found = self.select(cls, clause, (json.dumps(order),))
        by_id = {cast("Record", record).id: record for record in found}
        return tuple(by_id[one] for one in order if one in by_id)

    def rows(
        self, sql: str, values: Sequence[Cell] | Mapping[str, Cell] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a SELECT."""
        with self._problems():
            return self._live.execute(sql, values).fetchall()

    def settings(self) -> Settings:
        """Return the settings: what was chosen, over the defaults."""
        with self._problems():
            return settings_kept(self._live)[0]

    def settings_chosen(self) -> tuple[Settings, frozenset[str]]:
        """Return the settings, and the names of those that were ever chosen."""
        with self._problems():
            return settings_kept(self._live)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let several reads see one instant, whatever others write meanwhile."""
        outermost = not (self._writing or self._snapshots)
        self._snapshots += 1
        try:
            with self._problems():
                if outermost:
                    self._live.execute("BEGIN")
                yield
        finally:
            self._snapshots -= 1
            if outermost and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def history(self, record: str) -> tuple[journal.Entry, ...]:
        """Return the journal of a record, oldest first."""
        with self._problems():
            return journal.history(self._live, record)

    def acts(self, limit: int, before: str | None = None) -> tuple[journal.Act, ...]:
        """Return the newest acts, newest first, or those older than an act."""
        with self._problems():
            return journal.acts(self._live, limit, before)

    def act(self, act: str) -> journal.Act | None:
        """Return an act by its id, if there is one."""
        with self._problems():
            return journal.act(self._live, act)

    def compact(self) -> bool:
        """Write the file anew, without room of what is gone; not while others read."""
        self._refuse_another_file()
        try:
            with self._problems():
                self._live.execute("VACUUM")
        except BookBusy:
            return False
        return True

    def saved(self) -> datetime | None:
        """Return when something was written last; None in a book just made."""
        with self._problems():
            return journal.newest(self._live)

    def changed_elsewhere(self) -> bool:
        """Tell whether another program wrote since this was last asked."""
        with self._problems():
            before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def _data_version(self) -> int:
        (version,) = self._live.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _refuse_another_file(self) -> None:
        now = self._identity()
        if now is None or now != self._file:
            gone = "is gone" if now is None else "was replaced by another file"
            raise BookReplaced(
                f"{self.path.name} {gone} while it was open.",
                "Nothing was written. Close Earnest, look at the folder, "
                "then start it again.",
            )

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                self._suspect = True

    @property
    def _live(self) -> sqlite3.Connection:
        """The connection, made anew after the disk failed."""
        if self._suspect:
            self._connection.close()
            self._connection = connected(self.path)
            self._seen = -1
            self._suspect = False
        return self._connection

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            with as_problems(self.path):
                yield
        except BookUnwritable:
            # SQLite's own picture of the file is not to be trusted now.
            self._suspect = True
            raise
