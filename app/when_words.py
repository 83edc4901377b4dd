"""A day and a time as people type them: `fri 14:00`, `in 3 days`, `27 nov`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.day_words import months_on, read_day, working_days_on
from app.records.moment import Due, Moment

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class WhenRead:
    """A local day, and the time of it if one was named."""

    day: date
    at: time | None
    zone: str

    @property
    def due(self) -> Due:
        """When it is owed: to the minute, or by the end of the day."""
        if self.at is None:
            return Due.on(self.day, self.zone)
        wall = datetime.combine(self.day, self.at)
        return Due.at(Moment.local(wall, self.zone).instant, self.zone)


def read_when(text: str, now: datetime, zone: str) -> WhenRead | None:
    """Read what was typed at an aware `now`, in a zone; None if it says no day.

    A day without a year is the next one, today included; a weekday is the next one
    after today; `3/4` is the third of April. A time alone is the next time the clock
    shows it. What is past is read as it stands: `2020-01-01`.
    """
    here = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    words = _tidy(text)
    try:
        read = _span(words, here) or _day_and_time(words, here)
    except (OverflowError, ValueError):
        return None
    return WhenRead(read[0], read[1], zone) if read else None


_Read = tuple[date, time | None]


def _tidy(text: str) -> str:
    """Return the words in small letters, without commas and words of courtesy."""
    words = " ".join(text.casefold().replace(",", " ").split())
    words = re.sub(r"^(?:by|on|until|till|due|at)\s+(?=\S)", "", words)
    return re.sub(r"\s+(?:at|@)\s+", " ", words)


_UNITS = {
    "min": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "hour": timedelta(hours=1),
    "d": timedelta(days=1),
    "day": timedelta(days=1),
    "w": timedelta(weeks=1),
    "week": timedelta(weeks=1),
}
_SPAN = re.compile(
    r"(?:in\s+|\+)(?P<count>\d{1,4}|[a-z]+)\s*"
    r"(?P<unit>min|minute|h|hour|d|day|w|week|m|month|year|(?:working|business) day|wd)"
    r"s?(?:\s+(?P<rest>.+))?"
)


def _span(words: str, here: datetime) -> _Read | None:
    """Read `in 3 days`, `+2w 9:00`, `in an hour`."""
    found = _SPAN.fullmatch(words)
    if not found:
        return None
    count = _count(found["count"])
    if count is None:
        return None
    unit, rest = found["unit"], found["rest"]
    at = read_time(rest) if rest else None
    if rest and at is None:
        return None
    if unit in ("min", "minute", "h", "hour"):
        then = here + count * _UNITS[unit]
        return (
            None
            if rest
            else (then.date(), then.time().replace(second=0, microsecond=0))
        )
    if unit in ("m", "month", "year"):
        return months_on(here.date(), count * (12 if unit == "year" else 1)), at
    if unit in _UNITS:
        return here.date() + count * _UNITS[unit], at
    return working_days_on(here.date(), count), at


def _day_and_time(words: str, here: datetime) -> _Read | None:
    """Read a day, a time, or both in either order."""
    if (day := read_day(words, here.date())) is not None:
        return day, None
    parts = words.replace("t", " ") if re.match(r"\d{4}-\d\d-\d\dt", words) else words
    pieces = parts.split(" ")
    for cut in range(1, len(pieces)):
        first, last = " ".join(pieces[:cut]), " ".join(pieces[cut:])
        for day_words, time_words in ((first, last), (last, first)):
            day = read_day(day_words, here.date())
            at = read_time(time_words)
            if day is not None and at is not None:
                return day, at
    at = None if words.isdigit() else read_time(words)
    if at is None:
        return None
    later = at > here.time()
    return here.date() if later else here.date() + timedelta(days=1), at


_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)|h)?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?"
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_time(words: str) -> time | None:
    """Read `14:00`, `9`, `2.30 pm`, `14h30`, `0900`, `noon`."""
    words = words.strip().casefold().removesuffix("o'clock").strip()
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    if re.fullmatch(r"[0-9]{4}", words):
        words = f"{words[:2]}:{words[2:]}"
    found = _TIME.fullmatch(words)
    if not found or not words.isascii():
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _COUNTS.get(word)
