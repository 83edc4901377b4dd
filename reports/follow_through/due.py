"""The promises that fell due in a period, and how each ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.records.promise import Promise, PromiseState
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
    """A promise by us that fell due in the period, reckoned, and its ending."""

    reckoned: Reckoned
    ending: Ending

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.reckoned.promise


def fell_due(gathered: Gathered) -> tuple[Ended, ...]:
    """Return the promises that count in the period, earliest due first (11.1).

    A private promise is in no report until it has become one they know of.
    """
    ended = (_ended(one, gathered) for one in gathered.promises)
    counted = (one for one in ended if one is not None)
    return tuple(sorted(counted, key=lambda e: (e.reckoned.due.instant, e.promise.id)))


def tally(ended: Iterable[Ended]) -> dict[Ending, int]:
    """Count the endings."""
    counts = dict.fromkeys(Ending, 0)
    for one in ended:
        counts[one.ending] += 1
    return counts


def _ended(promise: Promise, gathered: Gathered) -> Ended | None:
    if (
        not promise.ours
        or not promise.told
        or promise.private
        or promise.state is PromiseState.WANTED
    ):
        return None
    due, moved_twice = due_that_counts(promise)
    if due is None or due.instant > gathered.now:
        return None
    if not gathered.period.holds(due.instant):
        return None
    if not moved_twice and excuse(promise, due):
        return None
    reckoned = reckon(promise, due, moved_twice=moved_twice)
    return Ended(reckoned, _ending(reckoned))


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
