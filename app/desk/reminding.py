"""What reminders and the end of a day are made of, read from the book."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.book import meetings, promises
from app.book.book import Book
from app.rules.days_end import DAY, Outlook, next_working_day
from app.rules.free_time import is_running, spans

# As long as Today asks what came of a meeting.
LOOKED_BACK: Final = timedelta(days=14)


def outlook(book: Book, now: datetime) -> Outlook:
    """Read what there is to be reminded of, in a handful of queries."""
    settings = book.settings()
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    begins = datetime.combine(today - DAY, time(), zone)
    ends = datetime.combine(today + 2 * DAY, time(), zone)
    until = next_working_day(today, settings.region) + DAY
    last = datetime.combine(until, time(), zone)
    owed = promises.due_between(book, begins, last, ours=True)
    done = promises.settled(book, begins, now + timedelta(microseconds=1))
    return Outlook(
        settings=settings,
        meetings=meetings.between(book, begins, ends),
        wraps=meetings.open_wraps(book, now),
        unsaid=tuple(
            m
            for m in meetings.without_outcome(book, now)
            if m.ends.instant >= now - LOOKED_BACK and not is_running(spans([m]), now)
        ),
        promises=(*owed, *done),
    )
