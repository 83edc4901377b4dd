"""A backup before much of the book is changed at one stroke."""

from __future__ import annotations

from typing import Any, Final

from app.book.families import family_of
from app.desk.desk import Desk

# One or two are what any invite changes.
MANY: Final = 3


def back_up_before(desk: Desk, changes: int, *families: type[Any]) -> None:
    """Back up if more than a tenth of all records of some families would change.

    Where that fails a Problem is raised, and nothing is changed (RELIABILITY R21).
    """
    tables = [family_of(cls).table for cls in families]
    counts = " + ".join(f"(SELECT count(*) FROM {table})" for table in tables)
    ((there,),) = desk.book.rows(f"SELECT {counts}")
    if changes >= MANY and changes * 10 > there:
        from app.book.backup import back_up

        back_up(desk.book.path, desk.now)
