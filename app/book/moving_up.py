"""Brings a book to the newest shape, after a backup of one that holds anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.book import search_index
from app.book.backup_file import check_copy, copy_whole
from app.book.backup_names import folder_of, stamped
from app.book.schema import Step, migrations


def move_up(
    connection: sqlite3.Connection,
    path: Path,
    steps: Sequence[Step],
    missing: Sequence[str],
    now: datetime,
) -> None:
    """Back up a book that holds anything, then take all missing steps at once."""
    if _holds_records(connection):
        copy = folder_of(path) / stamped(path, now, f"-before-{missing[0]}")
        copy_whole(connection, copy, lambda made: check_copy(connection, made, path))
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


def take(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take all missing steps in one transaction: the old shape or the new."""
    from sqlite_utils import Database

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations(steps).apply(Database(connection, execute_plugins=False))
        _refuse_loose_ends(connection)
        search_index.fill(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_loose_ends(connection: sqlite3.Connection) -> None:
    if loose := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError(f"A row of {loose[0]} points to nothing.")
