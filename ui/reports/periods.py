"""The periods one asks a report about, by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.rules.wording import MONTHS, dated_day

MONTHS_BACK = 12


def periods(today: date) -> Iterator[tuple[str, date, date]]:
    """Yield name, first and last day: this week, last week, months, this year."""
    monday = today - timedelta(days=today.weekday())
    yield "This week", monday, monday + timedelta(days=6)
    yield "Last week", monday - timedelta(days=7), monday - timedelta(days=1)
    first = today.replace(day=1)
    for _ in range(MONTHS_BACK):
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        yield f"{MONTHS[first.month - 1]} {first.year}", first, last
        first = (first - timedelta(days=1)).replace(day=1)
    yield f"Year {today.year}", date(today.year, 1, 1), date(today.year, 12, 31)


def before(first: date, last: date) -> tuple[date, date]:
    """Return the period of the same kind before one: a month, a year, as many days."""
    end = first - timedelta(days=1)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return date(end.year, 1, 1), end
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return end.replace(day=1), end
    return end - (last - first), end


def named(first: date, last: date) -> str:
    """Return `October 2026`, `2025` or `9 Nov to 15 Nov 2026`."""
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return f"{first.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day} {MONTHS[first.month - 1][:3]} to {dated_day(last)}"
