"""Brings a book to the newest shape, after copying one that holds anything."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.book.disk import uri, write_through
from app.book.problems import damaged
from app.book.schema import Step, migrations


def move_up(
    connection: sqlite3.Connection,
    path: Path,
    steps: Sequence[Step],
    missing: Sequence[str],
    now: datetime,
) -> None:
    """Copy a book that holds anything, then take all missing steps at once."""
    if _holds_records(connection):
        copy_before(connection, path, missing[0], now)
    # A step that makes a table anew must not drop what points to it.
    connection.execute("PRAGMA foreign_keys = OFF")
    take(connection, steps)
    connection.execute("PRAGMA foreign_keys = ON")


def _holds_records(connection: sqlite3.Connection) -> bool:
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'journal'"
    ).fetchone():
        return False
    return bool(connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone())


def copy_before(
    connection: sqlite3.Connection, path: Path, step: str, now: datetime
) -> Path:
    """Keep the book as it is, checked, beside it; return where."""
    name = f"{path.stem}-{now:%Y-%m-%d-%H%M%S}-before-{step}{path.suffix}"
    kept = path.with_name(name)
    made = path.with_name(f".{name}.{os.urandom(4).hex()}.new")
    try:
        connection.execute("VACUUM INTO ?", (str(made),))
        write_through(made)
        _check_copy(connection, made, path)
        made.replace(kept)
    finally:
        made.unlink(missing_ok=True)
    write_through(path.parent)
    return kept


def _check_copy(connection: sqlite3.Connection, made: Path, path: Path) -> None:
    newest = "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1"
    with closing(sqlite3.connect(uri(made, "mode=ro"), uri=True)) as copy:
        (said,) = copy.execute("PRAGMA integrity_check").fetchone()
        same = copy.execute(newest).fetchone() == connection.execute(newest).fetchone()
    if said != "ok" or not same:
        raise damaged(path, "it could not be copied whole")


def take(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take all missing steps in one transaction: the old shape or the new."""
    from sqlite_utils import Database

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations(steps).apply(Database(connection, execute_plugins=False))
        _refuse_loose_ends(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_loose_ends(connection: sqlite3.Connection) -> None:
    if loose := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"A row of {loose[0]} points to nothing.")
