"""What a setting is called while it is edited: its value as words, and back."""

from __future__ import annotations

import re
from datetime import time
from fractions import Fraction
from typing import Final

from app.day_words import DAYS
from app.errors import Problem
from app.when_words import read_time

WEEKDAY: Final = "weekly_status_day"

Value = int | time | Fraction

_SHARE = re.compile(r"(\d{1,3})\s*(?:%|percent)?")
_OF = re.compile(r"(\d{1,3})\s*(?:/|of|in)\s*(\d{1,3})")


def told(name: str, value: Value) -> str:
    """Return a value as it stands in its field: `90`, `17:30`, `70 %`, `2 of 3`."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Fraction):
        percent = value * 100
        whole = percent.denominator == 1
        return f"{percent} %" if whole else f"{value.numerator} of {value.denominator}"
    return DAYS[value].title() if name == WEEKDAY else str(value)


def read(name: str, usual: Value, text: str) -> Value:
    """Read what was typed for a setting; a Problem says what would be understood."""
    words = " ".join(text.casefold().split())
    if isinstance(usual, time):
        at = read_time(words)
        if at is None:
            raise Problem(f"“{text}” is no time.", "Write it as 8:30 or 17:30.")
        return at
    if isinstance(usual, Fraction):
        return _share(text, words)
    if name == WEEKDAY:
        return _weekday(text, words)
    if not re.fullmatch(r"[0-9]{1,6}", words):
        raise Problem(f"“{text}” is no whole number.", "Write it in digits.")
    return int(words)


def _share(text: str, words: str) -> Fraction:
    if found := _SHARE.fullmatch(words):
        return Fraction(int(found[1]), 100)
    if (found := _OF.fullmatch(words)) and int(found[2]):
        return Fraction(int(found[1]), int(found[2]))
    raise Problem(f"“{text}” is no share.", "Write it as 70 % or as 2 of 3.")


def _weekday(text: str, words: str) -> int:
    found = [n for n, day in enumerate(DAYS) if words and day.startswith(words)]
    if len(found) != 1:
        raise Problem(f"“{text}” is no day of the week.", "Write it as Friday or fri.")
    return found[0]
