"""What taking in a calendar would do, told before it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from app.book.book import Book
from app.exchange.invite import Calendar, Invite, Trouble
from app.exchange.matching import is_meeting
from app.records.meeting import Event, Meeting, Outcome, Reply
from app.records.person import Person

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Intake(StrEnum):
    """What is done with one event of a calendar."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REPLY = "reply"
    BUSY = "busy"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Step:
    """One event, what is done with it, and the meeting it is known as."""

    intake: Intake
    invite: Invite
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every event of a calendar with what would be done; nothing is done yet."""

    steps: tuple[Step, ...]
    troubles: tuple[Trouble, ...] = ()
    outside: int = 0

    def of(self, intake: Intake) -> tuple[Step, ...]:
        """Return the steps of one sort, in the order of the calendar."""
        return tuple(step for step in self.steps if step.intake is intake)

    def without(self, keys: Collection[str]) -> ImportPlan:
        """Leave out events by their keys."""
        steps = tuple(step for step in self.steps if step.invite.key not in keys)
        return replace(self, steps=steps)


class Known:
    """The meetings and busy events of the book by what a calendar calls them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        settings = book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self.meetings = {m.uid: m for m in book.every(Meeting) if m.uid}
        self._emails = {p.id: p.emails for p in book.every(Person)}
        self.events = {e.uid: e for e in book.every(Event) if e.uid}

    def steps(self, invites: Iterable[Invite]) -> Iterator[Step]:
        """Say what to do with each event; of several states only the newest counts."""
        for invite in newest(invites):
            if _ends_it(invite) and invite.recurrence is None:
                yield from self._series_ended(invite)
            else:
                yield self._step(invite)

    def _step(self, invite: Invite) -> Step:
        meeting = self.meetings.get(invite.key)
        if invite.method == "REPLY":
            found = meeting or self.meetings.get(invite.uid)
            return Step(Intake.REPLY if found else Intake.UNCHANGED, invite, found)
        if meeting is None:
            return Step(self._unknown(invite), invite)
        if _ends_it(invite):
            return Step(_ended(meeting), invite, meeting)
        return Step(self._known(invite, meeting), invite, meeting)

    def _series_ended(self, invite: Invite) -> Iterator[Step]:
        """End a meeting, and every one of its series that is still to come."""
        of_series = [
            meeting
            for uid, meeting in self.meetings.items()
            if uid == invite.uid or uid.startswith(f"{invite.uid}/")
        ]
        for meeting in of_series:
            yield Step(_ended(meeting), invite, meeting)
        if not of_series:
            busy = invite.key in self.events
            yield Step(Intake.BUSY if busy else Intake.UNCHANGED, invite)

    def _unknown(self, invite: Invite) -> Intake:
        event = self.events.get(invite.key)
        if _ends_it(invite):
            return Intake.BUSY if event else Intake.UNCHANGED
        if is_meeting(invite, *self._own):
            return Intake.NEW
        same = event is not None and as_event(invite, event) == event
        return Intake.UNCHANGED if same else Intake.BUSY

    def _known(self, invite: Invite, meeting: Meeting) -> Intake:
        over = meeting.outcome not in {Outcome.BOOKED, Outcome.CANCELLED_BY_THEM}
        if over or invite.sequence < meeting.sequence:
            return Intake.UNCHANGED
        moved = (invite.starts, invite.ends) != (meeting.starts, meeting.ends)
        differs = moved or self._differs(invite, meeting)
        if invite.sequence == meeting.sequence and not (
            differs and self._newer(invite, meeting)
        ):
            return Intake.UNCHANGED
        return Intake.MOVED if moved else Intake.UPDATED

    def _differs(self, invite: Invite, meeting: Meeting) -> bool:
        """Whether an event tells a title, link, person or reply that is not known."""
        if (invite.title, invite.link) != (meeting.title, meeting.link):
            return True
        replies = {
            email: attendee.reply
            for attendee in meeting.attendees
            for email in self._emails.get(attendee.person, ())
        }
        told = {p.email: p.reply for p in invite.people if p.email}
        return replies.keys() != told.keys() or any(
            reply not in {Reply.UNKNOWN, replies[email]}
            for email, reply in told.items()
        )

    def _newer(self, invite: Invite, meeting: Meeting) -> bool:
        """Whether a file is younger than what the book last noted of the meeting."""
        noted = self._book.history(meeting.id)
        return bool(noted and invite.stamped and invite.stamped > noted[-1].at)


def plan_of(book: Book, calendar: Calendar) -> ImportPlan:
    """Compare a calendar with the book."""
    steps = tuple(Known(book).steps(calendar.invites))
    return ImportPlan(steps, calendar.troubles, calendar.outside)


def newest(invites: Iterable[Invite]) -> list[Invite]:
    """Return one state an event: the highest sequence, then the youngest."""
    found: dict[tuple[str, bool], Invite] = {}
    for invite in invites:
        key = (invite.key, invite.method == "REPLY")
        if key not in found or _age(found[key]) <= _age(invite):
            found[key] = invite
    return list(found.values())


def as_event(invite: Invite, known: Event) -> Event:
    """Return busy time as an event tells it, under a known id."""
    return Event(
        known.id,
        invite.title,
        invite.starts,
        invite.ends,
        invite.key,
        invite.sequence,
        invite.whole_day,
        invite.free,
    )


def _age(invite: Invite) -> tuple[int, datetime]:
    return invite.sequence, invite.stamped or _LONG_AGO


def _ends_it(invite: Invite) -> bool:
    return invite.cancelled or invite.method == "CANCEL"


def _ended(meeting: Meeting) -> Intake:
    return Intake.CANCELLED if meeting.is_open else Intake.UNCHANGED
