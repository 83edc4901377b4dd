"""Working time as people write it: `2h 30`, `90 min`, `1.5 h`; kept in minutes."""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 10_000 * 60

_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_HOURS = re.compile(
    rf"(?P<hours>{_NUMBER})\s*(?:h|hrs?|hours?|std)\.?"
    r"(?:\s*(?:and\s+)?(?P<minutes>\d{1,2})\s*(?:m|mins?|minutes?)?\.?)?",
    re.ASCII,
)
_CLOCK = re.compile(r"(?P<hours>\d{1,5}):(?P<minutes>[0-5]\d)", re.ASCII)
_MINUTES = re.compile(r"(?P<minutes>\d{1,6})\s*(?:m|mins?|minutes?)?\.?", re.ASCII)
_DAYS = re.compile(
    rf"(?P<days>{_NUMBER})\s*(?:d|days?|working days?)\.?(?:\s+(?P<rest>\S.*))?",
    re.ASCII,
)
_DAY_MINUTES: Final = 8 * 60


def read_effort(text: str) -> int | None:
    """Read minutes of work; None if it says no such thing.

    A number alone is minutes, a day has eight hours. `1 h 75` is refused: nobody
    means it.
    """
    words = " ".join(text.casefold().split())
    minutes = _of_days(words)
    if minutes is None:
        minutes = _of_hours(words)
    if minutes is None and (found := _MINUTES.fullmatch(words)):
        minutes = int(found["minutes"])
    return minutes if minutes is not None and minutes <= MOST else None


def effort_words(minutes: int) -> str:
    """Return `45 min`, `2 h`, `2 h 30 min`; it reads back as the same."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _of_days(words: str) -> int | None:
    found = _DAYS.fullmatch(words)
    if not found:
        return None
    more = _of_hours(found["rest"]) if found["rest"] else 0
    if more is None and (alone := _MINUTES.fullmatch(found["rest"])):
        more = int(alone["minutes"])
    return None if more is None else _times(found["days"], _DAY_MINUTES) + more


def _of_hours(words: str) -> int | None:
    found = _CLOCK.fullmatch(words) or _HOURS.fullmatch(words)
    if not found:
        return None
    more = int(found["minutes"] or 0)
    whole = found["hours"].isdigit()
    if more > 59 or (found["minutes"] and not whole):
        return None
    return _times(found["hours"], 60) + more


def _times(number: str, minutes: int) -> int:
    """Return so many times some minutes, exactly, half a minute up."""
    whole, _, part = number.replace(",", ".").partition(".")
    hundredths = int(whole) * 100 + int(part.ljust(2, "0")[:2] or 0)
    return (hundredths * minutes + 50) // 100
