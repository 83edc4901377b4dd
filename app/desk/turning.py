"""Busy time made a meeting, and a meeting made busy time; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from app.book.taken_out import TakenOut, taken_out
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.import_plan import Intake, Known, Step
from app.desk.removing import put_back, remove
from app.desk.taking_in import Taking
from app.exchange.kept_invite import invite_again
from app.records.account import Account
from app.records.event import Event, EventId, Invited
from app.records.meeting import Meeting, MeetingId
from app.records.person import Person, PersonId

TO_BUSY: Final = "counting a meeting as busy time"


class Turning:
    """Turns one after the other, within one act."""

    def __init__(self, desk: Desk, write: Write) -> None:
        self._desk = desk
        self._write = write
        self._settings = desk.book.settings()

    def to_meeting(self, event: Event) -> MeetingId:
        """Make a meeting of busy time, with what its invite said.

        If it was a meeting once, it is that again, with what was written in it.
        """
        invite = invite_again(event, self._settings.phone_country)
        before = self._once.get(event.uid)
        if before is None or not self._is_back(before):
            self._taking.take(Step(Intake.NEW, invite))
            return self._taking.new[-1]
        self._write.drop(event)
        known = Known(self._desk.book, (invite,), self._desk.now)
        self._taking.take(known.update(invite, before.meeting))
        return before.meeting.id

    def to_busy(self, meeting: Meeting) -> EventId:
        """Make busy time of a meeting; what belongs to it goes along."""
        guests = [attendee.person for attendee in meeting.attendees]
        people = {one.id: one for one in self._desk.book.some(Person, guests)}
        event = event_of(
            meeting, people, EventId(self._desk.new_id()), self._settings.own_emails
        )
        remove(self._desk, meeting)
        self._write.add(event)
        return event.id

    @cached_property
    def _taking(self) -> Taking:
        return Taking(self._desk, self._write)

    @cached_property
    def _once(self) -> dict[str, TakenOut]:
        return taken_out(self._desk.book, [TO_BUSY])

    def _is_back(self, before: TakenOut) -> bool:
        """Bring a meeting back with all of its own, if its account is still there."""
        if self._desk.book.find(Account, before.meeting.account) is None:
            return False
        act = self._desk.book.act(before.act)
        if act is not None:
            put_back(self._desk, self._write, act, of=before.meeting.id)
        return self._desk.book.find(Meeting, before.meeting.id) is not None


def event_of(
    meeting: Meeting,
    people: Mapping[PersonId, Person],
    known: EventId,
    own_emails: Iterable[str] = (),
) -> Event:
    """Return a meeting as busy time tells it, under an id."""
    guests = (
        Invited(
            person.name, next(iter(person.emails), ""), guest.reply, ours=person.ours
        )
        for guest in meeting.attendees
        if (person := people.get(guest.person))
    )
    links = (meeting.link, *meeting.links)
    return Event(
        known,
        meeting.title,
        meeting.starts,
        meeting.ends,
        meeting.uid,
        meeting.sequence,
        meeting.stamped,
        people=tuple(guests),
        organiser=next(iter(own_emails), "") if meeting.invite_is_ours else "",
        links=tuple(dict.fromkeys(link for link in links if link)),
        place=meeting.place,
        words=f"tel:{meeting.number}" if meeting.number else "",
    )
