"""From where to where a setting may go, and which of two must be the smaller."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from app.errors import Problem
from app.settings import Settings

Span = tuple[int, int]

_BY_UNIT: Final[Mapping[str, Span]] = {
    "minutes": (1, 720),
    "hours": (1, 336),
    "days": (1, 3_650),
    "months": (1, 120),
    "attendees": (1, 99),
    "least": (1, 99),
    "most": (1, 99),
    "gives": (1, 99),
    "accounts": (1, 99),
    "me_too": (1, 4),
    "me_first": (1, 4),
    "only_me": (1, 4),
    "foothold": (1, 4),
    "proposal": (0, 9),
    "renewal": (0, 9),
    "day": (0, 6),
}
# Where none at all makes sense.
_OF_ITS_OWN: Final[Mapping[str, Span]] = {
    "largest_ask_proposal": (1, 4),
    "gap_before_minutes": (0, 120),
    "gap_after_minutes": (0, 120),
    "room_link_minutes": (0, 720),
    "agenda_first_minutes": (0, 60),
    "questions_least": (0, 20),
    "theirs_overdue_working_days": (0, 60),
    "stage_after_sales_late_days": (0, 60),
}
# The first of two is the smaller, or at most the same where the third says so.
_PAIRS: Final = (
    ("day_opens", "day_ends", False, "Your day ends before it opens."),
    ("work_opens", "work_closes", False, "Working hours end before they begin."),
    (
        "follow_through_days",
        "follow_through_long_days",
        True,
        "The longer time to look back would be the shorter one.",
    ),
    (
        "practise_limit_hours",
        "practise_opens_hours",
        False,
        "Practising would be due before it opens.",
    ),
    (
        "practise_limit_hours",
        "plan_limit_hours",
        True,
        "The plan would be due after practising.",
    ),
    (
        "questions_least",
        "questions_most",
        True,
        "The fewest questions would be more than the most.",
    ),
)


def span_of(name: str) -> Span:
    """Return the least and the most of a setting that is a whole number."""
    return _OF_ITS_OWN.get(name) or _BY_UNIT.get(_unit(name), (1, 9_999))


def check_limits(settings: Settings, names: Mapping[str, object]) -> None:
    """Raise a Problem with the first of these settings that makes no sense."""
    for name, value in names.items():
        if isinstance(value, Fraction) and not 0 < value <= 1:
            raise Problem(
                f"{float(value * 100):g} % is not possible here.",
                "Give a share above 0 and up to 100 %.",
            )
        if isinstance(value, int) and not isinstance(value, bool):
            low, high = span_of(name)
            if not low <= value <= high:
                raise Problem(
                    f"{value:,} is not possible here.",
                    f"Give a whole number from {low} to {high:,}.",
                )
    for low_name, high_name, may_equal, sentence in _PAIRS:
        if names.keys() & {low_name, high_name}:
            less, more = getattr(settings, low_name), getattr(settings, high_name)
            if less > more or (less == more and not may_equal):
                raise Problem(sentence, "Look at both.")


def _unit(name: str) -> str:
    for unit in _BY_UNIT:
        if name == unit or name.endswith(f"_{unit}"):
            return unit
    return ""
