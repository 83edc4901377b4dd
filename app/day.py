"""What is on: the meetings of the next days, what is to be wrapped up, what is owed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.book import dossiers, meetings, promises
from app.book.book import Book
from app.records.meeting import Event, Meeting
from app.rules.ledger import Ledger, ledger
from app.rules.next_act import NextAct, next_act
from app.rules.preparation import prepare
from app.rules.values import Preparation
from checklists.pack import Item

Items = Callable[[Meeting], Sequence[Item]]

LOOK_AHEAD = timedelta(days=14)
DAYS_SHOWN = 3
_ANY_MEETING = "SELECT 1 FROM meetings LIMIT 1"


@dataclass(frozen=True, slots=True)
class Booked:
    """A meeting with all that is concluded about it, and the next act."""

    preparation: Preparation
    act: NextAct

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.preparation.dossier.meeting


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the rep's zone: its meetings by start, and the busy time beside them."""

    day: date
    meetings: tuple[Booked, ...]
    busy: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Desktop:
    """What lies on the desk at one instant.

    `days` holds today, even when it is empty, and the next days that have
    meetings, at most three in all; `wraps` the held meetings not yet wrapped up.
    """

    now: datetime
    days: tuple[Day, ...]
    wraps: tuple[Booked, ...]
    ledger: Ledger
    empty: bool

    @property
    def next_meeting(self) -> Booked | None:
        """The first meeting that is still to begin, or is running."""
        coming = (
            booked
            for day in self.days
            for booked in day.meetings
            if booked.meeting.is_open and booked.meeting.ends.instant > self.now
        )
        return next(coming, None)


def desktop(book: Book, items_of: Items, now: datetime) -> Desktop:
    """Read what is on, in a handful of queries."""
    settings = book.settings()
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    begins = datetime.combine(today, time(), zone)
    ends = begins + LOOK_AHEAD
    coming = meetings.between(book, begins, ends)
    days_with = sorted({m.starts.instant.astimezone(zone).date() for m in coming})
    shown = [today, *(day for day in days_with if day > today)][:DAYS_SHOWN]
    wanted = [m for m in coming if m.starts.instant.astimezone(zone).date() in shown]
    waiting = meetings.open_wraps(book, now)
    prepared = _prepared(book, items_of, now, (*wanted, *waiting))
    busy = meetings.events_between(book, begins, begins + timedelta(days=1))
    return Desktop(
        now,
        tuple(
            Day(
                day,
                tuple(
                    prepared[m.id]
                    for m in wanted
                    if m.starts.instant.astimezone(zone).date() == day
                ),
                tuple(busy) if day == today else (),
            )
            for day in shown
        ),
        tuple(prepared[m.id] for m in waiting),
        ledger(promises.standing(book), now, settings),
        empty=not (coming or waiting or book.rows(_ANY_MEETING)),
    )


def _prepared(
    book: Book, items_of: Items, now: datetime, chosen: Sequence[Meeting]
) -> dict[str, Booked]:
    read = dossiers.dossiers(book, tuple(dict.fromkeys(m.id for m in chosen)), now)
    made: dict[str, Booked] = {}
    for each in read:
        concluded = prepare(each, items_of(each.meeting))
        made[each.meeting.id] = Booked(concluded, next_act(concluded))
    return made
