"""Spans, places and quotations as they are printed; what `wording` does not have."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.records.moment import Due
from app.rules.wording import DAYS, MONTHS, clock, place, short_day

TO: Final = "\N{EN DASH}"
OPEN_QUOTE: Final = "\N{LEFT DOUBLE QUOTATION MARK}"
CLOSE_QUOTE: Final = "\N{RIGHT DOUBLE QUOTATION MARK}"

_SMALL: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_HALF_A_YEAR: Final = timedelta(days=183)


def day(when: date, today: date) -> str:
    """Return `Mon 23 Nov`, with the year where half a year from today or more."""
    far = abs(when - today) >= _HALF_A_YEAR
    return f"{short_day(when)} {when.year}" if far else short_day(when)


def date_only(when: date) -> str:
    """Return `23 Nov`."""
    return f"{when.day} {MONTHS[when.month - 1][:3]}"


def full_day(when: date) -> str:
    """Return `Monday 23 November 2026`."""
    return f"{DAYS[when.weekday()]} {when.day} {month(when)}"


def month(when: date) -> str:
    """Return `November 2026`."""
    return f"{MONTHS[when.month - 1]} {when.year}"


def days(first: date, last: date) -> str:
    """Return a span of days: a whole month or year by its name, else both ends."""
    after = last + timedelta(days=1)
    if first.day == 1 and after.day == 1:
        if after == (first + timedelta(days=31)).replace(day=1):
            return month(first)
        if first.month == 1 and after == date(first.year + 1, 1, 1):
            return str(first.year)
    start = date_only(first)
    if first.year != last.year:
        start = f"{start} {first.year}"
    return f"{start} to {date_only(last)} {last.year}"


def hours(start: datetime, end: datetime) -> str:
    """Return `14:00-14:45`, with the dash of a printed page."""
    return f"{clock(start)}{TO}{clock(end)}"


def hours_there(start: datetime, end: datetime, there: str, here: str) -> str:
    """Return `08:00-08:45 in New York`; with the day where that differs from here."""
    local = start.astimezone(ZoneInfo(there))
    told = hours(local, end.astimezone(ZoneInfo(there)))
    if local.date() != start.astimezone(ZoneInfo(here)).date():
        told = f"{DAYS[local.weekday()][:3]} {told}"
    return f"{told} in {place(there)}"


def due(when: Due, now: datetime) -> str:
    """Return when something is owed: today, `Fri 27 Nov` or `Thu 26 Nov 12:00`."""
    today = now.astimezone(ZoneInfo(when.zone)).date()
    told = "today" if when.day == today else day(when.day, today)
    return told if when.whole_day else f"{told} {clock(when.local)}"


def few(number: int) -> str:
    """Return a count up to nine in letters, as one writes it in a sentence."""
    return _SMALL[number] if 0 < number < len(_SMALL) else str(number)


def begin(sentence: str) -> str:
    """Return a text with a capital first letter and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]


def go_on(sentence: str) -> str:
    """Return a text that follows a colon: its first letter small."""
    return sentence[:1].lower() + sentence[1:]


def ended(text: str) -> str:
    """Return a text that ends like a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def quoted(text: str) -> str:
    """Return a text between printed quotation marks, once."""
    bare = text.strip(f'"{OPEN_QUOTE}{CLOSE_QUOTE}')
    return f"{OPEN_QUOTE}{bare}{CLOSE_QUOTE}"


def telephone(number: str, extension: str = "") -> str:
    """Return a number in groups, as one dials it from abroad; else as it stands."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        told = number
    else:
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        told = phonenumbers.format_number(parsed, form)
    return f"{told} ext. {extension}" if extension else told
