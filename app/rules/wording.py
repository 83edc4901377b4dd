"""Days, times and texts as people read and compare them, in plain English.

Names of days and months are ours: those of `strftime` follow the machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from unicodedata import normalize
from zoneinfo import ZoneInfo

from app.records.moment import Due

DAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def count(number: int, noun: str, plural: str = "") -> str:
    """Return `1 stop`, `2 stops`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def short_day(day: date) -> str:
    """Return `Fri 27 Nov`."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """Return `Friday 27 November`."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def dated_day(day: date) -> str:
    """Return `27 Nov 2026`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def plain_day(day: date, today: date) -> str:
    """Return `27 Nov`, with its year where that is not this one."""
    named = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return named if day.year == today.year else f"{named} {day.year}"


def clock(moment: datetime) -> str:
    """Return `09:05`."""
    return f"{moment.hour:02}:{moment.minute:02}"


def due_words(due: Due, zone: str) -> str:
    """Return `Fri 27 Nov`, with the hour in a zone where the due has one."""
    if due.whole_day:
        return short_day(due.day)
    local = due.instant.astimezone(ZoneInfo(zone))
    return f"{short_day(local.date())} {clock(local)}"


def place(zone: str) -> str:
    """Return the city of a zone: `New York`."""
    return zone.rpartition("/")[2].replace("_", " ")


def listed(names: Sequence[str]) -> str:
    """Return `Ana`, `Ana and Tomas`, `Ana, Tomas and Mia`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def equalised(text: str) -> str:
    """Return a text as it is compared: NFC, case folded, blanks run together."""
    return " ".join(normalize("NFC", text).casefold().split())


def word_count(text: str) -> int:
    """Count the words; a word has a letter or a digit."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def whole_minutes(span: timedelta) -> int:
    """Return a signed span in minutes, cut toward zero."""
    minutes = abs(span) // timedelta(minutes=1)
    return minutes if span >= timedelta() else -minutes


def first_name(name: str) -> str:
    """Return the name one greets with.

    A title keeps the last name beside it; a name in Chinese, Japanese or Korean
    writing stays whole, as its family name comes first.
    """
    parts = name.split()
    if not parts or any("\u2e80" <= letter <= "\ud7a3" for letter in name):
        return name
    if parts[0].rstrip(".").casefold() in TITLES and len(parts) > 1:
        return f"{parts[0]} {parts[-1]}"
    return parts[0]


TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "herr", "frau", "sir", "dame"}
)
