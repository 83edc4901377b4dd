"""The index of everything written, kept in the transaction that writes it.

`written` holds a folded text per record. Its number begins with the instant the
record is of, so that the newest are found first without sorting; `search` finds its
words. Both are made of the records alone, and can be made anew at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from app.book.codec import shape
from app.book.families import FAMILIES, Record
from app.book.folding import folded
from app.book.journal import Change
from app.book.sql import select
from app.book.written import dated, is_written, lines

TABLES: Final = (
    """
    CREATE TABLE written (
        number INTEGER PRIMARY KEY,
        family TEXT NOT NULL,
        record TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX written_by_record ON written (record, family)",
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        words, content = 'written', content_rowid = 'number', columnsize = 0,
        prefix = '2 3 4 5', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)

# Records of one second come in the order in which they were written.
_WITHIN_A_SECOND: Final = 20

# Of a person whom no act wrote: somebody else put the row there.
_UNKNOWN: Final = datetime(1970, 1, 1, tzinfo=UTC)


def make(connection: sqlite3.Connection) -> None:
    """Make the tables, with nothing in them."""
    for statement in TABLES:
        connection.execute(statement)


def fill(connection: sqlite3.Connection) -> None:
    """Index all records of a book anew, if it has come as far as to have an index."""
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'written'"
    ).fetchone():
        return
    connection.execute("DELETE FROM written")
    for family in FAMILIES:
        if is_written(family.cls):
            read = shape(family.cls).record
            for row in connection.execute(f"{select(family)} ORDER BY rowid"):
                _note(connection, family.table, read(row), _UNKNOWN)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def make_anew(connection: sqlite3.Connection) -> None:
    """Throw the index away, however damaged, and make it from the records."""
    # Where its own tables are damaged FTS5 cannot even be told to drop them.
    connection.execute("CREATE VIRTUAL TABLE temp.sound USING fts5 (words)")
    for part in ("data", "idx", "config"):
        connection.execute(f"DELETE FROM main.search_{part}")
        connection.execute(
            f"INSERT INTO main.search_{part} SELECT * FROM temp.sound_{part}"
        )
    connection.execute("DROP TABLE temp.sound")
    connection.execute("DROP TABLE main.search")
    connection.execute("DROP TABLE main.written")
    make(connection)
    fill(connection)


def is_damaged(error: BaseException | None) -> bool:
    """Tell whether an error says that the index, not the book, is damaged."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code == sqlite3.SQLITE_CORRUPT_VTAB or "fts5" in str(error)


def keep(
    connection: sqlite3.Connection,
    changes: Iterable[Change],
    at: datetime,
    *,
    erasing: bool = False,
) -> None:
    """Follow the changes of an act at an instant, before they are journaled.

    A damaged index is made anew: no save fails because of it. After an erasure no
    word that was dropped stays in the file.
    """
    # FTS5 writes when a savepoint begins: so it tells of damage here, not at the end.
    connection.execute("SAVEPOINT search_index")
    try:
        _follow(connection, changes, at)
        if erasing:
            connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("SAVEPOINT search_written")
        connection.execute("RELEASE search_written")
    except sqlite3.DatabaseError as error:
        if not is_damaged(error):
            raise
        connection.execute("ROLLBACK TO search_index")
        make_anew(connection)
    connection.execute("RELEASE search_index")


def _follow(
    connection: sqlite3.Connection, changes: Iterable[Change], at: datetime
) -> None:
    added = []
    for change in changes:
        before, after = change.before, change.after
        if not is_written(type(after if before is None else before)):
            continue
        if before is not None:
            if after is not None and _same(before, after):
                continue
            _drop(connection, change.family, change.id)
        if after is not None:
            added.append(_note(connection, change.family, after, at))
    # In any other order FTS5 writes to the file after each of them.
    for row in sorted(row for row in added if row):
        connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", row)


def _same(before: object, after: object) -> bool:
    return dated(before) == dated(after) and lines(before) == lines(after)


def _note(
    connection: sqlite3.Connection, family: str, record: Record, at: datetime
) -> tuple[int, str] | None:
    """Note the words of a record, and return them with its number, if it has any."""
    if not (written := lines(record)):
        return None
    words = folded("\n".join(line.text for line in written))
    instant = dated(record) or _first(connection, family, record.id) or at
    second = int(instant.timestamp() // 1) << _WITHIN_A_SECOND
    (newest,) = connection.execute(
        "SELECT max(number) FROM written WHERE number >= ? AND number < ?",
        (second, second + (1 << _WITHIN_A_SECOND)),
    ).fetchone()
    number = second if newest is None else newest + 1
    connection.execute(
        "INSERT INTO written (number, family, record, words) VALUES (?, ?, ?, ?)",
        (number, family, record.id, words),
    )
    return number, words


def _drop(connection: sqlite3.Connection, family: str, record: str) -> None:
    row = connection.execute(
        "SELECT number, words FROM written WHERE record = ? AND family = ?",
        (record, family),
    ).fetchone()
    if row is None:
        return
    # FTS5 has to be told the very words that it is to forget.
    connection.execute(
        "INSERT INTO search (search, rowid, words) VALUES ('delete', ?, ?)", row
    )
    connection.execute("DELETE FROM written WHERE number = ?", row[:1])


def _first(connection: sqlite3.Connection, family: str, record: str) -> datetime | None:
    """Return when a record was first written, if that was in an act before."""
    row = connection.execute(
        "SELECT at FROM journal WHERE record = ? AND family = ? ORDER BY seq LIMIT 1",
        (record, family),
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None
