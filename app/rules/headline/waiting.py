"""What waits for an answer of ours: points open, words to put right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from app.records.account import AccountId
from app.records.moment import Due
from app.rules.headline.tally import Case, Tally, tallied
from app.rules.working_days import working_day_after

POINT_DAYS: Final = 2

Place = tuple[str, str]
"""A zone, and the region whose working days count."""


class Waiting(NamedTuple):
    """A record that waits from an instant, and when it was answered."""

    record: str
    account: AccountId
    since: datetime
    answered: datetime | None


def in_working_days(
    waiting: Iterable[Waiting],
    days: int,
    place_of: Callable[[AccountId], Place],
    begins: datetime,
    ends: datetime,
    now: datetime,
) -> Tally:
    """Count what was answered within so many working days that end in a period.

    As with a promise, one that may still be answered in time is not counted yet.
    """
    kept, against = 0, list[tuple[datetime, Case]]()
    for one in waiting:
        zone, region = place_of(one.account)
        day = one.since.astimezone(ZoneInfo(zone)).date()
        limit = _limit(day, days, zone, region)
        if not (begins <= limit < ends and limit <= now):
            continue
        if one.answered is not None and one.answered <= limit:
            kept += 1
        else:
            late = one.answered is not None and one.answered <= now
            why = "answered later" if late else "not answered yet"
            against.append((one.since, Case(one.record, why)))
    against.sort(reverse=True)
    return tallied(kept, (case for _, case in against))


@lru_cache(maxsize=4096)
def _limit(day: date, days: int, zone: str, region: str) -> datetime:
    return Due.on(working_day_after(day, days, region), zone).instant
