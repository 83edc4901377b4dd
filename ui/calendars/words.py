"""How a calendar stands, in words."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.book.fetches import Fetched
from app.desk.calendars import Gone
from app.rules.wording import listed
from ui.times import clock, near_lower, short_day_word

NAMED = 3


def standing(known: Fetched, now: datetime, zone: str) -> str:
    """Return when a calendar was there last, and what has been wrong since."""
    when = _when(known.answered, now, zone) if known.answered else ""
    if known.trouble:
        last = f"last fetched {when}" if when else "never fetched yet"
        return f"{known.trouble.rstrip('.')} ({last}). {known.advice}".strip()
    return f"Fetched {when}." if when else "Not fetched yet."


def gone_words(gone: Gone, now: datetime, zone: str) -> str:
    """Return how many are no longer in a calendar, and the first of them by name."""
    if not gone:
        return ""
    every = [(one.starts.instant, one.title) for one in gone.meetings]
    every += [(one.starts.instant, one.title) for one in gone.events]
    names = [f"“{title}” {_when(starts, now, zone)}" for starts, title in sorted(every)]
    if more := len(names[NAMED:]):
        names[NAMED:] = [f"{more} more"]
    return (
        f"No longer in your calendar: {len(gone)}: {listed(names)}. "
        "Nothing was cancelled."
    )


def _when(instant: datetime, now: datetime, zone: str) -> str:
    there, today = instant.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone))
    day = near_lower(short_day_word(there.date(), today.date()))
    return f"{day} {clock(there)}"
