"""A running call against its agenda: minutes left, the topic now, the one next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from app.records.meeting import AgendaLine, Meeting


@dataclass(frozen=True, slots=True)
class Running:
    """Where a call stands: `left` in whole minutes, below zero once it is over time.

    Before the start `begins` is in how many minutes, and there is no topic yet.
    `part` is the share of the time gone, 0 to 1.
    """

    begins: int
    left: int
    ends: datetime
    part: Fraction
    topic: AgendaLine | None
    following: AgendaLine | None
    follows_at: datetime | None


def running(meeting: Meeting, now: datetime) -> Running:
    """Say where a call stands; the agenda runs from the actual start.

    A shorter end that was agreed counts (row live-open).
    """
    starts, ends = meeting.actual_start, meeting.agreed_end or meeting.ends.instant
    whole = max(ends - starts, timedelta(minutes=1))
    gone = min(max(now - starts, timedelta()), whole)
    begins, left = max(0, _minutes(starts - now)), _minutes(ends - now)
    part = Fraction(gone // timedelta(seconds=1), whole // timedelta(seconds=1))
    at = starts
    lines = meeting.agenda.lines if now >= starts else ()
    for number, line in enumerate(lines):
        until = at + timedelta(minutes=line.minutes)
        if now < until or number == len(lines) - 1:
            after = lines[number + 1] if number + 1 < len(lines) else None
            follows_at = until if after else None
            return Running(begins, left, ends, part, line, after, follows_at)
        at = until
    return Running(begins, left, ends, part, None, None, None)


def _minutes(span: timedelta) -> int:
    """Return whole minutes, a begun one counted."""
    return -(-(span // timedelta(seconds=1)) // 60)
