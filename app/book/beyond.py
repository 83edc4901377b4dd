"""What other accounts have to say to a meeting: names, and the same no (PACKS 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.knowledge import Point, PointAnswer
from app.records.mark import Mark
from app.records.meeting import Meeting, MeetingId

# A shorter name is too often a word.
SHORTEST: Final = 4
NO: Final = (PointAnswer.NO, PointAnswer.FIXED)


def others_named(
    book: Book, meetings: Iterable[Meeting]
) -> Mapping[MeetingId, tuple[str, ...]]:
    """Return, by meeting, the other accounts whose names stand in its agenda."""
    texts = [
        (one.id, one.account, " ".join(_shown(one)).casefold())
        for one in meetings
        if one.agenda.purpose or one.agenda.lines
    ]
    if not texts:
        return {}
    rows = book.rows(
        "SELECT id, name FROM accounts WHERE length(name) >= ? ORDER BY rowid",
        (SHORTEST,),
    )
    accounts = [(one, name, name.casefold()) for one, name in rows]
    found = {
        meeting: tuple(
            name for one, name, plain in accounts if plain in shown and one != account
        )
        for meeting, account, shown in texts
    }
    return {meeting: names for meeting, names in found.items() if names}


def said_no(
    book: Book, points: Iterable[Point], now: datetime, days: int
) -> tuple[tuple[AccountId, str], ...]:
    """Return to whom we lately said no and to what; nothing where none is here."""
    if not any(one.answer in NO for one in points):
        return ()
    rows = book.rows(
        "SELECT DISTINCT account, subject FROM points "
        "WHERE answer IN (?, ?) AND answered >= ? AND answered <= ?",
        (*NO, instant_text(now - timedelta(days=days + 1)), instant_text(now)),
    )
    return tuple((AccountId(account), subject) for account, subject in rows)


def marks_of_days(book: Book) -> Sequence[Mark]:
    """Return what was said of whole days, whatever the account."""
    return book.select(Mark, "WHERE account IS NULL ORDER BY at, rowid")


def _shown(meeting: Meeting) -> Iterable[str]:
    yield meeting.agenda.purpose
    yield from (line.topic for line in meeting.agenda.lines)
