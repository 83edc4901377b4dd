"""Follow-through: which promises fell due, and which were kept (PACKS 11.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.records.moment import Due
from app.records.promise import Promise, PromiseState
from app.rules.wilson import Band, Share
from app.rules.wording import count
from app.settings import Settings

DAY: Final = timedelta(days=1)


class Verdict(StrEnum):
    """How a promise that fell due stands; only the first counts as kept."""

    KEPT = "kept"
    KEPT_LATE = "kept late"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A promise that fell due: the due that counts, its verdict, and why.

    `days_late` counts days begun; it is 0 unless it was kept late.
    """

    promise: Promise
    due: Due
    verdict: Verdict
    why: str
    days_late: int = 0

    @property
    def kept(self) -> bool:
        """Whether it counts in k."""
        return self.verdict is Verdict.KEPT


@dataclass(frozen=True, slots=True)
class Excused:
    """A promise left out of the count, and why."""

    promise: Promise
    due: Due
    why: str


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """k of n on time over a window of days, with every promise behind it."""

    counted: tuple[Reckoned, ...]
    excluded: tuple[Excused, ...]
    days: int
    long: bool
    confidence: int = 80

    @property
    def share(self) -> Share:
        """How many were kept of those that fell due."""
        return Share(sum(r.kept for r in self.counted), len(self.counted))

    @property
    def late(self) -> tuple[Reckoned, ...]:
        """The counted promises that were not kept on time."""
        return tuple(r for r in self.counted if not r.kept)

    @property
    def band(self) -> Band | None:
        """Dependable, at risk or not settled; none below four."""
        return self.share.band

    @property
    def words(self) -> str:
        """The figure in words, such as `9 of 10 on time (90 %), likely 72-97 %`."""
        share = self.share
        if not share.total:
            return "no promise due yet"
        words = share.words("on time", self.confidence)
        settled = self.band is not None
        return f"{words}, over a year" if self.long and settled else words


def follow_through(
    promises: Iterable[Promise], now: datetime, settings: Settings
) -> FollowThrough:
    """Count the promises by us that fell due in the window, long if too few.

    Everybody's promises together give the team's figure: one window for all,
    never a mean of rates.
    """
    return kept_of((p for p in promises if p.ours), now, settings)


def kept_between(
    promises: Iterable[Promise],
    begin: datetime,
    end: datetime,
    now: datetime,
    settings: Settings,
) -> FollowThrough:
    """Count the promises by us whose due lies in a period, its end out."""
    counted, excluded = _sorted_out((p for p in promises if p.ours), now)
    return FollowThrough(
        tuple(r for r in counted if begin <= r.due.instant < end),
        tuple(e for e in excluded if begin <= e.due.instant < end),
        (end - begin) // DAY,
        long=False,
        confidence=settings.confidence,
    )


def due_that_counts(promise: Promise) -> tuple[Due | None, bool]:
    """Return the due that counts, and whether a second move already decided it.

    A move that the other side agreed to before the due in force replaces it; a
    second such move counts as not kept, at the due the first one set. Any other
    entry of the log changes nothing.
    """
    due = promise.moves[0].was if promise.moves else promise.due
    moved = False
    for move in promise.moves:
        if (
            due is None
            or not _agreed(promise, move.agreed_by)
            or move.at >= due.instant
        ):
            continue
        if moved:
            return due, True
        due, moved = move.now, True
    return due, False


def agreed_due(promise: Promise) -> Due | None:
    """Return the newest day the other side said yes to, even late, else the first."""
    agreed = [m.now for m in promise.moves if _agreed(promise, m.agreed_by)]
    if agreed:
        return agreed[-1]
    return promise.moves[0].was if promise.moves else promise.due


def excuse(promise: Promise, due: Due) -> str:
    """Say why a promise does not count, or nothing if it does."""
    if promise.voided is not None and promise.voided < due.instant:
        return (
            "made void by their change" if promise.ours else "made void by our change"
        )
    if promise.cancelled is None or promise.cancelled >= due.instant:
        return ""
    maker, other = ("us", "them") if promise.ours else ("them", "us")
    if promise.cancelled_by == other:
        return f"cancelled by {other} before it was due"
    if promise.with_their_yes:
        return f"cancelled by {maker} with the other side's yes"
    return ""


def reckon(promise: Promise, due: Due, *, moved_twice: bool) -> Reckoned:
    """Return how a promise that fell due stands."""
    if moved_twice:
        return Reckoned(promise, due, Verdict.NOT_KEPT, "moved a second time")
    if done_by(promise, due.instant):
        return Reckoned(promise, due, Verdict.KEPT, "done in time")
    if promise.done is not None and promise.done > due.instant:
        late = -((due.instant - promise.done) // DAY)
        why = f"{count(late, 'day')} late"
        return Reckoned(promise, due, Verdict.KEPT_LATE, why, late)
    maker = "us" if promise.ours else "them"
    if promise.cancelled is not None and promise.cancelled_by == maker:
        return Reckoned(promise, due, Verdict.NOT_KEPT, f"cancelled by {maker}")
    return Reckoned(promise, due, Verdict.NOT_KEPT, "not done by its due")


def kept_of(
    promises: Iterable[Promise], now: datetime, settings: Settings
) -> FollowThrough:
    """Count the promises of either side that fell due in the window."""
    counted, excluded = _sorted_out(promises, now)
    days = settings.follow_through_days
    recent = _since(counted, now, days)
    long = len(recent) < settings.follow_through_least
    if long:
        days = settings.follow_through_long_days
        recent = _since(counted, now, days)
    since = now - days * DAY
    left_out = tuple(e for e in excluded if e.due.instant >= since)
    return FollowThrough(recent, left_out, days, long, settings.confidence)


def _sorted_out(
    promises: Iterable[Promise], now: datetime
) -> tuple[list[Reckoned], list[Excused]]:
    """Part the promises that fell due by now into counted and left out."""
    counted: list[Reckoned] = []
    excluded: list[Excused] = []
    for promise in promises:
        due, moved_twice = due_that_counts(promise)
        if due is None or due.instant > now or not _is_promised(promise):
            continue
        if why := "" if moved_twice else excuse(promise, due):
            excluded.append(Excused(promise, due, why))
        else:
            counted.append(reckon(promise, due, moved_twice=moved_twice))
    return counted, excluded


def _since(counted: list[Reckoned], now: datetime, days: int) -> tuple[Reckoned, ...]:
    since = now - days * DAY
    recent = (r for r in counted if r.due.instant >= since)
    return tuple(sorted(recent, key=lambda r: (r.due.instant, r.promise.id)))


def _is_promised(promise: Promise) -> bool:
    return promise.told and promise.state is not PromiseState.WANTED


def _agreed(promise: Promise, agreed_by: str) -> bool:
    return agreed_by not in ("", "us" if promise.ours else "them")


def done_by(promise: Promise, instant: datetime) -> bool:
    """Say whether it was done then, and not open again."""
    if promise.done is None or promise.done > instant:
        return False
    again = promise.reopened
    return again is None or not promise.done < again <= instant
