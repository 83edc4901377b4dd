"""Whole numbers as people type them: `48000`, `48 000`, `48,000`, `48.000`."""

from __future__ import annotations

import re
from typing import Final

WRITTEN: Final = r"\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+|\d+"
_WHOLE: Final = re.compile(WRITTEN)
_MOST_DIGITS: Final = 15


def whole_number(text: str) -> int | None:
    """Return the number a text is, None where it is none or has a fraction."""
    text = text.strip()
    if not _WHOLE.fullmatch(text):
        return None
    digits = re.sub(r"\D", "", text)
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def grouped(number: int) -> str:
    """Return a number as it is shown: `48 000`."""
    return f"{number:,}".replace(",", "\u202f")
