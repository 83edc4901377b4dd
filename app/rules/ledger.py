"""The ledger: open promises of both sides by when they fall due, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.records.moment import Due
from app.records.promise import Promise, PromiseState
from app.rules.follow_through import Verdict, due_that_counts, reckon
from app.rules.wording import clock, count, due_words, short_day
from app.rules.working_days import working_days_between
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise and how it stands at an instant.

    `own_plan` marks what the pack made and nobody was told of yet.
    """

    promise: Promise
    now: datetime
    settings: Settings
    own_plan: bool = False

    @property
    def is_late(self) -> bool:
        """Whether its due has passed; what is done is not late any more."""
        due, done = self.promise.due, self.promise.state is PromiseState.DONE
        return due is not None and not done and due.instant < self.now

    @property
    def words(self) -> str:
        """How it stands in words: `2 working days late`, `due today 18:00`.

        Concluded when asked for: few of many promises are ever shown, and counting
        working days needs the calendar of a country.
        """
        if self.promise.state is PromiseState.DONE:
            return _kept_words(self.promise, ZoneInfo(self.settings.zone))
        return standing(self.promise, self.now, self.settings)


@dataclass(frozen=True, slots=True)
class Side:
    """One side's promises: open ones earliest due first, kept ones newest first."""

    late: tuple[Entry, ...]
    today: tuple[Entry, ...]
    this_week: tuple[Entry, ...]
    later: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    kept: tuple[Entry, ...]

    @property
    def open(self) -> tuple[Entry, ...]:
        """All that is still to do, the latest first."""
        dated = (*self.late, *self.today, *self.this_week, *self.later)
        return (*dated, *self.undated)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What we promised and what they promised."""

    ours: Side
    theirs: Side


def ledger(promises: Iterable[Promise], now: datetime, settings: Settings) -> Ledger:
    """Group promises by the rep's own today and week, which begins on Monday."""
    both = tuple(promises)
    return Ledger(
        _side((p for p in both if p.ours), now, settings),
        _side((p for p in both if not p.ours), now, settings),
    )


def standing(promise: Promise, now: datetime, settings: Settings) -> str:
    """Say in words how an open promise stands against its due."""
    due, zone = promise.due, ZoneInfo(settings.zone)
    if due is None:
        return "no day yet"
    today = now.astimezone(zone).date()
    day = due.day if due.whole_day else due.instant.astimezone(zone).date()
    local = due.instant.astimezone(zone)
    if due.instant < now:
        late = working_days_between(day, today, settings.region)
        if late:
            return f"{count(late, 'working day')} late"
        since = clock(local) if local.date() == today else short_day(day)
        return f"late since {since}"
    if local.date() == today:
        return "due today" if due.whole_day else f"due today {clock(local)}"
    return f"due {due_words(due, settings.zone)}"


def _side(promises: Iterable[Promise], now: datetime, settings: Settings) -> Side:
    zone = ZoneInfo(settings.zone)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for promise in promises:
        if promise.state is PromiseState.DONE:
            groups["kept"].append(Entry(promise, now, settings, not promise.told))
        elif promise.state is PromiseState.OPEN:
            entry = Entry(promise, now, settings, promise.ours and not promise.told)
            groups[_group(promise.due, now, zone)].append(entry)
    return Side(
        late=_by_due(groups["late"]),
        today=_by_due(groups["today"]),
        this_week=_by_due(groups["this week"]),
        later=_by_due(groups["later"]),
        undated=tuple(sorted(groups["undated"], key=_made)),
        kept=tuple(sorted(groups["kept"], key=_done, reverse=True)),
    )


def _group(due: Due | None, now: datetime, zone: ZoneInfo) -> str:
    if due is None:
        return "undated"
    if due.instant < now:
        return "late"
    today = now.astimezone(zone).date()
    day = due.instant.astimezone(zone).date()
    if day == today:
        return "today"
    sunday = today + timedelta(days=6 - today.weekday())
    return "this week" if day <= sunday else "later"


def _kept_words(promise: Promise, zone: ZoneInfo) -> str:
    if promise.done is None:
        return "kept"
    day = short_day(promise.done.astimezone(zone).date())
    due, moved_twice = due_that_counts(promise)
    if due is None:
        return f"kept {day}"
    reckoned = reckon(promise, due, moved_twice=moved_twice)
    if reckoned.verdict is Verdict.KEPT:
        return f"kept {day}"
    return f"done {day}, {reckoned.why}"


def _by_due(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_due))


def _due(entry: Entry) -> tuple[datetime, str]:
    due = entry.promise.due
    return (due.instant if due else entry.promise.made, entry.promise.id)


def _made(entry: Entry) -> tuple[datetime, str]:
    return (entry.promise.made, entry.promise.id)


def _done(entry: Entry) -> tuple[datetime, str]:
    return (entry.promise.done or entry.promise.made, entry.promise.id)


def told_of(promises: Sequence[Promise]) -> str:
    """Return what one is, or how many they are."""
    return promises[0].what if len(promises) == 1 else count(len(promises), "promise")
