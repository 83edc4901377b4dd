"""How often something comes again, as people type it: `every friday`, `monthly`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.day_words import DAYS, months_on
from app.records.promise import Repeats
from app.when_words import WhenRead, read_when


@dataclass(frozen=True, slots=True)
class RepeatRead:
    """How often, when first, and for a monthly one on which day of the month."""

    repeats: Repeats
    first: WhenRead
    on: int | None = None


_OFTEN = {
    "weekly": Repeats.WEEKLY,
    "every week": Repeats.WEEKLY,
    "each week": Repeats.WEEKLY,
    "monthly": Repeats.MONTHLY,
    "every month": Repeats.MONTHLY,
    "each month": Repeats.MONTHLY,
}
_BY_NAME = re.compile(
    rf"(?P<often>{'|'.join(_OFTEN)})(?:\s+(?:on\s+|by\s+|until\s+)?(?P<rest>.+))?"
)
_EVERY = re.compile(r"(?:every|each)\s+(?P<rest>.+)")
_NTH = re.compile(
    r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
    r"(?:\s+of\s+(?:the|each|every)\s+month)?(?:\s+(?:at\s+)?(?P<at>.+))?",
    re.ASCII,
)
_LAST = re.compile(
    r"(?:the\s+)?(?:last(?:\s+day)?|end)(?:\s+of\s+(?:the|each|every)\s+month)?"
)
LAST_DAY = 31


def read_repeat(text: str, now: datetime, zone: str) -> RepeatRead | None:
    """Read what was typed at an aware `now`; None if it says nothing of the kind.

    Without a day the first is a week or a month from now. The 31st is the last day
    of a shorter month.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    if found := _BY_NAME.fullmatch(words):
        often, rest = _OFTEN[found["often"]], found["rest"] or ""
        if not rest:
            return _from_now(often, now, zone)
        return _on(often, rest, now, zone)
    if found := _EVERY.fullmatch(words):
        rest = found["rest"]
        return _on(Repeats.WEEKLY, rest, now, zone) or _on(
            Repeats.MONTHLY, rest, now, zone
        )
    return None


def _from_now(often: Repeats, now: datetime, zone: str) -> RepeatRead:
    weekly = often is Repeats.WEEKLY
    first = read_when("in 1 week" if weekly else "in 1 month", now, zone)
    assert first is not None
    today = now.astimezone(ZoneInfo(zone)).date()
    return RepeatRead(often, first, None if weekly else today.day)


def _on(often: Repeats, words: str, now: datetime, zone: str) -> RepeatRead | None:
    """Read the weekday or the day of the month it falls on, perhaps with a time."""
    if often is Repeats.WEEKLY:
        first = read_when(words, now, zone) if _names_a_weekday(words) else None
        return RepeatRead(often, first) if first else None
    if _LAST.fullmatch(words):
        return RepeatRead(often, _first_on(LAST_DAY, now, zone), LAST_DAY)
    found = _NTH.fullmatch(words)
    if not found or not 1 <= int(found["day"]) <= LAST_DAY:
        return None
    first = _first_on(int(found["day"]), now, zone)
    if found["at"]:
        timed = read_when(f"{first.day.isoformat()} {found['at']}", now, zone)
        if timed is None or timed.at is None:
            return None
        first = timed
    return RepeatRead(often, first, int(found["day"]))


def _names_a_weekday(words: str) -> bool:
    name = words.split(" ")[0].removesuffix("s").removesuffix(".")
    return len(name) > 1 and any(day.startswith(name) for day in DAYS)


def _first_on(day: int, now: datetime, zone: str) -> WhenRead:
    """Return the next such day of a month, today included."""
    today = now.astimezone(ZoneInfo(zone)).date()
    for months in (0, 1):
        begins = months_on(today.replace(day=1), months)
        last = monthrange(begins.year, begins.month)[1]
        made = date(begins.year, begins.month, min(day, last))
        if made >= today:
            break
    return WhenRead(made, None, zone)
