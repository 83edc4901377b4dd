"""When the rep is in a meeting, and when she has a moment (PACKS section 10.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.records.meeting import Meeting
from app.rules.outcome import NEARLY_BUSY
from app.rules.windows import NEVER_HELD

# A call that nobody ended is taken as over so long after its scheduled end.
FORGOTTEN: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The time a meeting takes, from `begins` up to before `ends`."""

    begins: datetime
    ends: datetime


def span(meeting: Meeting) -> Span | None:
    """Return when a meeting runs; one that never took place does not.

    One that was joined runs until Ended is pressed, however long that takes.
    """
    if meeting.outcome in NEVER_HELD:
        return None
    begins = meeting.starts.instant
    if meeting.joined:
        begins = min(begins, meeting.joined.instant)
    ends = end_of(meeting)
    if meeting.is_open and meeting.joined:
        ends += FORGOTTEN
    return Span(begins, ends) if begins < ends else None


def spans(meetings: Iterable[Meeting]) -> tuple[Span, ...]:
    """Return when meetings run, in order."""
    return tuple(sorted(s for m in meetings if (s := span(m))))


def end_of(meeting: Meeting) -> datetime:
    """Return when a meeting ended, else when it is to end at the latest."""
    if meeting.actual_end:
        return meeting.actual_end
    return max(meeting.ends.instant, meeting.agreed_end or meeting.ends.instant)


def is_running(busy: Iterable[Span], now: datetime) -> bool:
    """Say whether a meeting runs."""
    return any(span.begins <= now < span.ends for span in busy)


def is_free(busy: Iterable[Span], now: datetime) -> bool:
    """Say whether no meeting runs, and none starts within ten minutes."""
    return not any(span.begins - NEARLY_BUSY <= now < span.ends for span in busy)


def next_gap(busy: Sequence[Span], now: datetime) -> datetime:
    """Return the first instant from `now` on at which she is free."""
    free = now
    for each in sorted(busy):
        if each.begins - NEARLY_BUSY <= free < each.ends:
            free = each.ends
    return free
