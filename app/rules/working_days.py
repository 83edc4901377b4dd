"""Working days and working hours of a region (PACKS section 13)."""

from __future__ import annotations

import sys
from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.records.moment import Due

if TYPE_CHECKING:
    from holidays import HolidayBase

DAY: Final = timedelta(days=1)
SATURDAY: Final = 5


# By region, None for one that is not known.
_CALENDARS: Final[dict[str, HolidayBase | None]] = {}


def at_hand(region: str) -> bool:
    """Whether a region's calendar is read already; the first takes a quarter second."""
    return not region or region.upper() in _CALENDARS


def is_working_day(day: date, region: str = "") -> bool:
    """Say whether a day is worked in a region.

    The region's own weekend and holidays hold; where it is unknown, Monday to
    Friday are worked.
    """
    calendar = _calendar(region.upper())
    if calendar is None:
        return day.weekday() < SATURDAY
    return bool(calendar.is_working_day(day))


def working_day_after(day: date, count: int, region: str = "") -> date:
    """Return the n-th working day after a day; none after it is the day itself."""
    while count:
        day += DAY
        count -= is_working_day(day, region)
    return day


def due_after(anchor: datetime, count: int, zone: str, region: str = "") -> Due:
    """Return the end of the n-th working day after the date of an instant."""
    day = anchor.astimezone(ZoneInfo(zone)).date()
    return Due.on(working_day_after(day, count, region), zone)


def working_days_between(earlier: date, later: date, region: str = "") -> int:
    """Count the working days after one day, up to and with another."""
    if later <= earlier:
        return 0
    years = (_worked(year, region) for year in range(earlier.year, later.year + 1))
    return sum(
        bisect_right(days, later) - bisect_right(days, earlier) for days in years
    )


def working_time(
    begin: datetime,
    end: datetime,
    zone: str,
    hours: tuple[time, time],
    region: str = "",
) -> timedelta:
    """Return the time from one instant to another within the hours of working days."""
    place, (opening, closing) = ZoneInfo(zone), hours
    total = timedelta()
    day, last = begin.astimezone(place).date(), end.astimezone(place).date()
    while day <= last:
        if is_working_day(day, region):
            opens = datetime.combine(day, opening, place).astimezone(UTC)
            closes = datetime.combine(day, closing, place).astimezone(UTC)
            total += max(timedelta(), min(closes, end) - max(opens, begin))
        day += DAY
    return total


@lru_cache(maxsize=256)
def _worked(year: int, region: str) -> tuple[date, ...]:
    """Return the working days of a year, so that years of lateness cost no more."""
    first = date(year, 1, 1)
    days = (first + DAY * step for step in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if is_working_day(day, region))


def _calendar(region: str) -> HolidayBase | None:
    """Return the calendar of `DE-BY`, else of `DE`, else none."""
    if region and region not in _CALENDARS:
        _CALENDARS[region] = _read_calendar(region)
    return _CALENDARS.get(region)


def _read_calendar(region: str) -> HolidayBase | None:
    _spare_other_countries()
    from holidays import country_holidays

    country, _, part = region.partition("-")
    for subdivision in (part or None, None):
        try:
            return country_holidays(country, subdiv=subdivision)
        except NotImplementedError:
            continue
    return None


def _spare_other_countries() -> None:
    """Let one country be read alone: the package would read all 250 at the first."""
    name = "holidays.countries"
    if name not in sys.modules and (found := find_spec(name)):
        sys.modules[name] = module_from_spec(found)
