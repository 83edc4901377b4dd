"""What taking in a calendar would do, told before it is done."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from app.book.book import Book
from app.book.taken_out import TakenOut, taken_out
from app.book.trash import label_of
from app.desk.forgotten import Forgotten
from app.desk.invite_states import (
    ends_it,
    is_another,
    is_older,
    newest,
    scheduled,
)
from app.desk.said_before import Said, said_before
from app.exchange.calendar_out import record_of
from app.exchange.invite import Calendar, Invite, Trouble
from app.exchange.kept_invite import kept
from app.records.account import Account
from app.records.event import Event, EventChoice, EventId
from app.records.meeting import Meeting, Outcome, Reply
from app.records.person import PersonId
from app.rules.which_meetings import Choices, is_meeting

DELETED: Final = (label_of(Meeting), label_of(Account))
_MAY_CHANGE = frozenset(
    {Outcome.BOOKED, Outcome.CANCELLED_BY_THEM, Outcome.CANCELLED_BY_US}
)


class Intake(StrEnum):
    """What is done with one event of a calendar."""

    NEW = "new"
    UPDATED = "updated"
    MOVED = "moved"
    CANCELLED = "cancelled"
    REPLY = "reply"
    BUSY = "busy"
    AWAY = "away"
    UNCHANGED = "unchanged"


class Part(StrEnum):
    """What of a meeting the calendar has changed since it was last taken in."""

    TIME = "time"
    TITLE = "title"
    LINK = "link"
    LINKS = "links"
    PLACE = "place"
    PEOPLE = "people"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Step:
    """One event, what is done with it, and the meeting it is known as.

    An update brings `parts` alone; `brought` are the people the calendar had before.
    `again` says that it was deleted here, and is another there since.
    """

    intake: Intake
    invite: Invite
    meeting: Meeting | None = None
    parts: frozenset[Part] = frozenset()
    brought: frozenset[PersonId] = frozenset()
    again: bool = False


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

    def __init__(self, book: Book, invites: Sequence[Invite], now: datetime) -> None:
        self._book = book
        self._now = now
        self._invites = invites
        settings = book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._choices = Choices(book.every(EventChoice))
        series = {_series(invite.uid) for invite in invites}
        named = dict(book.rows("SELECT uid, id FROM meetings WHERE uid <> ''"))
        mine = [id_ for uid, id_ in named.items() if _series(uid) in series]
        self.meetings = {meeting.uid: meeting for meeting in book.some(Meeting, mine)}
        self._series: dict[str, list[Meeting]] = {}
        for meeting in self.meetings.values():
            self._series.setdefault(_series(meeting.uid), []).append(meeting)
        people = book.rows("SELECT id, emails FROM people ORDER BY rowid")
        self._emails = {id_: json.loads(emails) for id_, emails in people}
        self._people = {
            e.casefold(): p for p, every in self._emails.items() for e in every
        }
        keys = json.dumps([invite.key for invite in invites])
        events = book.select(
            Event, "WHERE uid IN (SELECT value FROM json_each(?))", (keys,)
        )
        self.events = {event.uid: event for event in events}
        made_of = json.dumps([record_of(invite.uid) for invite in invites])
        records = book.rows(
            "SELECT DISTINCT record FROM journal "
            "WHERE record IN (SELECT value FROM json_each(?))",
            (made_of,),
        )
        self._own_records = {record for (record,) in records}

    def steps(self) -> Iterator[Step]:
        """Say what to do with each event; of several states only the newest counts."""
        for invite in newest(self._invites):
            if record_of(invite.uid) in self._own_records:
                # It went out of this book, and comes back by another calendar.
                yield Step(Intake.UNCHANGED, invite)
            elif ends_it(invite) and invite.recurrence is None:
                yield from self._series_ended(invite)
            else:
                yield self._step(invite)

    def _step(self, invite: Invite) -> Step:
        meeting = self.meetings.get(invite.key)
        if invite.method == "REPLY":
            found = meeting or self.meetings.get(invite.uid)
            return Step(Intake.REPLY if found else Intake.UNCHANGED, invite, found)
        if meeting is None:
            return self._unknown(invite)
        if ends_it(invite):
            return Step(_ended(meeting, invite), invite, meeting)
        return self.update(invite, meeting)

    def _series_ended(self, invite: Invite) -> Iterator[Step]:
        """End a meeting, and every one of its series that was still to come."""
        of_series = self._series.get(_series(invite.uid), [])
        mine = [
            meeting
            for meeting in of_series
            if meeting.uid == invite.uid or meeting.uid.startswith(f"{invite.uid}/")
        ]
        for meeting in mine:
            over = invite.stamped and meeting.ends.instant <= invite.stamped
            after = Intake.UNCHANGED if over and mine[1:] else _ended(meeting, invite)
            yield Step(after, invite, meeting)
        if not mine:
            busy = invite.key in self.events
            yield Step(Intake.BUSY if busy else Intake.UNCHANGED, invite)

    def _unknown(self, invite: Invite) -> Step:
        event = self.events.get(invite.key)
        if ends_it(invite):
            return Step(Intake.BUSY if event else Intake.UNCHANGED, invite)
        told = kept(invite, event.id if event else EventId(""))
        if self._is_meeting(told, event):
            deleted = self._deleted.get(invite.key)
            if deleted and not is_another(invite, self._said(deleted), deleted):
                return Step(Intake.AWAY, invite)
            return Step(Intake.NEW, invite, again=deleted is not None)
        same = event and (told == event or is_older(invite, event))
        return Step(Intake.UNCHANGED if same else Intake.BUSY, invite)

    def _is_meeting(self, told: Event, known: Event | None) -> bool:
        """Whether an event is a meeting; no choice reaches what is over already."""
        over = known is not None and known.ends.instant <= self._now
        if over and self._choices.of(told):
            return False
        return is_meeting(told, self._choices, *self._own)

    @cached_property
    def _deleted(self) -> dict[str, Meeting]:
        """The meetings deleted by hand, by what a calendar calls them."""
        found: dict[str, TakenOut] = taken_out(self._book, DELETED)
        return {uid: one.meeting for uid, one in found.items()}

    def _said(self, meeting: Meeting) -> Said:
        return said_before(self._book.history(meeting.id), meeting)

    def update(self, invite: Invite, meeting: Meeting) -> Step:
        """Say what an event changes; what was changed by hand since stays."""
        unchanged = Step(Intake.UNCHANGED, invite, meeting)
        if meeting.outcome not in _MAY_CHANGE or is_older(invite, meeting):
            return unchanged
        as_is = Said.of(meeting)
        if not self._news(invite, as_is, meeting):
            return unchanged
        said = self._said(meeting)
        parts = self._news(invite, said, meeting) & self._news(invite, as_is, meeting)
        if not meeting.is_open and not parts & {Part.STANDS, Part.TIME}:
            return unchanged
        intake = Intake.MOVED if Part.TIME in parts else Intake.UPDATED
        if not parts:
            intake = Intake.UNCHANGED
        return Step(intake, invite, meeting, parts, said.people)

    def _news(self, invite: Invite, said: Said, meeting: Meeting) -> frozenset[Part]:
        """Return in what an event differs from what was said of it."""
        differs = {
            Part.TIME: scheduled(invite) != (said.starts, said.ends),
            Part.TITLE: invite.title not in {"", said.title},
            Part.LINK: invite.link not in {"", said.link},
            Part.LINKS: invite.links != meeting.links,
            Part.PLACE: invite.place != said.place,
            Part.PEOPLE: self._are_others(invite, said, meeting),
            Part.STANDS: not said.stands,
        }
        return frozenset(part for part, is_new in differs.items() if is_new)

    def _are_others(self, invite: Invite, said: Said, meeting: Meeting) -> bool:
        """Whether an event has other people, or a reply that is not known yet."""
        told = {p.email: p.reply for p in invite.people if p.email}
        now = {self._people.get(email) for email in told}
        before = {one for one in said.people if self._emails.get(one)}
        if now != before:
            return True
        replies = {attendee.person: attendee.reply for attendee in meeting.attendees}
        return any(
            reply not in {Reply.UNKNOWN, replies.get(self._people[email], reply)}
            for email, reply in told.items()
        )


def plan_of(book: Book, calendar: Calendar, now: datetime) -> ImportPlan:
    """Compare a calendar with the book; whoever was erased is not in it."""
    calendar = Forgotten(book).out_of(calendar)
    steps = tuple(Known(book, calendar.invites, now).steps())
    return ImportPlan(steps, calendar.troubles, calendar.outside)


def _series(uid: str) -> str:
    """Return what the meetings of a series have in common, and perhaps others too."""
    return uid.partition("/")[0]


def _ended(meeting: Meeting, invite: Invite) -> Intake:
    gone = meeting.is_open and not is_older(invite, meeting)
    return Intake.CANCELLED if gone else Intake.UNCHANGED
