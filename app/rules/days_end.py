"""What there is to say at the end of a day (PACKS section 10.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.records.meeting import Meeting
from app.records.promise import Promise, PromiseState
from app.rules.free_time import end_of, span
from app.rules.working_days import is_working_day
from app.settings import Settings

DAY: Final = timedelta(days=1)
AFTER_THE_LAST: Final = timedelta(minutes=15)
AT_LEAST_SHOWN: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a day is looked at with, as the book has it at one instant.

    `meetings` are those from yesterday to tomorrow, by start; `wraps` all that were
    held and never wrapped up, oldest first; `unsaid` those that are over with
    nobody saying what came of them; `promises` the open ones of ours that are due
    soon, and those of both sides that were done today.
    """

    settings: Settings
    meetings: tuple[Meeting, ...] = ()
    wraps: tuple[Meeting, ...] = ()
    unsaid: tuple[Meeting, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The rep's own zone, in which her days are."""
        return ZoneInfo(self.settings.zone)

    def day_of(self, instant: datetime) -> date:
        """Return the rep's day of an instant."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """Return the instant of a time of a day of hers."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class DaysEnd:
    """What is left to close, what was kept, and what comes next.

    `kept` are promises of both sides, `due` ours that are due on the day or after
    it, up to and with `until`: the next working day.
    """

    day: date
    until: date
    wraps: tuple[Meeting, ...]
    unsaid: tuple[Meeting, ...]
    kept: tuple[Promise, ...]
    due: tuple[Promise, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.wraps or self.unsaid or self.kept or self.due)


def days_end(outlook: Outlook, day: date) -> DaysEnd:
    """Return what there is to say at the end of a day."""
    until = next_working_day(day, outlook.settings.region)
    return DaysEnd(
        day=day,
        until=until,
        wraps=outlook.wraps,
        unsaid=outlook.unsaid,
        kept=tuple(
            p for p in outlook.promises if p.done and outlook.day_of(p.done) == day
        ),
        due=tuple(
            p
            for p in outlook.promises
            if is_owed(p) and p.due and day <= outlook.day_of(p.due.instant) <= until
        ),
    )


def is_owed(promise: Promise) -> bool:
    """Say whether somebody waits for us; what nobody was told of is an own plan."""
    return promise.ours and promise.told and promise.state is PromiseState.OPEN


def next_working_day(day: date, region: str) -> date:
    """Return the first working day after a day."""
    day += DAY
    while not is_working_day(day, region):
        day += DAY
    return day


def ends_at(outlook: Outlook, day: date) -> datetime:
    """Return when a day ends: at the time set, or 15 minutes after its last meeting."""
    ends = [
        end_of(m) + AFTER_THE_LAST
        for m in outlook.meetings
        if span(m) and outlook.day_of(m.starts.instant) == day
    ]
    return max([outlook.at(day, outlook.settings.day_ends), *ends])


def lasts_until(outlook: Outlook, day: date) -> datetime:
    """Return until when the end of a day may still be told: midnight, or an hour."""
    midnight = outlook.at(day + DAY, time())
    return max(midnight, ends_at(outlook, day) + AT_LEAST_SHOWN)
