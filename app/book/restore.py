"""A backup put in the place of the book, which is moved aside and kept."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from app.book.backup import Backup, back_up, unsaved
from app.book.backup_names import stamped
from app.book.disk import uri, write_through
from app.book.opening import as_problems, connected, make
from app.book.problems import (
    BookBusy,
    BookDamaged,
    BookForeign,
    BookProblem,
    BookTooNew,
    damaged,
)
from app.book.schema import APPLICATION_ID, STEPS
from app.book.verify import verify_file
from app.errors import Problem
from app.files import write_beside

SIDECARS: Final = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the book is the backup now; `kept` is what it was before."""

    book: Path
    backup: Path
    kept: tuple[Path, ...]

    @property
    def sentence(self) -> str:
        """What was done, and where the old file is."""
        done = f"{self.book.name} is the backup {self.backup.name} again."
        if not self.kept:
            return done
        return f"{done} The file it was before is kept as {self.kept[0].name}."


@dataclass(frozen=True, slots=True)
class Loss:
    """What was done after a backup: acts by their labels, the most frequent first."""

    acts: tuple[tuple[str, int], ...]

    @property
    def many(self) -> int:
        """How many acts there were."""
        return sum(number for _, number in self.acts)


def restore(backup: Path, book: Path, now: datetime) -> Restored:
    """Put a backup in a book's place; nobody may have it open.

    The old file is never written over: it and what SQLite left beside it get other
    names, and no journal stays that would be played over the backup (RELIABILITY
    R10). The book equals the backup byte for byte.
    """
    whole = _checked(backup, book)
    if book.is_file() and book.stat().st_size and not _left_beside(book):
        _back_up_first(book, now)
    kept = _set_aside(book, now)
    write_beside(book, whole, replace=True)
    if _digest(book.read_bytes()) != _digest(whole):
        raise damaged(book, "the disk gave back something else than was written")
    return Restored(book, backup, kept)


def begin_anew(book: Path, now: datetime) -> tuple[Path, ...]:
    """Make an empty book; what stood in its place is moved aside and returned."""
    kept = _set_aside(book, now, leave_none=True)
    with as_problems(book):
        make(book)
    return kept


def loss(book: Path, backup: Backup) -> Loss | None:
    """Return what a restore would lose; None if the book cannot tell."""
    try:
        with as_problems(book), closing(connected(book, "ro")) as source:
            held = source.execute(
                "SELECT chain FROM journal WHERE seq = ?", (backup.changes,)
            ).fetchone()
            if held != (backup.chain,):
                return None
            later = source.execute(
                "SELECT label FROM journal WHERE seq > ? GROUP BY act",
                (backup.changes,),
            ).fetchall()
    except BookProblem:
        return None
    return Loss(tuple(Counter(label for (label,) in later).most_common()))


def _checked(backup: Path, book: Path) -> bytes:
    """Return the bytes of a backup that is whole; a Problem says why it is not."""
    if backup.resolve() == book.resolve():
        raise BookProblem(f"{backup.name} is the book itself.", "Choose a backup.")
    if not backup.is_file():
        raise BookProblem(f"There is no backup at {backup}.", "Look in the folder.")
    if _left_beside(backup):
        raise BookDamaged(
            f"Beside {backup.name} is the journal of an act that was not finished.",
            "Choose another backup.",
        )
    with as_problems(backup):
        version = _version(backup)
    if version == len(STEPS):
        verdict = verify_file(backup)
        if not verdict.whole:
            raise BookDamaged(
                f"{backup.name} is not whole. {verdict.sentences[0]}",
                "Nothing was changed. Choose another backup.",
            )
    return backup.read_bytes()


def _version(backup: Path) -> int:
    """Return the version of a backup that an Earnest wrote, and SQLite finds whole."""
    alone = uri(backup, "mode=ro&immutable=1")
    with closing(sqlite3.connect(alone, uri=True)) as copy:
        try:
            (application,) = copy.execute("PRAGMA application_id").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            application = 0
        if application != APPLICATION_ID:
            raise BookForeign(
                f"{backup.name} is no backup of Earnest's.", "Choose another file."
            )
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise BookTooNew(
                f"A newer Earnest has made {backup.name}.",
                "Choose an older backup, or start the newer Earnest.",
            )
        (said,) = copy.execute("PRAGMA integrity_check").fetchone()
        if said != "ok":
            raise BookDamaged(
                f"{backup.name} is damaged: {said}", "Choose another backup."
            )
    return int(version)


def _back_up_first(book: Path, now: datetime) -> None:
    """Back up a book that is still whole; refuse while another program writes in it."""
    try:
        with as_problems(book), closing(connected(book)) as open_book:
            open_book.execute("BEGIN IMMEDIATE")
            open_book.execute("ROLLBACK")
        if unsaved(book):
            back_up(book, now, let_go=False)
    except BookBusy:
        raise
    except Problem:
        # It cannot be read: that is why it is replaced. Its file is kept.
        return


def _set_aside(
    book: Path, now: datetime, *, leave_none: bool = False
) -> tuple[Path, ...]:
    """Give the old file and its sidecars other names, and return these.

    Where there is no journal the book keeps its name as well, until the backup takes
    it: no power cut can leave none of the two.
    """
    target = _free(book, now)
    kept = []
    left = _left_beside(book)
    with _as_disk_problems(book):
        if book.exists():
            linked = not left and not leave_none and _linked(book, target)
            if not linked:
                book.rename(target)
            kept.append(target)
        for sidecar in left:
            end = sidecar.name.removeprefix(book.name)
            kept.append(sidecar.rename(target.with_name(target.name + end)))
        if kept:
            write_through(book.parent)
    return tuple(kept)


def _left_beside(file: Path) -> list[Path]:
    """Return the sidecars of a file that say something; an empty journal does not."""
    sidecars = [file.with_name(file.name + end) for end in SIDECARS]
    return [
        one
        for one in sidecars
        if one.exists() and (one.stat().st_size or not one.name.endswith("-journal"))
    ]


def _free(book: Path, now: datetime) -> Path:
    """Return a name for the old file that nothing has, with none of its sidecars."""
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        name = book.with_name(stamped(book, now, f"{more}-set-aside"))
        taken = [name, *(name.with_name(name.name + end) for end in SIDECARS)]
        if not any(one.exists() for one in taken):
            return name
    raise AssertionError("There is always another number.")


def _linked(book: Path, target: Path) -> bool:
    try:
        target.hardlink_to(book)
    except OSError:
        # Some disks know no links.
        return False
    return True


@contextmanager
def _as_disk_problems(book: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BookProblem(
            f"{book.name} cannot be moved aside: {error.strerror or error}.",
            f"See whether {book.parent} may be written, and no program holds the file.",
        ) from error


def _digest(whole: bytes) -> str:
    return sha256(whole).hexdigest()
