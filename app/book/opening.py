"""Opens the file, or says in words why it must not be touched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from app.book.backup_names import named
from app.book.codec import Unreadable
from app.book.disk import uri, write_through
from app.book.moving_up import move_up, take
from app.book.problems import (
    BookDamaged,
    BookForeign,
    BookGone,
    BookProblem,
    BookTooNew,
    damaged,
    problem_of,
)
from app.book.schema import APPLICATION_ID, STEP_SET, STEPS, Step

# Reasons in RELIABILITY sections 1 and 2; every connection has its own.
PRAGMAS: Final = {
    "journal_mode": "TRUNCATE",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "fullfsync": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "secure_delete": "ON",
    "busy_timeout": "2000",
    # A long act is kept in memory until its commit: others may read meanwhile.
    "cache_spill": "OFF",
    "mmap_size": "0",
}

_SIDECARS: Final = ("-journal", "-wal")


def opened(
    path: Path, steps: Sequence[Step], clock: Callable[[], datetime]
) -> sqlite3.Connection:
    """Return a connection to the book, made or brought up to date where needed."""
    with as_problems(path), _as_disk_problems(path):
        if not path.exists():
            _refuse_to_replace(path)
            make(path, steps)
        _look(path, steps)
        connection = connected(path)
        try:
            _refuse_others(connection, path, steps)
            if missing := _missing(connection, path, steps):
                move_up(connection, path, steps, missing, clock())
        except BaseException:
            connection.close()
            raise
        return connection


def connected(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Return a connection with every pragma set, that never makes a file."""
    connection = sqlite3.connect(uri(path, f"mode={mode}"), uri=True)
    # Transactions are begun and ended by name, never by the module.
    connection.isolation_level = None
    try:
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def as_problems(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite, and what cannot be read, into words."""
    try:
        yield
    except sqlite3.Error as error:
        if problem := problem_of(error, path):
            raise problem from error
        raise
    except (Unreadable, UnicodeDecodeError) as error:
        raise damaged(path, "a record cannot be read") from error


@contextmanager
def _as_disk_problems(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BookProblem(
            f"{path.name} cannot be used: {error.strerror or error}.",
            f"See whether {path.parent} is there and may be written.",
        ) from error


def _refuse_to_replace(path: Path) -> None:
    """Ask before a new book takes the place of one that was here."""
    if copies := named(path):
        raise BookGone(
            f"{path.name} is gone, but {len(copies)} of its backups are here.",
            "Restore the newest backup, or begin a new book.",
        )


def make(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Make an empty book under another name, then give it its own."""
    if left := _journal_left(path):
        raise BookDamaged(
            f"{path.name} is gone, but {left.name} is still there.",
            f"Bring {path.name} back, or move {left.name} away to begin anew.",
        )
    made = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            take(connection, steps)
        write_through(made)
        _give_name(made, path)
    finally:
        made.unlink(missing_ok=True)
    write_through(path.parent)


def _give_name(made: Path, path: Path) -> None:
    """Name the new book, unless another program was quicker."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        return
    except OSError:
        # Some disks know no links.
        if not path.exists():
            made.rename(path)


def _look(path: Path, steps: Sequence[Step]) -> None:
    """Refuse what is no book of ours; takes no lock and rolls nothing back."""
    if not path.is_file():
        raise _foreign(path)
    if path.stat().st_size == 0:
        raise damaged(path, "it is empty")
    outside = uri(path, "mode=ro&immutable=1")
    with closing(sqlite3.connect(outside, uri=True)) as connection:
        try:
            _refuse_others(connection, path, steps)
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
            if code == sqlite3.SQLITE_NOTADB:
                raise _foreign(path) from error
            # The power may have failed in the middle of an act: only the journal,
            # not read here, makes the file whole again.
            if code != sqlite3.SQLITE_CORRUPT or not _journal_left(path):
                raise


def _refuse_others(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Step]
) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise _foreign(path)
    if version > len(steps):
        raise _too_new(path, f"version {version}", len(steps))


def _journal_left(path: Path) -> Path | None:
    """Return the journal of an act that was not finished, if one is there."""
    for end in _SIDECARS:
        sidecar = path.with_name(path.name + end)
        if sidecar.exists() and sidecar.stat().st_size:
            return sidecar
    return None


def _missing(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Step]
) -> tuple[str, ...]:
    """Return the names of the steps the book has not taken."""
    try:
        taken = _taken(connection)
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            raise damaged(path, "its list of steps is gone") from error
        raise
    known = [step.name for step in steps]
    if unknown := sorted(taken - set(known)):
        raise _too_new(path, ", ".join(unknown), len(steps))
    return tuple(name for name in known if name not in taken)


def _taken(connection: sqlite3.Connection) -> set[str]:
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    ).fetchone():
        return set()
    return {
        name
        for (name,) in connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (STEP_SET,)
        )
    }


def _foreign(path: Path) -> BookForeign:
    return BookForeign(
        f"{path.name} is no book of Earnest's.",
        "It was not changed. Move it away, or choose another folder.",
    )


def _too_new(path: Path, what: str, ours: int) -> BookTooNew:
    copies = [copy.path.name for copy in named(path) if not copy.laddered]
    backup = (
        f"or restore the backup made before the upgrade, {copies[0]}"
        if copies
        else "or restore a backup made before the upgrade"
    )
    return BookTooNew(
        f"A newer Earnest has written {path.name} ({what}; this one knows "
        f"version {ours}).",
        f"Start the newer Earnest, {backup}. The book was not changed.",
    )
