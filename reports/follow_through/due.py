"""The promises that fell due in a period, and how each ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.records.account import AccountId
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.follow_through import (
    Reckoned,
    Verdict,
    due_that_counts,
    excuse,
    reckon,
)
from reports.follow_through.values import Gathered


class Ending(StrEnum):
    """How a promise that fell due ended, in the words of the report."""

    ON_TIME = "on time"
    LATE_TOLD = "late but told before"
    LATE_NOT_TOLD = "late and not told"
    CALLED_OFF = "called off by us"
    OPEN = "still open"


@dataclass(frozen=True, slots=True)
class Ended:
    """A promise by us that fell due in the period, its ending, and how late it was."""

    promise: PromiseId
    account: AccountId
    due: datetime
    ending: Ending
    what: str
    days_late: int = 0


def fell_due(gathered: Gathered) -> tuple[Ended, ...]:
    """Return the promises that count in the period, earliest due first (11.1).

    Those of which a query told that they were plainly kept are not among them.
    A private promise is in no report until it has become one they know of.
    """
    begins, ends = gathered.period.begins, gathered.period.ends
    told = (one for one in gathered.promises if _is_promised(one))
    dues = ((one, *due_that_counts(one)) for one in told)
    counted = [
        _ended(promise, due, moved_twice=moved_twice)
        for promise, due, moved_twice in dues
        if due is not None
        and begins <= due.instant < ends
        and due.instant <= gathered.now
        and (moved_twice or not excuse(promise, due))
    ]
    return tuple(sorted(counted, key=lambda one: (one.due, one.promise)))


def tally(ended: Iterable[Ended], kept: int = 0) -> dict[Ending, int]:
    """Count the endings, with so many more that were plainly kept."""
    counts = dict.fromkeys(Ending, 0)
    counts[Ending.ON_TIME] = kept
    for one in ended:
        counts[one.ending] += 1
    return counts


def _is_promised(promise: Promise) -> bool:
    wanted = promise.state is PromiseState.WANTED
    return promise.ours and promise.told and not promise.private and not wanted


def _ended(promise: Promise, due: Due, *, moved_twice: bool) -> Ended:
    reckoned = reckon(promise, due, moved_twice=moved_twice)
    return Ended(
        promise.id,
        promise.account,
        due.instant,
        _ending(reckoned),
        promise.what,
        reckoned.days_late,
    )


def _ending(reckoned: Reckoned) -> Ending:
    if reckoned.verdict is Verdict.KEPT:
        return Ending.ON_TIME
    promise, due = reckoned.promise, reckoned.due.instant
    if promise.state is PromiseState.CANCELLED:
        return Ending.CALLED_OFF
    if promise.state is PromiseState.OPEN:
        return Ending.OPEN
    told = (promise.told_late, *(move.at for move in promise.moves))
    if any(at is not None and at <= due for at in told):
        return Ending.LATE_TOLD
    return Ending.LATE_NOT_TOLD
