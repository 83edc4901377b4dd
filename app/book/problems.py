"""What can go wrong with the book that its owner can put right."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.errors import Problem


class BookProblem(Problem):
    """Something is wrong with the file; it was not changed."""


class BookTooNew(BookProblem):
    """A newer Earnest has written the book."""


class BookForeign(BookProblem):
    """The file is none of Earnest's."""


class BookDamaged(BookProblem):
    """The file is not whole."""


class BookGone(BookProblem):
    """There is no book, but there are backups of one."""


class BookBusy(BookProblem):
    """Another program holds the book."""


class BookFull(BookProblem):
    """There is no room left to write."""


class BookReadOnly(BookProblem):
    """The file or its folder may not be written."""


class BookUnwritable(BookProblem):
    """The disk refused to write or to read."""


class BookReplaced(BookProblem):
    """Another file stands where the book was opened."""


class BookTied(BookProblem):
    """A record is missing that another one points to, or is there twice."""


class BookRefusesText(BookProblem):
    """A text or a number cannot be kept."""


# The same act may go well a moment later, or once there is room.
NOT_JUST_NOW = (BookBusy, BookFull, BookReadOnly, BookReplaced, BookUnwritable)


def problem_of(error: sqlite3.Error, path: Path) -> BookProblem | None:
    """Return what an error of SQLite means to the owner; None if it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Python itself says so, without a code.
        return damaged(path) if "Could not decode" in str(error) else None
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BookBusy(
                "Another program is using the book just now.",
                "Try again in a moment; nothing was lost.",
            )
        case sqlite3.SQLITE_FULL:
            return BookFull(
                f"There is no room left on the disk that holds {path.name}.",
                "Make some room, then try again; nothing was changed.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return BookReadOnly(
                f"{path.name} may be read here, but not written.",
                f"Allow writing in {path.parent}; nothing was changed.",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return BookReadOnly(
                f"{path.name} cannot be opened.",
                f"See whether the file is there and {path.parent} may be used.",
            )
        case sqlite3.SQLITE_IOERR:
            return BookUnwritable(
                f"The disk that holds {path.name} failed.",
                "Try again; if it fails again, copy the book to another disk.",
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_CONSTRAINT:
            return BookTied(
                "This no longer fits what the book holds: what it belongs to is "
                "gone, or something still belongs to it.",
                "Look at the record again and repeat what you did.",
            )
        case sqlite3.SQLITE_TOOBIG:
            return BookRefusesText(
                "This text is too long to be kept.", "Shorten it; a page is plenty."
            )
        case _:
            return None


def damaged(path: Path, what: str = "") -> BookDamaged:
    """Return that the book is damaged, and what to do about it."""
    return BookDamaged(
        f"{path.name} is damaged{': ' + what if what else ''}.",
        "Restore the newest backup; the damaged file is kept beside it.",
    )
