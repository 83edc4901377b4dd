"""What copies of the book are called, and where they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

_STAMP: Final = "%Y-%m-%d-%H%M%S"
_STAMPED: Final = r"(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?(-before-.+)?"


class Named(NamedTuple):
    """A copy by its name; `laddered` is whether the ladder may let it go."""

    path: Path
    made: datetime
    laddered: bool


def folder_of(book: Path) -> Path:
    """Return the folder of a book's backups; it may not be there yet."""
    return book.parent / "backups"


def stamped(book: Path, now: datetime, what: str = "") -> str:
    """Return the name of a copy made at an instant: `earnest-2026-11-23-131200.db`."""
    return f"{book.stem}-{now.astimezone(UTC):{_STAMP}}{what}{book.suffix}"


def named(book: Path, folder: Path | None = None) -> tuple[Named, ...]:
    """Return the copies of a book in a folder by their names, the newest first."""
    within = folder or folder_of(book)
    if not within.is_dir():
        return ()
    pattern = re.compile(f"{re.escape(book.stem)}-{_STAMPED}{re.escape(book.suffix)}")
    found = [
        Named(file, made, not said[2])
        for file in within.iterdir()
        if (said := pattern.fullmatch(file.name)) and (made := _instant(said[1]))
    ]
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def _instant(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
