"""Promises of both sides, by when they fall due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.book.book import Book
from app.book.codec import instant_text
from app.records.promise import Promise, PromiseState

# A promise without a day comes after all that have one.
_BY_DUE = "ORDER BY due_instant IS NULL, due_instant, rowid"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many promises are open, and how many are late, on both sides.

    What nobody was told of is open and never late: nobody waits for it.
    """

    ours: int
    ours_late: int
    theirs: int
    theirs_late: int


def standing(book: Book, *, ours: bool | None = None) -> tuple[Promise, ...]:
    """Return the open promises of a side, or of both, the next due first."""
    side, values = _side(ours)
    clause = f"WHERE state = ? {side} {_BY_DUE}"
    return book.select(Promise, clause, (PromiseState.OPEN, *values))


def due_between(
    book: Book, start: datetime, end: datetime, *, ours: bool | None = None
) -> tuple[Promise, ...]:
    """Return the open promises due from `start` up to before `end`, in order."""
    side, values = _side(ours)
    clause = (
        f"WHERE state = ? AND due_instant >= ? AND due_instant < ? {side} {_BY_DUE}"
    )
    span = instant_text(start), instant_text(end)
    return book.select(Promise, clause, (PromiseState.OPEN, *span, *values))


def settled(book: Book, start: datetime, end: datetime) -> tuple[Promise, ...]:
    """Return the promises done from `start` up to before `end`, oldest first."""
    clause = "WHERE state = ? AND done >= ? AND done < ? ORDER BY done, rowid"
    values = (PromiseState.DONE, instant_text(start), instant_text(end))
    return book.select(Promise, clause, values)


def counts(book: Book, now: datetime) -> Counts:
    """Return how many open promises there are and how many are late, in one look."""
    ((ours, ours_late, theirs, theirs_late),) = book.rows(
        """
        SELECT
            count(*) FILTER (WHERE ours), count(*) FILTER (WHERE ours AND late),
            count(*) FILTER (WHERE NOT ours), count(*) FILTER (WHERE NOT ours AND late)
        FROM (
            SELECT ours, told AND due_instant < ? AS late FROM promises WHERE state = ?
        )
        """,
        (instant_text(now), PromiseState.OPEN),
    )
    return Counts(ours, ours_late, theirs, theirs_late)


def _side(ours: bool | None) -> tuple[str, tuple[int, ...]]:
    return ("", ()) if ours is None else ("AND ours = ?", (int(ours),))
