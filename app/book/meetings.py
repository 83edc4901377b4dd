"""Meetings and busy events, asked for by time, by calendar id, by what is open."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.records.event import Event
from app.records.meeting import Meeting, Outcome


def between(book: Book, start: datetime, end: datetime) -> tuple[Meeting, ...]:
    """Return the meetings that begin from `start` up to before `end`, in order."""
    return book.select(Meeting, _BETWEEN, (instant_text(start), instant_text(end)))


def events_during(book: Book, start: datetime, end: datetime) -> tuple[Event, ...]:
    """Return the events of a time, also those begun before, in order.

    What began more than a month before is left out.
    """
    clause = (
        "WHERE starts_instant >= :earliest AND starts_instant < :end "
        "AND (starts_instant >= :start OR ends_instant > :start) "
        "ORDER BY starts_instant, rowid"
    )
    times = {"earliest": start - _LONGEST, "start": start, "end": end}
    return book.select(
        Event, clause, {name: instant_text(time) for name, time in times.items()}
    )


def by_uid(book: Book, uid: str) -> Meeting | None:
    """Return the meeting of a calendar event, the one booked last if there are two."""
    clause = "WHERE uid = ? AND uid <> '' ORDER BY booked DESC, rowid DESC LIMIT 1"
    return next(iter(book.select(Meeting, clause, (uid,))), None)


def open_wraps(book: Book, now: datetime) -> tuple[Meeting, ...]:
    """Return the held meetings begun before `now` that nobody wrapped, oldest first."""
    clause = (
        "WHERE wrapped IS NULL AND outcome = ? AND starts_instant <= ? "
        "ORDER BY starts_instant, rowid"
    )
    return book.select(Meeting, clause, (Outcome.HELD, instant_text(now)))


def without_outcome(book: Book, now: datetime) -> tuple[Meeting, ...]:
    """Return the meetings whose end has passed with nobody saying what came of it."""
    clause = (
        "WHERE wrapped IS NULL AND outcome = ? AND starts_instant <= ? "
        "AND ends_instant <= ? ORDER BY starts_instant, rowid"
    )
    at = instant_text(now)
    return book.select(Meeting, clause, (Outcome.BOOKED, at, at))


_LONGEST: Final = timedelta(days=31)

_BETWEEN = (
    "WHERE starts_instant >= ? AND starts_instant < ? ORDER BY starts_instant, rowid"
)
