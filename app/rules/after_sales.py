"""After-sales tasks: reliable, efficient, on time, in that order (PACKS 11.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from app.records.promise import Promise, PromiseKind
from app.rules.follow_through import done_by, follow_through
from app.rules.wilson import Share
from app.settings import Settings

SETTLING: Final = timedelta(days=7)
MORE_EFFORT: Final = Fraction(5, 4)


@dataclass(frozen=True, slots=True)
class AfterSales:
    """The three figures of after-sales tasks, side by side; no one sum."""

    reliable: Share
    efficient: Share
    on_time: Share


def after_sales(
    promises: Iterable[Promise], now: datetime, settings: Settings
) -> AfterSales:
    """Return how reliable, efficient and punctual after-sales tasks are (S1.13)."""
    tasks = (p for p in promises if p.kind is PromiseKind.AFTER_SALES)
    counted = follow_through(tasks, now, settings).counted
    done = [r for r in counted if r.promise.done is not None]
    settled = sum(done_by(r.promise, r.due.instant + SETTLING) for r in counted)
    return AfterSales(
        reliable=Share(settled, len(counted)),
        efficient=Share(sum(_efficient(r.promise) for r in done), len(done)),
        on_time=Share(sum(r.kept for r in counted), len(counted)),
    )


def _efficient(promise: Promise) -> bool:
    if promise.reopened is not None:
        return False
    if promise.effort_planned is None or promise.effort_spent is None:
        return True
    return promise.effort_spent <= promise.effort_planned * MORE_EFFORT
