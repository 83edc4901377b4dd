"""The meetings and busy events that stand next to a meeting in the rep's days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.book.codec import instant_text
from app.dossier import Neighbour
from app.records.meeting import Meeting, Outcome

# A busy event that takes longer is a leave or a season, and no neighbour.
LONGEST: Final = timedelta(days=31)

_SQL: Final = """
    SELECT starts_instant, ends_instant, id, title, link, id FROM meetings
    WHERE starts_instant >= :first AND starts_instant < :last
        AND ends_instant > :begins AND outcome NOT IN (:by_us, :by_them)
    UNION ALL
    SELECT starts_instant, ends_instant, NULL, title, '', id FROM events
    WHERE starts_instant >= :first AND starts_instant < :last
        AND ends_instant > :begins AND NOT free
    ORDER BY starts_instant
"""


def neighbours_of(
    book: Book, meetings: Sequence[Meeting], zone: str
) -> Callable[[Meeting], tuple[Neighbour, ...]]:
    """Return what tells the neighbours of any of some meetings.

    They are what touches the local days of the meeting, the day before and the day
    after, in the rep's zone; cancelled meetings and free events are none.
    """
    windows = {one.id: _window(one, ZoneInfo(zone)) for one in meetings}
    if not windows:
        return lambda _: ()
    begins = min(low for low, _ in windows.values())
    rows = book.rows(
        _SQL,
        {
            "first": instant_text(begins - LONGEST),
            "begins": instant_text(begins),
            "last": instant_text(max(high for _, high in windows.values())),
            "by_us": Outcome.CANCELLED_BY_US,
            "by_them": Outcome.CANCELLED_BY_THEM,
        },
    )
    near = [
        (end, one, _neighbour(start, end, one, title, link, id_))
        for start, end, one, title, link, id_ in rows
    ]
    # No event need be looked at that is older than the longest of them.
    reach = max((it.ends - it.starts for *_, it in near), default=timedelta())
    starts = [row[0] for row in rows]

    def neighbours(meeting: Meeting) -> tuple[Neighbour, ...]:
        low, high = windows[meeting.id]
        first = bisect_left(starts, instant_text(low - reach))
        last = bisect_left(starts, instant_text(high))
        begins = instant_text(low)
        return tuple(
            neighbour
            for end, one, neighbour in near[first:last]
            if end > begins and one != meeting.id
        )

    return neighbours


def _neighbour(
    start: str, end: str, meeting: str | None, title: str, link: str, id_: str
) -> Neighbour:
    starts, ends = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return Neighbour(title, starts, ends, meeting is not None, link, id_)


def _window(meeting: Meeting, zone: ZoneInfo) -> tuple[datetime, datetime]:
    first = meeting.starts.instant.astimezone(zone).date() - timedelta(days=1)
    last = meeting.ends.instant.astimezone(zone).date() + timedelta(days=2)
    return (
        datetime.combine(first, time(), zone).astimezone(UTC),
        datetime.combine(last, time(), zone).astimezone(UTC),
    )
