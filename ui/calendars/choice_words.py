"""Which events are meetings, as the rep said it, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.records.event import ChosenBy, EventChoice
from app.rules.which_meetings import series_of
from app.rules.wording import clock, short_day

_OF_SERIES: Final = "WHERE uid = :uid OR substr(uid, 1, length(:uid) + 1) = :uid || '/'"
_TITLES: Final = f"""
SELECT title, starts_instant FROM meetings {_OF_SERIES}
UNION ALL SELECT title, starts_instant FROM events {_OF_SERIES}
ORDER BY starts_instant DESC LIMIT 1
"""


def choice_words(choice: EventChoice, book: Book) -> str:
    """Return `Never a meeting: “newsletter” in the title`."""
    head = "Always a meeting" if choice.is_meeting else "Never a meeting"
    return f"{head}: {_about(choice, book)}"


def _about(choice: EventChoice, book: Book) -> str:
    match choice.by:
        case ChosenBy.WORDS:
            return f"“{choice.value}” in the title"
        case ChosenBy.DOMAIN:
            return f"anybody of {choice.value} on it"
        case ChosenBy.ADDRESS:
            return f"{choice.value} on it"
        case ChosenBy.SERIES:
            return _series(choice.value, book)


def _series(uid: str, book: Book) -> str:
    """Return what an event or a series is called, as far as the book has it."""
    rows = book.rows(_TITLES, {"uid": uid})
    if not rows:
        return "an event that is no longer in the book"
    title, starts = rows[0]
    if uid == series_of(uid):
        return f"“{title}” and what repeats of it"
    zone = ZoneInfo(book.settings().zone)
    at = datetime.fromisoformat(starts).astimezone(zone)
    return f"“{title}” on {short_day(at.date())} {clock(at)}"
