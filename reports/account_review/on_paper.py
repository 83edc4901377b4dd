"""A review cut to what three pages hold: long texts shortened, long words to break."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

T = TypeVar("T")

LONGEST: Final = 170
# How long a text may be, and what part of the lines is shown, from loose to tight.
CUTS: Final = (
    (LONGEST, 1.0),
    (110, 1.0),
    (110, 0.8),
    (80, 0.8),
    (80, 0.6),
    (60, 0.5),
    (48, 0.4),
    (40, 0.3),
)
# What three pages hold when set closely, in letters of a paragraph. A line weighs so
# many; a letter beyond what a column is wide more than one. Found by fitting a
# straight line through the heights of filled accounts: it is right within a quarter
# of a page.
HEAVIEST: Final = 85_000
LINE: Final = 770
NARROW: Final = 30
BEYOND: Final = 4
# What is ours is not cut: it is no longer than we made it. A question is a sentence.
_OURS: Final = 1_000
WHOLE: Final = dict.fromkeys(
    ("stands", "sides", "period", "figure", "contacts", "voices", "since", "meaning",
     "nothing", "left_out", "stays", "printed"), _OURS,
) | {"worth_asking": LONGEST}  # fmt: skip
LONG_WORD: Final = 24
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_RUN: Final = re.compile(rf"\S{{{LONG_WORD}}}(?=\S)")

# How many lines of each there are on paper; the page for browsers has them all.
SHOWN: Final = {
    "engagement": 4,
    "changes": 4,
    "late": 6,
    "rows": 5,
    "people": 8,
    "needs": 5,
    "points": 5,
    "trades": 3,
    "options": 3,
    "ways": 3,
    "landscape": 3,
    "losses": 2,
    "record": 3,
    "lessons": 3,
    "timeline": 12,
}


def for_paper(value: T) -> tuple[T, Mapping[str, int]]:
    """Return a value fit for paper, and how many lines of each part are shown.

    Every text is shortened, the more so the more there is; numbers stay.
    """
    for longest, part in CUTS:
        shown = {name: max(2, round(most * part)) for name, most in SHOWN.items()}
        fit = _fit(value, longest)
        if _weight(fit, shown) <= HEAVIEST:
            break
    return fit, shown


def _fit(value: Any, longest: int) -> Any:  # noqa: ANN401 - a value has any shape
    if isinstance(value, str):
        return breaking(shortened(value, longest))
    if isinstance(value, tuple):
        return tuple(_fit(one, longest) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {
            one.name: _fit(getattr(value, one.name), WHOLE.get(one.name, longest))
            for one in fields(value)
        }
        return replace(value, **held)
    return value


def _weight(value: Any, shown: Mapping[str, int], most: int = 0) -> int:  # noqa: ANN401
    """Return about how much room a value takes."""
    if isinstance(value, str):
        return len(value) + BEYOND * max(0, len(value) - NARROW)
    if isinstance(value, tuple):
        lines = value[:most] if most else value
        return sum(LINE + _weight(one, shown) for one in lines)
    if is_dataclass(value) and not isinstance(value, type):
        return sum(
            _weight(getattr(value, one.name), shown, shown.get(one.name, 0))
            for one in fields(value)
        )
    return 0


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text of at most so many letters, cut between words where it can be."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    head, blank, _ = cut.rpartition(" ")
    kept = head if blank and len(head) > longest // 2 else cut
    return f"{kept.rstrip(' ,;:.')}…"


def breaking(text: str) -> str:
    """Return a text whose very long words may break, without a hyphen."""
    return _RUN.sub(lambda run: run[0] + _BREAK, text)
