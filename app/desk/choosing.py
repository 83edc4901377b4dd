"""Which events are meetings, said by the rep: for one, for a series, for all alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from app.book.codec import instant_text
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.event_values import checked_value
from app.desk.turning import TO_BUSY, Turning, event_of
from app.desk.written import is_written_in
from app.errors import Problem
from app.records.event import (
    ChosenBy,
    Event,
    EventChoice,
    EventChoiceId,
    EventId,
)
from app.records.meeting import Meeting, MeetingId
from app.records.person import Person
from app.rules.which_meetings import Choices, fits, is_meeting, series_of
from app.rules.wording import count

E = TypeVar("E", Event, Meeting)

_SERIES: Final = (
    "WHERE (uid = :series OR substr(uid, 1, length(:series) + 1) = :series || '/') "
    "AND starts_instant > :now ORDER BY starts_instant, rowid"
)
_TO_COME: Final = (
    "WHERE uid <> '' AND starts_instant > ? ORDER BY starts_instant, rowid"
)


@dataclass(frozen=True, slots=True)
class Turned:
    """What a choice made of what is in the book; `kept` stay, as they hold something.

    `about` is the title of the one that was chosen, empty where a rule was made.
    """

    meetings: tuple[MeetingId, ...] = ()
    busy: tuple[EventId, ...] = ()
    kept: int = 0
    about: str = ""

    @property
    def sentence(self) -> str:
        """What became of it, in words."""
        if self.about:
            state = "a meeting" if self.meetings else "busy time"
            more = len(self.meetings or self.busy) - 1
            along = f", with {more} more of its series" if more else ""
            return f"“{self.about}” is {state} now{along}."
        told = [
            f"{count(many, noun)} {'is' if many == 1 else 'are'} {state} now"
            for many, noun, state in (
                (len(self.meetings), "event", "a meeting"),
                (len(self.busy), "meeting", "busy time"),
            )
            if many
        ]
        if self.kept:
            told.append(
                f"{count(self.kept, 'meeting')} with something written in "
                f"{'it stays' if self.kept == 1 else 'them stay'}"
            )
        return f"{', '.join(told)}." if told else "It holds for what is yet to come in."


def take_as_meeting(desk: Desk, event: EventId, *, alone: bool = False) -> Turned:
    """Make a meeting of busy time, and of all that is to come of its series.

    It holds for what the calendar brings of it later.
    """
    with desk.act("taking an event as a meeting") as write:
        chosen = desk.the(Event, event)
        _keep_series(desk, write, chosen.uid, is_meeting=True, alone=alone)
        others = () if alone else _of_series(desk, Event, chosen.uid)
        turning = Turning(desk, write)
        turned = [turning.to_meeting(one) for one in _once(chosen, others)]
    return Turned(meetings=tuple(turned), about=chosen.title)


def count_as_busy(desk: Desk, meeting: MeetingId, *, alone: bool = False) -> Turned:
    """Make busy time of a meeting, and of all that is to come of its series.

    It holds for what the calendar brings of it later. What was written in it goes
    along, and comes back when it is taken as a meeting again.
    """
    with desk.act(TO_BUSY) as write:
        chosen = desk.the(Meeting, meeting)
        _refuse(chosen)
        _keep_series(desk, write, chosen.uid, is_meeting=False, alone=alone)
        turning = Turning(desk, write)
        each = (chosen,) if alone else series(desk, chosen)
        turned = [turning.to_busy(one) for one in each]
    return Turned(busy=tuple(turned), about=chosen.title)


def may_be_busy(meeting: Meeting) -> bool:
    """Say whether a meeting can be counted as busy time: a calendar's, not begun."""
    return bool(meeting.uid) and meeting.is_open and meeting.joined is None


def series(desk: Desk, meeting: Meeting) -> tuple[Meeting, ...]:
    """Return a meeting and what is to come of its series and can be busy time."""
    others = _of_series(desk, Meeting, meeting.uid) if meeting.uid else ()
    return tuple(_once(meeting, filter(may_be_busy, others)))


def choose(desk: Desk, by: ChosenBy, value: str, *, is_meeting: bool) -> Turned:
    """Say that all events with words, a domain or an address are meetings, or none.

    What is to come in the book follows; a meeting in which something is written
    stays.
    """
    kept = checked_value(desk, by, value)
    with desk.act("choosing which events are meetings") as write:
        choice = _keep(desk, write, by, kept, is_meeting=is_meeting)
        return _sort(desk, write, lambda event: fits(choice, event))


def let_go(desk: Desk, choice: EventChoiceId) -> Turned:
    """Forget a choice; what is to come in the book is as if it had not been made."""
    with desk.act("forgetting which events are meetings") as write:
        gone = desk.the(EventChoice, choice)
        write.drop(gone)
        return _sort(desk, write, lambda event: fits(gone, event))


def _sort(desk: Desk, write: Write, about: Callable[[Event], bool]) -> Turned:
    """Turn what is to come and is told about to what the choices say now."""
    settings = desk.book.settings()
    choices = Choices(desk.book.every(EventChoice))
    after = (instant_text(desk.now),)
    turning = Turning(desk, write)
    busy: list[EventId] = []
    kept = 0

    def is_one(event: Event) -> bool:
        return is_meeting(event, choices, settings.own_domains, settings.own_emails)

    booked = [*filter(may_be_busy, desk.book.select(Meeting, _TO_COME, after))]
    guests = {guest.person for one in booked for guest in one.attendees}
    people = {one.id: one for one in desk.book.some(Person, sorted(guests))}
    meetings = [
        turning.to_meeting(event)
        for event in desk.book.select(Event, _TO_COME, after)
        if about(event) and is_one(event)
    ]
    for meeting in booked:
        event = event_of(meeting, people, EventId(""), settings.own_emails)
        if about(event) and not is_one(event):
            if is_written_in(desk, meeting):
                kept += 1
            else:
                busy.append(turning.to_busy(meeting))
    return Turned(tuple(meetings), tuple(busy), kept)


def _keep_series(
    desk: Desk, write: Write, uid: str, *, is_meeting: bool, alone: bool
) -> None:
    """Keep a choice for an event or its series; one of the whole takes all others."""
    if not uid:
        return
    whole = series_of(uid)
    for choice in desk.book.every(EventChoice):
        mine = choice.by is ChosenBy.SERIES and series_of(choice.value) == whole
        if mine and not alone:
            write.drop(choice)
    _keep(desk, write, ChosenBy.SERIES, uid if alone else whole, is_meeting=is_meeting)


def _keep(
    desk: Desk, write: Write, by: ChosenBy, value: str, *, is_meeting: bool
) -> EventChoice:
    """Keep a choice in place of one about the same."""
    for known in desk.book.every(EventChoice):
        if (known.by, known.value) == (by, value):
            choice = replace(known, is_meeting=is_meeting, made=desk.now)
            break
    else:
        id_ = EventChoiceId(desk.new_id())
        choice = EventChoice(id_, by, value, is_meeting, desk.now)
    write.put(choice)
    return choice


def _refuse(meeting: Meeting) -> None:
    if not meeting.uid:
        raise Problem(
            f"“{meeting.title}” came from no calendar.",
            "Delete it if it is no meeting.",
        )
    if not may_be_busy(meeting):
        raise Problem(
            f"“{meeting.title}” has begun or is over.", "Delete it if it was none."
        )


def _of_series(desk: Desk, cls: type[E], uid: str) -> tuple[E, ...]:
    """Return what is to come of the series of a uid."""
    if not uid:
        return ()
    now = instant_text(desk.now)
    return desk.book.select(cls, _SERIES, {"series": series_of(uid), "now": now})


def _once(first: E, others: Iterable[E]) -> Iterator[E]:
    yield first
    yield from (other for other in others if other.id != first.id)
