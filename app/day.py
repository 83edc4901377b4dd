"""What is on: the meetings of the next days, what is to be wrapped up, what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from app.book import dossiers, giving, meetings, promises
from app.book.book import Book
from app.dossier import Dossier
from app.records.event import Event
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.promise import Promise
from app.rules.follow import SILENT
from app.rules.free_time import is_running, spans
from app.rules.give_first import GiveFirst, first_to_give
from app.rules.ledger import Ledger, ledger
from app.rules.next_act import NextAct, act_after, next_act
from app.rules.preparation import prepare
from app.rules.silence import Silence, silences
from app.rules.values import Preparation
from checklists.pack import Item

Items = Callable[[Meeting], Sequence[Item]]

LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=14)
DAYS_SHOWN = 3
WAITING_SHOWN = 4
LOOKED_INTO = 6
_ANY = "SELECT 1 FROM meetings UNION ALL SELECT 1 FROM events LIMIT 1"


@dataclass(frozen=True)
class Booked:
    """A meeting with all that bears on it; what follows is concluded when asked for.

    `items` are the rows that its lists are made of.
    """

    dossier: Dossier
    items: Sequence[Item]

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.dossier.meeting

    @cached_property
    def act(self) -> NextAct:
        """How it stands and what to do with it next."""
        known = act_after(self.dossier)
        return known or next_act(prepare(self.dossier, self.items, before=True))

    @cached_property
    def preparation(self) -> Preparation:
        """All that is concluded about it."""
        return prepare(self.dossier, self.items)


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
    meetings, at most three in all; a call that runs over midnight is today's.
    `wraps` are held meetings not yet wrapped up, the newest first as they are best
    remembered, and `unsaid` those of the last two weeks of which nobody said what
    came of them: each at most four, of `to_wrap` and `to_say` in all. `is_over`
    once the day's end of the settings is past. `later` are other events of the next
    two weeks, on none of the days. `give_first` and `silences` are at most three
    each, and none while a call runs.
    """

    now: datetime
    days: tuple[Day, ...]
    wraps: tuple[Booked, ...]
    to_wrap: int
    unsaid: tuple[Booked, ...]
    to_say: int
    ledger: Ledger
    empty: bool
    is_over: bool = False
    later: tuple[Event, ...] = ()
    give_first: tuple[GiveFirst, ...] = ()
    silences: tuple[Silence, ...] = ()

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


def desktop(
    book: Book, items_of: Items, now: datetime, *, whole: bool = True
) -> Desktop:
    """Read what is on, in a handful of queries.

    A first look, not `whole`, has the meetings of one day, and nothing that waits:
    what is read and concluded of each takes milliseconds.
    """
    settings = book.settings()
    zone = ZoneInfo(settings.zone)
    today = now.astimezone(zone).date()
    begins = _midnight(today, zone)
    ends = begins + LOOK_AHEAD
    around = meetings.between(book, begins - LOOK_BACK, ends)
    coming = {m.id: _day(m, today, zone) for m in around if _is_on(m, begins, now)}
    one_day = 1 if today in coming.values() else 2
    most, many = (DAYS_SHOWN, WAITING_SHOWN) if whole else (one_day, 0)
    shown = sorted({today, *coming.values()})[:most]
    wanted = [m for m in around if coming.get(m.id) in shown]
    waiting = tuple(reversed(meetings.open_wraps(book, now)))
    gone = [m for m in reversed(around) if m.id not in coming]
    unsaid = [m for m in gone if m.outcome is Outcome.BOOKED]
    chosen = (*waiting[:many], *unsaid[:many])
    owed = promises.standing(book)
    # While a call runs nothing is said of what could be useful.
    calm = whole and not is_running(spans(around), now)
    to_ask = giving.meetings_to_ask_in(book, now, LOOKED_INTO) if calm else ()
    quiet = _gone_quiet(owed) if calm else ()
    read = _read(book, (*(m.id for m in (*wanted, *chosen)), *to_ask, *quiet), now)
    prepared = {
        m.id: Booked(read[m.id], tuple(items_of(m)))
        for m in (*wanted, *chosen)
        if m.id in read
    }
    coming_up = dict.fromkeys((*(m.id for m in wanted), *to_ask)) if calm else ()
    useful = first_to_give(read[one] for one in coming_up if one in read)
    named = {one.account for one in useful}
    until = ends if whole else _midnight(shown[-1] + timedelta(days=1), zone)
    others = meetings.events_during(book, begins, until)
    busy = {day: tuple(e for e in others if _is_of(e, day, zone)) for day in shown}
    seen = {event.id for events in busy.values() for event in events}
    return Desktop(
        now,
        tuple(
            Day(
                day,
                tuple(prepared[m.id] for m in wanted if coming[m.id] == day),
                busy[day],
            )
            for day in shown
        ),
        tuple(prepared[m.id] for m in waiting[:many]),
        len(waiting),
        tuple(prepared[m.id] for m in unsaid[:many]),
        len(unsaid),
        ledger(owed, now, settings),
        empty=not (around or waiting or book.rows(_ANY)),
        is_over=now.astimezone(zone).time() >= settings.day_ends,
        later=tuple(event for event in others if event.id not in seen),
        give_first=useful,
        silences=silences(
            read[one]
            for one in quiet
            if one in read and read[one].account.id not in named
        ),
    )


def _read(
    book: Book, ids: Iterable[MeetingId], now: datetime
) -> dict[MeetingId, Dossier]:
    files = dossiers.dossiers(book, dict.fromkeys(ids), now)
    return {file.meeting.id: file for file in files}


def _gone_quiet(owed: Sequence[Promise]) -> tuple[MeetingId, ...]:
    """Return the talks since which all is silent, by the promises made of it.

    The timer made them (row fup-silent); the newest come first.
    """
    made = [one for one in owed if one.by_item == SILENT and one.meeting]
    made.sort(key=lambda one: one.made, reverse=True)
    return tuple(one.meeting for one in made[:LOOKED_INTO] if one.meeting)


def _is_of(event: Event, day: date, zone: ZoneInfo) -> bool:
    """Say whether an event is on a day, if only with a part of it."""
    begins, ends = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
    starts = event.starts.instant
    return starts < ends and (starts >= begins or event.ends.instant > begins)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _is_on(meeting: Meeting, begins: datetime, now: datetime) -> bool:
    """Say whether a meeting is of today or later, or still runs."""
    runs = meeting.is_open and meeting.ends.instant > now
    return meeting.starts.instant >= begins or runs


def _day(meeting: Meeting, today: date, zone: ZoneInfo) -> date:
    return max(today, meeting.starts.instant.astimezone(zone).date())
