"""Which backups stay: many of today, fewer of last week, some of last year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeVar

NEWEST: Final = 10
DAILY: Final = 14
WEEKLY: Final = 8
MONTHLY: Final = 12


class Dated(Protocol):
    """A copy of the book: when it was made, and how many changes it holds."""

    @property
    def made(self) -> datetime:
        """When it was made, by the clock of then."""

    @property
    def changes(self) -> int:
        """How long its journal is."""


D = TypeVar("D", bound=Dated)


def spare(kept: Iterable[D], now: datetime) -> tuple[D, ...]:
    """Return the backups that may go (RELIABILITY R9).

    One that is dated after `now`, or before another with fewer changes, was dated by
    a wrong clock: it stays, and takes no other's place (R19).
    """
    dated = sorted(_rightly_dated(kept, now), key=_age, reverse=True)
    staying = {id(one) for one in dated[:NEWEST]}
    for many, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        staying.update(map(id, _newest_of_each(dated, period)[:many]))
    return tuple(one for one in dated if id(one) not in staying)


def _rightly_dated(kept: Iterable[D], now: datetime) -> list[D]:
    found: list[D] = []
    for one in sorted(kept, key=lambda one: (one.changes, one.made)):
        if one.made <= now and (not found or one.made >= found[-1].made):
            found.append(one)
    return found


def _newest_of_each(
    dated: Sequence[D], period: Callable[[D], tuple[int, ...]]
) -> list[D]:
    found: dict[tuple[int, ...], D] = {}
    for one in dated:
        found.setdefault(period(one), one)
    return list(found.values())


def _age(one: Dated) -> tuple[datetime, int]:
    return one.made, one.changes


def _day(one: Dated) -> tuple[int, ...]:
    return (one.made.date().toordinal(),)


def _week(one: Dated) -> tuple[int, ...]:
    return tuple(one.made.isocalendar()[:2])


def _month(one: Dated) -> tuple[int, ...]:
    return one.made.year, one.made.month
