"""Checks the whole book: every row against its newest entry, the chain, the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.book.book import Book
from app.book.codec import Row, Unreadable, shape, to_json
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
from app.book.told_in_sql import differing


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
    entries, standing, erased, chain_faults = _journal(connection)
    faults.extend(chain_faults)
    records = 0
    for family in FAMILIES:
        count, found = _family_faults(connection, family, standing)
        records += count
        faults.extend(found)
    faults.extend(_settings_faults(connection, standing))
    faults.extend(_left_over(standing))
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
) -> tuple[int, set[tuple[str, str]], int, list[Fault]]:
    """Follow the chain; return its length, what should be there, and what is wrong.

    The third of four is how many bodies were erased; one that is gone though no
    erasure says so is a fault.
    """
    faults: list[Fault] = []
    standing: set[tuple[str, str]] = set()
    gone: set[int] = set()
    erased: set[int] = set()
    chain, count = BEFORE_THE_FIRST, 0
    rows = connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY seq")
    for seq, at, act, label, undoes, family, record, body, digest, said in rows:
        count += 1
        if seq != count:
            faults.append(Fault(f"Change {count} is missing.", "journal", str(count)))
            count = seq
        try:
            expected = link(chain, seq, at, act, label, undoes, family, record, digest)
            found = None if body is None else digest_of(body)
        except (TypeError, AttributeError):
            # Bytes where texts were: nothing more can be told of it.
            sentence = f"Change {seq} cannot be read."
            faults.append(Fault(sentence, "journal", str(seq)))
            continue
        if said != expected:
            sentence = f"Change {seq} is not as it was written."
            faults.append(Fault(sentence, "journal", str(seq), "chain"))
        elif found not in {None, digest}:
            sentence = f"What change {seq} wrote is not as it was."
            faults.append(Fault(sentence, "journal", str(seq), "body"))
        elif family == ERASURES:
            erased |= blanked_by(body)
        chain = said
        if digest == NOTHING:
            standing.discard((family, record))
        elif family != ERASURES:
            standing.add((family, record))
        if body is None and digest != NOTHING:
            gone.add(seq)
    for seq in sorted(gone - erased):
        sentence = f"What change {seq} wrote is gone without having been erased."
        faults.append(Fault(sentence, "journal", str(seq), "body"))
    return count, standing, len(gone & erased), faults


def _family_faults(
    connection: sqlite3.Connection, family: Family, standing: set[tuple[str, str]]
) -> tuple[int, list[Fault]]:
    """Compare every row of a family with its newest entry, taking that out."""
    faults: list[Fault] = []
    count = 0
    unknown = set()
    for (record,) in connection.execute(f"SELECT id FROM {family.table}"):
        count += 1
        try:
            standing.remove((family.table, record))
        except KeyError:
            unknown.add(record)
            sentence = f"The {family.noun} {record} is in no history."
            faults.append(Fault(sentence, family.table, record))
    at = shape(family.cls).names.index("id")
    for *cells, body in connection.execute(differing(family)):
        row, record = tuple(cells), cells[at]
        field = None if record in unknown else _difference(family, row, body)
        if field is not None:
            where = f"In the {family.noun} {record}, {field}"
            what = where if field else f"The {family.noun} {record}"
            sentence = f"{what} differs from what was last written."
            faults.append(Fault(sentence, family.table, record, field))
    return count, faults


def _difference(family: Family, row: Row, body: str | None) -> str | None:
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
    connection: sqlite3.Connection, standing: set[tuple[str, str]]
) -> Iterator[Fault]:
    standing.discard((SETTINGS, SETTINGS))
    newest = connection.execute(
        "SELECT body FROM journal WHERE record = ? AND family = ? "
        "ORDER BY seq DESC LIMIT 1",
        (SETTINGS, SETTINGS),
    ).fetchone()
    try:
        written = unsalted(newest[0]) if newest else to_json({})
        same = settings_body(connection) == written
    except (TypeError, ValueError, Unreadable):
        same = False
    if not same:
        sentence = "The settings differ from what was last written."
        yield Fault(sentence, SETTINGS, SETTINGS)


def _left_over(standing: set[tuple[str, str]]) -> Iterator[Fault]:
    """Return what should be there and is not; of other families nothing is known."""
    for table, record in sorted(standing):
        family = family_named(table)
        if family is None:
            yield Fault(f"There is a history of {table}, which nobody knows.", table)
        else:
            sentence = (
                f"The {family.noun} {record} is gone without having been dropped."
            )
            yield Fault(sentence, table, record)
