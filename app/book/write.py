"""One act: rows and their journal entries, all or none of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from app.book import fetches, journal, search_index
from app.book.codec import shape, to_json
from app.book.families import SETTINGS, Family, Record, family_of
from app.book.kept_settings import kept_of
from app.book.problems import BookRefusesText
from app.book.sql import insert, select, upsert
from app.settings import Settings

R = TypeVar("R")


class Write:
    """What is being written; `Book.write` begins and ends it."""

    def __init__(
        self, connection: sqlite3.Connection, settings: Settings, act: journal.Act
    ) -> None:
        self._connection = connection
        self._settings_before = settings
        self._settings_after = settings
        self._act = act
        self._before: dict[tuple[str, str], journal.Kept] = {}
        self._after: dict[tuple[str, str], journal.Kept] = {}
        self._bodies: dict[tuple[str, str], str | None] = {}
        self._blanked: dict[str, set[int]] = {}
        self._done = False

    @property
    def act(self) -> journal.Act:
        """What was done; only once it is on the disk."""
        if not self._done:
            raise RuntimeError("The act is not over.")
        return self._act

    def find(self, cls: type[R], record: str) -> R | None:
        """Return a record as it is now, in the middle of the act."""
        found: R | None = self._now(family_of(cls), record)
        return found

    def put(self, record: Record) -> None:
        """Write a record, new or changed; the same as before writes nothing."""
        family = family_of(type(record))
        if self._now(family, record.id) == record:
            return
        self._write(family, record, upsert(family))

    def add(self, record: Record) -> None:
        """Write a record under an id that was made just now."""
        family = family_of(type(record))
        key = (family.table, record.id)
        if key in self._after:
            raise ValueError(f"The {family.noun} {record.id} is not new.")
        self._before[key] = None
        self._write(family, record, insert(family))

    def drop(self, record: Record) -> None:
        """Take a record out; one that is not there changes nothing."""
        family = family_of(type(record))
        if self._now(family, record.id) is None:
            return
        self._connection.execute(
            f"DELETE FROM {family.table} WHERE id = ?", (record.id,)
        )
        self._after[family.table, record.id] = None
        self._bodies[family.table, record.id] = None

    def put_settings(self, settings: Settings) -> None:
        """Write the settings that differ from those that hold."""
        held = kept_of(self._settings_after)
        with _as_refusals():
            self._connection.executemany(
                "INSERT INTO settings (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [
                    (key, to_json(value))
                    for key, value in kept_of(settings).items()
                    if value != held[key]
                ],
            )
        self._settings_after = settings

    def keep_fetched(self, fetched: fetches.Fetched) -> None:
        """Write how a calendar was read last, which no undo takes back."""
        fetches.keep(self._connection, fetched)

    def blank(self, record: str, entries: Iterable[int]) -> None:
        """Blank the bodies of entries for good, in the name of a record's erasure."""
        self._blanked.setdefault(record, set()).update(entries)

    def index_anew(self) -> None:
        """Make the index of what is written anew: it was damaged."""
        search_index.make_anew(self._connection)

    def seal(self) -> None:
        """Index what was written and journal it; the last thing before the commit."""
        changes: list[journal.Change] = []
        bodies: list[tuple[str, str, str | None]] = []
        if self._settings_before != self._settings_after:
            changes.append(
                journal.Change(
                    SETTINGS, SETTINGS, self._settings_before, self._settings_after
                )
            )
            bodies.append((SETTINGS, SETTINGS, journal.settings_body(self._connection)))
        for (table, record), after in self._after.items():
            before = self._before[table, record]
            if before != after:
                changes.append(journal.Change(table, record, before, after))
                bodies.append((table, record, self._bodies[table, record]))
        for record, entries in self._blanked.items():
            self._connection.executemany(
                "UPDATE journal SET body = NULL WHERE seq = ?",
                [(entry,) for entry in sorted(entries)],
            )
            bodies.append((journal.ERASURES, record, journal.erasure_body(entries)))
        act = self._act
        search_index.keep(
            self._connection, changes, act.at, erasing=bool(self._blanked)
        )
        if bodies:
            journal.append(self._connection, act, bodies)
        self._act = journal.Act(act.id, act.label, act.at, tuple(changes), act.undoes)

    def finish(self) -> None:
        """Let `act` be read: it is on the disk."""
        self._done = True

    def _write(self, family: Family, record: Record, sql: str) -> None:
        kept = shape(family.cls)
        with _as_refusals():
            row = kept.row(record)
            self._connection.execute(sql, row)
        self._after[family.table, record.id] = record
        self._bodies[family.table, record.id] = kept.body_of_row(row)

    def _now(self, family: Family, record: str) -> journal.Kept:
        """Return a record as it is now, noting what it was before the act."""
        key = (family.table, record)
        if key in self._after:
            return self._after[key]
        if key not in self._before:
            row = self._connection.execute(
                f"{select(family)} WHERE id = ?", (record,)
            ).fetchone()
            self._before[key] = row and shape(family.cls).record(row)
        return self._before[key]


@contextmanager
def _as_refusals() -> Iterator[None]:
    """Say in words that half a character or a number beyond 64 bits is not kept."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise BookRefusesText(
            "A character in this text is broken and cannot be kept.",
            "Type the text anew where it was pasted from elsewhere.",
        ) from error
    except OverflowError as error:
        raise BookRefusesText(
            "This number is too large to be kept.", "Look at its digits again."
        ) from error
