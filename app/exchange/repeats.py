"""Which repeat rules are simple enough to work out, and what that costs.

The libraries work a rule out step by step until something matches, for days if
nothing ever does (RELIABILITY R25). So only rules that are sure to match within
a few steps are taken over.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_PARTS: Final = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "WKST",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYSETPOS",
    }
)
_DAYS: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 28, "YEARLY": 365}
_DAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER: Final = re.compile(r"[+-]?\d{1,6}")
_UNTIL: Final = re.compile(r"\d{8}(T\d{6}Z?)?")
_COMMON_YEAR: Final = 2025
_LONGEST_INTERVAL: Final = 400
_MOST_TIMES: Final = 20_000
_LONGEST_LIST: Final = 31


def is_simple(rule: str, starts: date | None = None) -> bool:
    """Tell whether a rule (`FREQ=WEEKLY;BYDAY=MO`) is sure to go on matching.

    The day of the first meeting counts where the rule names none itself.
    """
    parts = _parts(rule)
    if parts is None or not parts.keys() <= _PARTS:
        return False
    every = parts.get("FREQ", "")
    interval = _whole(parts.get("INTERVAL", "1"))
    times = _whole(parts.get("COUNT", "1"))
    if every not in _DAYS or interval is None or times is None:
        return False
    if not 1 <= interval <= _LONGEST_INTERVAL or not 1 <= times <= _MOST_TIMES:
        return False
    if not _UNTIL.fullmatch(parts.get("UNTIL", "20260101")):
        return False
    if not re.fullmatch(r"(MO|TU|WE|TH|FR|SA|SU)", parts.get("WKST", "MO")):
        return False
    lists = {key: parts[key].split(",") for key in parts if key.startswith("BY")}
    if any(len(values) > _LONGEST_LIST for values in lists.values()):
        return False
    if lists.keys() == {"BYMONTH"}:
        lists["BYMONTHDAY"] = [str(starts.day if starts else 31)]
    return _fits(every, interval, lists)


def first_steps(rule: str, starts: date, window: date) -> timedelta:
    """Return how far a daily or weekly rule may be moved on towards a window.

    A whole number of its steps, so that the same days match; nothing where the
    rule counts its meetings, or goes by months.
    """
    parts = _parts(rule) or {}
    every = parts.get("FREQ", "")
    if "COUNT" in parts or every not in ("DAILY", "WEEKLY"):
        return timedelta()
    step = _DAYS[every] * (_whole(parts.get("INTERVAL", "1")) or 1)
    if every == "DAILY" and "BYDAY" in parts:
        step *= 7
    return timedelta(days=max((window - starts).days // step - 2, 0) * step)


def last_day(rule: str) -> date | None:
    """Return the UTC or local day a rule ends on, a day late at most; None if open."""
    until = (_parts(rule) or {}).get("UNTIL", "")[:8]
    try:
        return date.fromisoformat(until) + timedelta(days=1) if until else None
    except (ValueError, OverflowError):
        return None


def steps(rule: str, starts: date, until: date) -> int:
    """Return how many days the library looks at from a start to the end of a window."""
    interval = _whole((_parts(rule) or {}).get("INTERVAL", "1")) or 1
    return max((until - starts).days, 0) // interval


def _parts(rule: str) -> dict[str, str] | None:
    """Return a rule's parts in upper case, None if one is no part or comes twice."""
    parts: dict[str, str] = {}
    for part in rule.strip().rstrip(";").upper().split(";"):
        key, equals, value = part.partition("=")
        if not equals or not value or key in parts:
            return None
        parts[key.strip()] = value.strip()
    return parts


def _whole(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _fits(every: str, interval: int, lists: dict[str, list[str]]) -> bool:
    days = [_DAY.fullmatch(day) for day in lists.get("BYDAY", [])]
    nths = [day and int(day[1] or 0) for day in days]
    month_days = [_whole(day) or 0 for day in lists.get("BYMONTHDAY", [])]
    months = [_whole(month) or 0 for month in lists.get("BYMONTH", [])]
    places = [_whole(place) or 0 for place in lists.get("BYSETPOS", [])]
    if not all(days) or not all(1 <= month <= 12 for month in months):
        return False
    if not all(1 <= abs(day) <= 31 for day in month_days):
        return False
    if not all(1 <= abs(place) <= 5 for place in places):
        return False
    if places and (not days or any(nths) or month_days or every not in _LONG):
        return False
    match every:
        case "DAILY":
            return not (months or month_days or any(nths) or (days and interval > 1))
        case "WEEKLY":
            return not (months or month_days or any(nths))
        case _:
            counts = [abs(n) for n in (*(n or 0 for n in nths), *places)]
            return _fits_months(
                every == "YEARLY", interval, bool(days), counts, month_days, months
            )


def _fits_months(
    yearly: bool,
    interval: int,
    by_day: bool,
    counts: list[int],
    month_days: list[int],
    months: list[int],
) -> bool:
    rare = yearly or interval % 12 == 0 or bool(months)
    if by_day and month_days:
        return False
    if max(counts, default=0) > (4 if rare else 5):
        return False
    if not yearly:
        if months and interval > 1:
            return False
        return not rare or all(abs(day) <= 28 for day in month_days)
    if by_day and not months:
        return False
    if month_days and not months:
        return False
    return all(
        any(abs(day) <= monthrange(_COMMON_YEAR, month)[1] for day in month_days)
        or (month == 2 and interval == 1 and any(abs(day) <= 29 for day in month_days))
        for month in (months if month_days else ())
    )


_LONG: Final = ("MONTHLY", "YEARLY")
