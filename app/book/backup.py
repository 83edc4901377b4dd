"""Backups: made beside the open book, checked, then the oldest let go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.book.backup_file import copy_whole
from app.book.backup_ladder import spare
from app.book.backup_names import Named, folder_of, named, stamped
from app.book.disk import uri
from app.book.families import FAMILIES
from app.book.journal import BEFORE_THE_FIRST
from app.book.opening import as_problems, connected
from app.book.problems import BookDamaged, BookProblem
from app.book.schema import APPLICATION_ID
from app.book.verify import verify_file
from app.errors import Problem
from app.files import write_beside

# How old the newest backup may be while the book is in use.
OFTEN: Final = timedelta(hours=4)

_NEWEST: Final = "SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the book, opened and checked when it was made.

    `changes` counts the entries of its journal, `chain` is the last one's. Copies of
    one book have `begun`, the chain of the first entry, in common.
    """

    path: Path
    made: datetime
    records: int
    changes: int
    chain: str
    begun: str


@dataclass(frozen=True, slots=True)
class Backed:
    """What backing up did: the copy, how many older ones went, and what failed."""

    backup: Backup
    let_go: int = 0
    trouble: str = ""


def backups(book: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """Return the backups of a book that can be opened, the newest first."""
    found = (read(one.path, one.made) for one in named(book, folder))
    return tuple(one for one in found if one)


def newest(book: Path) -> Backup | None:
    """Return the newest backup that can be opened."""
    found = (read(one.path, one.made) for one in named(book))
    return next((one for one in found if one), None)


def made_last(book: Path) -> datetime | None:
    """Return when the newest backup was made, by its name alone."""
    return next((one.made for one in named(book)), None)


def unsaved(book: Path) -> bool:
    """Tell whether a book holds changes that its newest backup does not."""
    with _opened(book) as source:
        last = source.execute(_NEWEST).fetchone()
    kept = newest(book)
    return last is not None and (kept is None or last != (kept.changes, kept.chain))


def due(book: Path, now: datetime) -> bool:
    """Tell whether it is time for a backup (RELIABILITY R9)."""
    made = made_last(book)
    lately = made is not None and timedelta() <= now - made < OFTEN
    return not lately and unsaved(book)


def back_up(
    book: Path, now: datetime, *, second: Path | None = None, let_go: bool = True
) -> Backed | None:
    """Back up a book from any thread; None if nothing was ever written in it.

    The book stays usable meanwhile. A copy that is not whole gets no name of a
    backup, and then no older one is let go of. `second` is a folder for another copy:
    if that fails it is told, and the first stays.
    """
    with _opened(book) as source:
        if source.execute(_NEWEST).fetchone() is None:
            return None
        target = folder_of(book) / stamped(book, now)
        with _as_backup_problems(target.parent):
            kept = copy_whole(
                source, target, lambda made: _check(source, made, book, target.parent)
            )
    made = read(kept, _stamp_of(book, kept))
    if made is None:
        raise BookDamaged(f"{kept.name} cannot be opened again.", "Back up once more.")
    gone = _prune(book, made, now, None) if let_go else 0
    trouble = _copy_to(second, book, made, now) if second else ""
    return Backed(made, gone, trouble)


def forget_older(book: Path, kept: Backup, second: Path | None = None) -> int:
    """Remove every other copy of a book, those set aside too; return how many went."""
    gone = 0
    copies = [one.path for one in named(book)]
    copies += [faulty_of(book), *set_aside(book)]
    if second:
        copies += [one.path for one in _of_same_book(book, kept, second)]
    for copy in copies:
        if copy.name != kept.path.name and copy.exists():
            copy.unlink()
            gone += 1
    return gone


def set_aside(book: Path) -> tuple[Path, ...]:
    """Return the old files that a restore moved aside, with their journals."""
    return tuple(sorted(book.parent.glob(f"{book.stem}-*-set-aside{book.suffix}*")))


def faulty_of(book: Path) -> Path:
    """Return where the newest copy is kept that was made but is not whole."""
    return folder_of(book) / f"{book.stem}-faulty{book.suffix}"


def read(file: Path, made: datetime) -> Backup | None:
    """Return what a copy holds; None if it cannot be opened or is another's."""
    alone = uri(file, "mode=ro&immutable=1")
    try:
        with closing(sqlite3.connect(alone, uri=True)) as copy:
            (application,) = copy.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                return None
            changes, chain = copy.execute(_NEWEST).fetchone() or (0, BEFORE_THE_FIRST)
            begun = copy.execute("SELECT chain FROM journal WHERE seq = 1").fetchone()
            records = sum(
                copy.execute(f"SELECT count(*) FROM {family.table}").fetchone()[0]
                for family in FAMILIES
            )
    except sqlite3.Error:
        return None
    return Backup(file, made, records, changes, chain, begun[0] if begun else "")


def _check(source: sqlite3.Connection, made: Path, book: Path, folder: Path) -> None:
    """Raise BookDamaged unless a copy is whole and its journal is the book's.

    Every row of it equals its newest entry, and the chain to the last entry is the
    book's: with that both hold the same, whatever was written meanwhile.
    """
    verdict = verify_file(made)
    if not verdict.whole:
        faulty = folder / faulty_of(book).name
        made.replace(faulty)
        raise BookDamaged(
            f"{book.name} is not whole, so it was not backed up. "
            f"{verdict.sentences[0]}",
            f"All older backups are kept; a copy as it is now is {faulty.name}.",
        )
    with closing(sqlite3.connect(uri(made, "mode=ro"), uri=True)) as copy:
        seq, chain = copy.execute(_NEWEST).fetchone()
    held = source.execute("SELECT chain FROM journal WHERE seq = ?", (seq,))
    if held.fetchone() != (chain,):
        raise BookDamaged(f"{book.name} changed under its backup.", "Try once more.")


def _prune(book: Path, made: Backup, now: datetime, folder: Path | None) -> int:
    """Let go of what the ladder does not keep; of copies of this very book only."""
    gone = 0
    for one in spare(_of_same_book(book, made, folder), now):
        if one.path.name != made.path.name:
            one.path.unlink(missing_ok=True)
            gone += 1
    within = folder or folder_of(book)
    _sweep(book, within)
    return gone


def _of_same_book(book: Path, made: Backup, folder: Path | None) -> list[Backup]:
    laddered = (one for one in named(book, folder) if one.laddered)
    found = (read(one.path, one.made) for one in laddered)
    return [one for one in found if one and one.begun == made.begun]


def _sweep(book: Path, folder: Path) -> None:
    """Remove what was left of backups that a power cut ended, a day before the last."""
    latest = max((one.path.stat().st_mtime for one in named(book, folder)), default=0)
    day = timedelta(days=1).total_seconds()
    for left in folder.glob(f".{book.stem}-*.new"):
        with suppress(OSError):
            if left.stat().st_mtime < latest - day:
                left.unlink()


def _copy_to(second: Path, book: Path, made: Backup, now: datetime) -> str:
    """Put the same file into a second folder; what failed is returned."""
    try:
        if not second.is_dir():
            raise BookProblem(f"The second folder for backups, {second}, is not there.")
        whole = made.path.read_bytes()
        copy = write_beside(second / made.path.name, whole)
        if _digest(copy.read_bytes()) != _digest(whole):
            copy.unlink()
            raise BookProblem(f"The copy in {second} is not what was written.")
        _prune(book, made, now, second)
    except Problem as problem:
        return f"{problem} {problem.advice}".rstrip()
    except OSError as error:
        reason = error.strerror or error
        return f"The second folder for backups, {second}, cannot be used: {reason}."
    return ""


def _digest(whole: bytes) -> str:
    return sha256(whole).hexdigest()


def _stamp_of(book: Path, kept: Path) -> datetime:
    within: tuple[Named, ...] = named(book, kept.parent)
    return next(one.made for one in within if one.path == kept)


@contextmanager
def _opened(book: Path) -> Iterator[sqlite3.Connection]:
    with as_problems(book), closing(connected(book)) as source:
        yield source


@contextmanager
def _as_backup_problems(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BookProblem(
            f"No backup could be written in {folder}: {error.strerror or error}.",
            "Make room there, or allow writing; the book itself is as it was.",
        ) from error
