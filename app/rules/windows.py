"""When each pause of a meeting opens, its limit, its close (PACKS 2 and 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import Answer, Meeting, Outcome, Stamp
from app.rules.values import TimeClass
from app.settings import Settings
from checklists.pack import Phase

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)
PREPARATION: Final = frozenset({Phase.PLAN, Phase.REHEARSE, Phase.PREFLIGHT})
NEVER_HELD: Final = frozenset(
    {
        Outcome.NOBODY_CAME,
        Outcome.VOICEMAIL,
        Outcome.CANCELLED_BY_US,
        Outcome.CANCELLED_BY_THEM,
    }
)


@dataclass(frozen=True, slots=True)
class Window:
    """The times of one pause: open from `opens`, in time up to and with `limit`."""

    opens: datetime
    limit: datetime
    closes: datetime


def windows(dossier: Dossier, *, merged: bool = False) -> dict[Phase, Window]:
    """Return the window of each pause; `merged` makes plan and practise one stop.

    Windows before and in the call run from the scheduled times, after a move the
    new ones; the wrap begins with the real end where one is on record.
    """
    meeting, settings = dossier.meeting, dossier.settings
    start = meeting.starts.instant
    practise = start - settings.practise_limit_hours * HOUR
    opens = start - settings.practise_opens_hours * HOUR
    check = last_check(meeting, settings)
    end = meeting.actual_end or meeting.ends.instant
    in_time = end + settings.wrap_limit_minutes * MINUTE
    found = {
        Phase.PLAN: _plan(meeting, settings, merged=merged),
        Phase.REHEARSE: _before(meeting, settings, opens, practise),
        Phase.PREFLIGHT: _before(meeting, settings, check, start),
        Phase.LIVE: Window(start, end, end),
        Phase.WRAP: Window(end, in_time, meeting.wrapped or in_time),
        Phase.FOLLOW: _follow(dossier),
    }
    if merged:
        del found[Phase.REHEARSE]
    return found


def plan_limit(
    meeting: Meeting, settings: Settings, *, merged: bool = False
) -> datetime:
    """Return until when planning is in time; `merged` with practising in one stop."""
    return _plan(meeting, settings, merged=merged).limit


def last_check(meeting: Meeting, settings: Settings) -> datetime:
    """Return when the last check opens."""
    return meeting.starts.instant - settings.last_check_minutes * MINUTE


def frozen_at(meeting: Meeting) -> datetime:
    """Return the start at which findings and lists froze: as pressed, not corrected.

    Times put in by hand count only where none was pressed.
    """
    if started := _pressed(meeting.started):
        return started
    if joined := _pressed(meeting.joined):
        return max(joined, meeting.starts.instant)
    return meeting.actual_start


def settled(meeting: Meeting) -> datetime:
    """Return when its time was fixed: at booking, or with the newest move."""
    return max([meeting.booked, *(move.told_at for move in meeting.moves)])


def day_ends(dossier: Dossier) -> datetime:
    """Return the rep's end of the day on which the meeting ends."""
    zone = ZoneInfo(dossier.settings.zone)
    day = dossier.meeting.ends.instant.astimezone(zone).date()
    return datetime.combine(day, dossier.settings.day_ends, zone).astimezone(UTC)


def time_class(
    answer: Answer, window: Window, phase: Phase, meeting: Meeting
) -> TimeClass:
    """Class an answer by its instant; an answer at the very limit is in time.

    What was prepared after the actual start is never in time, however early that was.
    """
    afterwards = phase in {Phase.WRAP, Phase.FOLLOW}
    begun = answer.at > meeting.actual_start
    if answer.at <= window.limit and not (begun and phase in PREPARATION):
        return TimeClass.IN_TIME
    if afterwards or not begun:
        return TimeClass.LATE
    end = meeting.actual_end or meeting.ends.instant
    return TimeClass.DURING if answer.at < end else TimeClass.AFTER


def _pressed(stamp: Stamp | None) -> datetime | None:
    return stamp.pressed if stamp and stamp.source == "app" else None


def _plan(meeting: Meeting, settings: Settings, *, merged: bool) -> Window:
    hours = settings.practise_limit_hours if merged else settings.plan_limit_hours
    limit = meeting.starts.instant - hours * HOUR
    return _before(meeting, settings, meeting.booked, limit)


def _before(
    meeting: Meeting, settings: Settings, opens: datetime, limit: datetime
) -> Window:
    """Return a window before the call, opened at booking at the earliest.

    A limit that had passed when the meeting was booked or moved becomes the
    opening of the last check.
    """
    if limit < settled(meeting):
        limit = last_check(meeting, settings)
    return Window(max(opens, meeting.booked), limit, meeting.starts.instant)


def _follow(dossier: Dossier) -> Window:
    here = dossier.meeting.id
    end = dossier.meeting.actual_end or dossier.meeting.ends.instant
    opens = dossier.meeting.wrapped or max(end, day_ends(dossier))
    dues = [
        p.due.instant
        for p in dossier.promises
        if p.meeting == here and p.due is not None
    ]
    last = max([opens, *dues])
    return Window(opens, last, last)
