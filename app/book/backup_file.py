"""One copy of the book: it has a name only when it is whole and on the disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from app.book.disk import uri, write_through
from app.book.problems import damaged


def copy_whole(
    connection: sqlite3.Connection, target: Path, check: Callable[[Path], None]
) -> Path:
    """Copy a book to a new name, once `check` let it pass; return where it is.

    A name that is taken gets a number. In RELIABILITY's trials every shorter way
    left an unusable file behind when the power failed (R9).
    """
    if not target.parent.is_dir():
        target.parent.mkdir()
        write_through(target.parent.parent)
    made = target.with_name(f".{target.name}.{os.urandom(4).hex()}.new")
    try:
        connection.execute("VACUUM INTO ?", (str(made),))
        write_through(made)
        check(made)
        kept = _named(made, target)
    finally:
        made.unlink(missing_ok=True)
    write_through(target.parent)
    return kept


def check_copy(connection: sqlite3.Connection, made: Path, book: Path) -> None:
    """Raise BookDamaged unless a copy of any version is whole and ends as the book."""
    newest = "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1"
    with closing(sqlite3.connect(uri(made, "mode=ro"), uri=True)) as copy:
        (said,) = copy.execute("PRAGMA integrity_check").fetchone()
        same = copy.execute(newest).fetchone() == connection.execute(
            newest
        ).fetchone() and _numbers(copy) == _numbers(connection)
    if said != "ok" or not same:
        raise damaged(book, "it could not be copied whole")


def _numbers(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return what the file says it is, and how many rows each table has."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    counted = [(f'SELECT count(*) FROM "{name}"', name) for (name,) in tables]
    counted += [(f"PRAGMA {one}", one) for one in ("application_id", "user_version")]
    return [(name, connection.execute(sql).fetchone()[0]) for sql, name in counted]


def _named(made: Path, target: Path) -> Path:
    """Give a file the first free name, never one that is taken."""
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        name = target.with_name(f"{target.stem}{more}{target.suffix}")
        try:
            name.hardlink_to(made)
        except FileExistsError:
            continue
        except OSError:
            # Some disks know no links.
            if name.exists():
                continue
            made.rename(name)
        return name
    raise AssertionError("There is always another number.")
