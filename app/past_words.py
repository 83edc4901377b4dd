"""When something was, as people type it: `yesterday 15:00`, `fri`, `9:30`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from app.when_words import WhenRead, read_when

_STILL_TO_COME: Final = re.compile(
    r"(?:in\s|\+|next\s|coming\s|tomorrow|tmr|day after)"
)
# A time alone is of the last day, a weekday of the last week, a date of the last year.
_BACK: Final = (timedelta(), timedelta(days=1), timedelta(days=7), timedelta(days=366))


def read_past(text: str, now: datetime, zone: str) -> WhenRead | None:
    """Read the last time that a text names, at an aware `now`; None if it names none.

    What is still to come is not read.
    """
    words = " ".join(text.casefold().split())
    if _STILL_TO_COME.match(words):
        return None
    for back in _BACK:
        read = read_when(words, now - back, zone)
        if read is not None and said_at(read, now) <= now:
            return read
    return None


def said_at(when: WhenRead, now: datetime) -> datetime:
    """Return the instant meant; a day without a time lasts to its end, or to now."""
    instant = when.due.instant
    if when.at is None and when.day == now.astimezone(when.due.local.tzinfo).date():
        return min(instant, now)
    return instant
