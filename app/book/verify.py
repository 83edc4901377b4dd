"""Checks the whole book: every row against its newest entry, the chain, the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from app.book.book import Book
from app.book.codec import Row, Shape, Unreadable, shape, to_json
from app.book.families import FAMILIES, SETTINGS, Family, family_named
from app.book.journal import (
    BEFORE_THE_FIRST,
    COLUMNS,
    ERASURES,
    NOTHING,
    blanked_by,
    digest_of,
    link,
    settings_body,
    unsalted,
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
    """What a check of the book found; `erased` counts entries that were blanked."""

    records: int
    entries: int
    faults: tuple[Fault, ...]
    erased: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.faults

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, for its owner to read; faults one by one."""
        if self.whole:
            records, entries = f"{self.records:,}", f"{self.entries:,}"
            whole = f"All {records} records are whole, and all {entries} changes."
            erased = f"What {self.erased:,} of them said was erased."
            return (whole, erased) if self.erased else (whole,)
        return tuple(fault.sentence for fault in self.faults)


class _Newest(NamedTuple):
    """The newest entry of a record: where it stands, and marks of its body.

    `mark` is of the body as a row has it, without its salt.
    """

    seq: int
    digest: str
    mark: bytes


def verify(book: Book) -> Verdict:
    """Check the file of a book, through a connection of its own, from any thread."""
    return verify_file(book.path)


def verify_file(path: Path) -> Verdict:
    """Check a book that need not be open, or a copy of one."""
    try:
        with as_problems(path), closing(connected(path, "ro")) as connection:
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
    entries, newest, erased, chain_faults = _journal(connection)
    faults.extend(chain_faults)
    records = 0
    for family in FAMILIES:
        count, found = _family_faults(connection, family, newest)
        records += count
        faults.extend(found)
    faults.extend(_settings_faults(connection, newest))
    faults.extend(_left_over(newest))
    return Verdict(records, entries, tuple(faults), erased)


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
) -> tuple[int, dict[tuple[str, str], _Newest], int, list[Fault]]:
    """Follow the chain; return its length, the newest entries, and what is wrong.

    The third of four is how many bodies were erased; one that is gone though no
    erasure says so is a fault.
    """
    faults: list[Fault] = []
    newest: dict[tuple[str, str], _Newest] = {}
    gone: set[int] = set()
    erased: set[int] = set()
    chain, count = BEFORE_THE_FIRST, 0
    rows = connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq")
    for seq, at, act, label, undoes, family, record, body, digest, said in rows:
        count += 1
        if seq != count:
            faults.append(Fault(f"Change {count} is missing.", "journal", str(count)))
            count = seq
        header = (seq, at, act, label, undoes, family, record, digest)
        if any(isinstance(cell, bytes) for cell in (*header, body, said)):
            # Nothing more can be told of an entry whose texts are none.
            sentence = f"Change {seq} cannot be read."
            faults.append(Fault(sentence, "journal", str(seq)))
            continue
        if said != link(chain, *header):
            sentence = f"Change {seq} is not as it was written."
            faults.append(Fault(sentence, "journal", str(seq), "chain"))
        elif body is not None and digest_of(body) != digest:
            sentence = f"What change {seq} wrote is not as it was."
            faults.append(Fault(sentence, "journal", str(seq), "body"))
        elif family == ERASURES:
            erased |= blanked_by(body)
        chain = said
        if body is None and digest != NOTHING:
            gone.add(seq)
        if family != ERASURES:
            bare = "" if body is None else unsalted(body)
            newest[family, record] = _Newest(seq, digest, _mark(bare))
    for seq in sorted(gone - erased):
        sentence = f"What change {seq} wrote is gone without having been erased."
        faults.append(Fault(sentence, "journal", str(seq), "body"))
    return count, newest, len(gone & erased), faults


def _mark(body: str) -> bytes:
    """Return what tells whether a row has a body: short, for there are many."""
    raw = body.encode(errors="surrogateescape")
    return blake2b(raw, digest_size=16).digest()


def _family_faults(
    connection: sqlite3.Connection,
    family: Family,
    newest: dict[tuple[str, str], _Newest],
) -> tuple[int, list[Fault]]:
    """Compare every row of a family with its newest entry, taking that out.

    A row that has the mark of its entry is as it was written; only of another is
    the entry read, to tell what differs.
    """
    faults: list[Fault] = []
    kept = shape(family.cls)
    at = kept.names.index("id")
    count = 0
    for row in connection.execute(select(family)):
        count += 1
        record = row[at]
        entry = newest.pop((family.table, record), None)
        if entry is None or entry.digest == NOTHING:
            sentence = f"The {family.noun} {record} is in no history."
            faults.append(Fault(sentence, family.table, record))
        elif _is(row, kept, entry):
            continue
        elif (field := _difference(family, row, _body(connection, entry))) is not None:
            what = (
                f"In the {family.noun} {record}, {field}"
                if field
                else (f"The {family.noun} {record}")
            )
            sentence = f"{what} differs from what was last written."
            faults.append(Fault(sentence, family.table, record, field))
    return count, faults


def _is(row: Row, kept: Shape[Any], entry: _Newest) -> bool:
    """Whether a row is what its entry wrote."""
    try:
        return _mark(kept.body_of_row(row)) == entry.mark
    except (TypeError, UnicodeEncodeError):
        return False


def _body(connection: sqlite3.Connection, entry: _Newest) -> str | None:
    body: str | None
    (body,) = connection.execute(
        "SELECT body FROM journal WHERE seq = ?", (entry.seq,)
    ).fetchone()
    return body


def _difference(family: Family, row: tuple[Any, ...], body: str | None) -> str | None:
    """Return which column is not what was written, nothing if that cannot be told.

    None where all are: an older Earnest wrote the body, before a field was known.
    """
    if body is None:
        return ""
    kept = shape(family.cls)
    try:
        expected = kept.cells(body)
    except Unreadable:
        return ""
    if row == expected:
        return None
    pairs = zip(kept.names, row, expected, strict=True)
    return next(name for name, is_now, was in pairs if is_now != was)


def _settings_faults(
    connection: sqlite3.Connection, newest: dict[tuple[str, str], _Newest]
) -> Iterator[Fault]:
    entry = newest.pop((SETTINGS, SETTINGS), None)
    written = entry.mark if entry else _mark(to_json({}))
    try:
        same = _mark(settings_body(connection)) == written
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
