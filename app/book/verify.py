"""Checks the whole book: every row against its newest entry, the chain, the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.book.book import Book
from app.book.codec import Unreadable, shape, to_json
from app.book.families import FAMILIES, SETTINGS, Family, family_named
from app.book.journal import (
    BEFORE_THE_FIRST,
    COLUMNS,
    NOTHING,
    digest_of,
    link,
    settings_body,
)
from app.book.moving_up import take
from app.book.opening import as_problems, connected
from app.book.problems import BookProblem
from app.book.schema import APPLICATION_ID, STEP_SET, STEPS
from app.book.sql import select


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: a sentence, and the record and field where it can be told.

    `family` is a table, `id` the record's id or an entry's number.
    """

    sentence: str
    family: str = ""
    id: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the book found."""

    records: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.faults

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, for its owner to read; faults one by one."""
        if self.whole:
            records, entries = f"{self.records:,}", f"{self.entries:,}"
            return (f"All {records} records are whole, and all {entries} changes.",)
        return tuple(fault.sentence for fault in self.faults)


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest entry of a record."""

    body: str | None
    digest: str


def verify(book: Book) -> Verdict:
    """Check the file of a book, through a connection of its own, from any thread."""
    try:
        with as_problems(book.path), closing(connected(book.path, "ro")) as connection:
            connection.execute("BEGIN")
            try:
                return _verdict(connection)
            except sqlite3.OperationalError as error:
                if getattr(error, "sqlite_errorcode", None) is not None:
                    raise
            # Some bytes are no characters: they are read as they are, and differ.
            connection.text_factory = _text
            return _verdict(connection)
    except BookProblem as problem:
        return Verdict(0, 0, (Fault(str(problem)),))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _verdict(connection: sqlite3.Connection) -> Verdict:
    if changed := [*_shape_faults(connection)]:
        # Rows of another shape cannot be compared with anything.
        return Verdict(0, 0, tuple(changed))
    faults = [*_file_faults(connection)]
    entries, newest, chain_faults = _journal(connection)
    faults.extend(chain_faults)
    records = 0
    for family in FAMILIES:
        count, found = _family_faults(connection, family, newest)
        records += count
        faults.extend(found)
    faults.extend(_settings_faults(connection, newest))
    faults.extend(_left_over(newest))
    return Verdict(records, entries, tuple(faults))


def _shape_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Compare the tables and indexes with those the steps make."""
    found = _shape_of(connection)
    expected = _expected_shape()
    for name in sorted(found.keys() | expected.keys()):
        if found.get(name) != expected.get(name):
            yield Fault(f"The shape of {name} in the file is not as it was.", name)


def _shape_of(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master")
    # Numbers that statistics add are no part of the shape.
    return {name: sql for name, sql in rows if not name.startswith("sqlite_stat")}


@cache
def _expected_shape() -> dict[str, str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        take(connection, STEPS)
        return _shape_of(connection)


def _file_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        yield Fault("The file no longer says that it is a book of Earnest's.")
    if version != len(STEPS):
        yield Fault(f"The file says it has version {version}, not {len(STEPS)}.")
    taken = connection.execute(
        "SELECT migration_set, name FROM _sqlite_migrations ORDER BY id"
    ).fetchall()
    if taken != [(STEP_SET, step.name) for step in STEPS]:
        yield Fault("The list of steps that made the file is not as it was.")
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault(f"SQLite finds the file damaged: {said}")
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(
            f"A row of {table} belongs to one of {other} that is gone.", table, str(row)
        )


def _journal(
    connection: sqlite3.Connection,
) -> tuple[int, dict[tuple[str, str], _Newest], list[Fault]]:
    """Follow the chain; return its length, the newest entries, and what is wrong."""
    faults: list[Fault] = []
    newest: dict[tuple[str, str], _Newest] = {}
    chain, count = BEFORE_THE_FIRST, 0
    rows = connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq")
    for seq, at, act, label, undoes, family, record, body, digest, said in rows:
        count += 1
        if seq != count:
            faults.append(Fault(f"Change {count} is missing.", "journal", str(count)))
            count = seq
        expected = link(chain, seq, at, act, label, undoes, family, record, digest)
        if said != expected:
            sentence = f"Change {seq} is not as it was written."
            faults.append(Fault(sentence, "journal", str(seq), "chain"))
        elif body is not None and digest_of(body) != digest:
            sentence = f"What change {seq} wrote is not as it was."
            faults.append(Fault(sentence, "journal", str(seq), "body"))
        chain = said
        newest[family, record] = _Newest(body, digest)
    return count, newest, faults


def _family_faults(
    connection: sqlite3.Connection,
    family: Family,
    newest: dict[tuple[str, str], _Newest],
) -> tuple[int, list[Fault]]:
    """Compare every row of a family with its newest entry, taking that out."""
    faults: list[Fault] = []
    at = shape(family.cls).names.index("id")
    count = 0
    for row in connection.execute(select(family)):
        count += 1
        record = row[at]
        entry = newest.pop((family.table, record), None)
        if entry is None or entry.digest == NOTHING:
            sentence = f"The {family.noun} {record} is in no history."
            faults.append(Fault(sentence, family.table, record))
        elif (field := _difference(family, row, entry)) is not None:
            what = (
                f"In the {family.noun} {record}, {field}"
                if field
                else (f"The {family.noun} {record}")
            )
            sentence = f"{what} differs from what was last written."
            faults.append(Fault(sentence, family.table, record, field))
    return count, faults


def _difference(family: Family, row: tuple[Any, ...], entry: _Newest) -> str | None:
    """Return which column is not what was written, nothing if that cannot be told."""
    kept = shape(family.cls)
    try:
        if entry.body is None:
            same = digest_of(kept.body(kept.record(row))) == entry.digest
            return None if same else ""
        expected = kept.cells(entry.body)
    except (Unreadable, UnicodeEncodeError):
        return ""
    if row == expected:
        return None
    pairs = zip(kept.names, row, expected, strict=True)
    return next(name for name, is_now, was in pairs if is_now != was)


def _settings_faults(
    connection: sqlite3.Connection, newest: dict[tuple[str, str], _Newest]
) -> Iterator[Fault]:
    entry = newest.pop((SETTINGS, SETTINGS), None)
    written = entry.body if entry else to_json({})
    try:
        same = settings_body(connection) == written
    except Unreadable:
        same = False
    if not same:
        sentence = "The settings differ from what was last written."
        yield Fault(sentence, SETTINGS, SETTINGS)


def _left_over(newest: dict[tuple[str, str], _Newest]) -> Iterator[Fault]:
    """Return the entries whose rows are gone; of other families nothing is known."""
    for (table, record), entry in newest.items():
        family = family_named(table)
        if family is None:
            yield Fault(f"There is a history of {table}, which nobody knows.", table)
        elif entry.digest != NOTHING:
            sentence = (
                f"The {family.noun} {record} is gone without having been dropped."
            )
            yield Fault(sentence, table, record)
