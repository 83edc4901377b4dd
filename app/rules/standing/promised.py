"""Promises as stretches of days: due, kept, overdue, served late (PACKS section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Final

from app.records.moment import Due
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.follow_through import due_that_counts, excuse, reckon
from app.rules.standing.spans import NEVER, Spans
from app.settings import Settings

DAY: Final = timedelta(days=1)
INSTANT: Final = timedelta(microseconds=1)
SETTLING: Final = 7


def day_of(instant: datetime, zone: tzinfo) -> int:
    """Return the day of an instant, as an ordinal."""
    return instant.astimezone(zone).date().toordinal()


def is_promised(promise: Promise) -> bool:
    """Say whether both sides know of it; a wanted deed is none yet."""
    return promise.told and promise.state is not PromiseState.WANTED


def nights(due: Due, days: int, zone: tzinfo) -> tuple[int, int]:
    """Return the first and last night that look back on a due over so many days.

    A window is counted in hours, back from the end of the day: PACKS section 13.
    """
    leaves = due.instant + days * DAY
    last = day_of(leaves + INSTANT, zone) - 1
    return day_of(due.instant, zone), last


def fell_due(promises: Iterable[Promise]) -> Iterator[tuple[Promise, Due, bool]]:
    """Yield what counts, the due that counts, and whether it was moved twice."""
    for promise in promises:
        due, twice = due_that_counts(promise)
        if due is not None and (twice or not excuse(promise, due)):
            yield promise, due, twice


def was_kept(promise: Promise, due: Due, *, twice: bool) -> bool:
    """Say whether it was done by the due that counts."""
    return reckon(promise, due, moved_twice=twice).kept


def their_spans(
    promises: Iterable[Promise], days: int, zone: tzinfo
) -> tuple[Spans, Spans, Spans]:
    """Return while promises of theirs are due, settled, and kept by due + 7 days.

    Within its seven days one that is not done is due, and not settled yet: that
    counts against a step up and never toward a step down.
    """
    owed, settled, kept = [], [], []
    for promise, due, _ in fell_due(promises):
        first, last = nights(due, days, zone)
        limit = due.instant + SETTLING * DAY
        owed.append((first, last))
        if promise.done is not None and promise.done <= limit:
            by = max(first, day_of(promise.done, zone))
            kept.append((by, last))
            settled.append((by, last))
        else:
            settled.append((day_of(limit + INSTANT, zone), last))
    return Spans.of(owed), Spans.of(settled), Spans.of(kept)


def overdue_nights(promise: Promise, zone: tzinfo) -> Iterator[tuple[int, int, int]]:
    """Yield the day of a due, and the nights on which it is past and not kept.

    A new day they agreed to, even late, ends it; from then on the new one counts.
    """
    if _was_done_by_its_day(promise):
        return
    dues = [promise.moves[0].was if promise.moves else promise.due]
    agreed = [m for m in promise.moves if m.agreed_by not in {"", "us"}]
    dues += [move.now for move in agreed]
    ends = [day_of(move.at, zone) - 1 for move in agreed]
    closed = promise.done or promise.cancelled or promise.voided
    ends.append(day_of(closed, zone) - 1 if closed else NEVER)
    for due, end in zip(dues, ends, strict=True):
        if due is not None:
            yield *_past(due, zone), end
    if promise.reopened and promise.state is PromiseState.OPEN and dues[-1]:
        day, first = _past(dues[-1], zone)
        yield day, max(first, day_of(promise.reopened, zone)), NEVER


def _was_done_by_its_day(promise: Promise) -> bool:
    """Say whether it was never moved, nor opened again, and no night found it past."""
    due, done = promise.due, promise.done
    if due is None or done is None or promise.moves or promise.reopened:
        return False
    return done <= due.instant


def _past(due: Due, zone: tzinfo) -> tuple[int, int]:
    """Return the day of a due and the first night past it: at its instant it is due."""
    return day_of(due.instant, zone), day_of(due.instant + INSTANT, zone)


def served_late(
    promises: Iterable[Promise], settings: Settings, zone: tzinfo
) -> Iterator[tuple[int, int]]:
    """Yield while an after-sales task of late was more than three days late."""
    tasks = (p for p in promises if p.kind is PromiseKind.AFTER_SALES)
    for promise, due, _ in fell_due(tasks):
        day = day_of(due.instant, zone)
        late_from = day + settings.stage_after_sales_late_days + 1
        if promise.done is None or day_of(promise.done, zone) >= late_from:
            yield late_from, day + settings.stage_after_sales_days
