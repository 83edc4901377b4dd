"""A day as people write it, without its time: `next fri`, `27 nov`, `eom`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def read_day(words: str, today: date) -> date | None:
    """Read small letters that name a day and nothing else."""
    return (
        _named_day(words, today)
        or _weekday(words, today)
        or _date(words, today)
        or _day_of_month(words, today)
        or _weekday_and_date(words, today)
    )


def _named_day(words: str, today: date) -> date | None:
    words = words.replace("the ", "")
    monday = today - timedelta(days=today.weekday())
    friday = monday + timedelta(days=4 if today.weekday() <= 4 else 11)
    named = {
        "today": today,
        "tonight": today,
        "now": today,
        "eod": today,
        "tomorrow": today + timedelta(days=1),
        "tmr": today + timedelta(days=1),
        "tmrw": today + timedelta(days=1),
        "day after tomorrow": today + timedelta(days=2),
        "yesterday": today - timedelta(days=1),
        "this week": friday,
        "eow": friday,
        "next week": monday + timedelta(days=7),
        "end of next week": monday + timedelta(days=11),
        "this month": _last_of(today),
        "eom": _last_of(today),
        "next month": months_on(today.replace(day=1), 1),
        "end of next month": _last_of(months_on(today.replace(day=1), 1)),
        "eoy": date(today.year, 12, 31),
    }
    return named.get(_SHORT.get(words, words))


_SHORT = {
    "end of day": "eod",
    "end of week": "eow",
    "end of this week": "eow",
    "end of month": "eom",
    "end of this month": "eom",
    "end of year": "eoy",
    "end of this year": "eoy",
}


def _weekday(words: str, today: date) -> date | None:
    """Read `fri`, `next fri` (of the week after this one), `this friday`."""
    lead, _, name = words.rpartition(" ")
    if lead not in ("", "next", "this", "coming") or len(name) < 2:
        return None
    index = _named(name, DAYS, least=2)
    if index is None:
        return None
    if lead == "next":
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=7 + index)
    ahead = (index - today.weekday()) % 7
    return today + timedelta(days=ahead or (0 if lead == "this" else 7))


def _weekday_and_date(words: str, today: date) -> date | None:
    """Read `fri 27 nov`, unless that is no Friday."""
    name, _, rest = words.partition(" ")
    index = _named(name, DAYS, least=2) if rest else None
    day = _date(rest, today) if index is not None else None
    return day if day and day.weekday() == index else None


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d\d)?)?", re.ASCII)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.ASCII
)
_MONTH_DAY = re.compile(
    r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?", re.ASCII
)


def _date(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _on(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(words):
        first, second = int(found[1]), int(found[2])
        # Day first, unless it can only be the other way round.
        day, month = (second, first) if second > 12 >= first else (first, second)
        return _in_year(found[3], month, day, today)
    if found := _DAY_MONTH.fullmatch(words):
        month_at = _named(found[2], MONTHS, least=3)
        if month_at is not None:
            return _in_year(found[3], month_at + 1, int(found[1]), today)
    if found := _MONTH_DAY.fullmatch(words):
        month_at = _named(found[1], MONTHS, least=3)
        if month_at is not None:
            return _in_year(found[3], month_at + 1, int(found[2]), today)
    return None


def _day_of_month(words: str, today: date) -> date | None:
    """Read `the 27th`: this month's if it is still ahead, else the next there is."""
    found = re.fullmatch(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)", words, re.ASCII)
    if not found:
        return None
    for months in range(12):
        first = months_on(today.replace(day=1), months)
        made = _on(first.year, first.month, int(found[1]))
        if made and made >= today:
            return made
    return None


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return a date of a year, or the next one if none was named."""
    if year:
        return _on(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # The 29th of February may be eight years off.
    for ahead in range(9):
        made = _on(today.year + ahead, month, day)
        if made and made >= today:
            return made
    return None


def _on(year: int, month: int, day: int) -> date | None:
    if 1 <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= 31:
        return date(year, month, day) if day <= monthrange(year, month)[1] else None
    return None


def _named(word: str, names: tuple[str, ...], least: int) -> int | None:
    """Return which name a word is, or begins; `least` letters say which it is."""
    word = word.removesuffix(".")
    word = {"sept": "sep", "weds": "wed", "thurs": "thu", "tues": "tue"}.get(word, word)
    if len(word) < least:
        return None
    found = [index for index, name in enumerate(names) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def months_on(day: date, count: int) -> date:
    """Return the same day some months later, or the month's last."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def working_days_on(day: date, count: int) -> date:
    """Return the working day so many after a day; Saturday and Sunday are none."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
