"""Meetings and busy time as a calendar file tells them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.records.event import Invited
from app.records.meeting import Reply
from app.records.moment import Moment
from app.records.person import Phone


@dataclass(frozen=True, slots=True)
class Invite:
    """One meeting of one calendar event; a repeated event comes as many of them.

    `recurrence` names the occurrence by its first planned start, as
    `20261123T130000Z` or `20261123`; None for an event that does not repeat, and
    for a message about a whole series. `method` is the iTIP method of the file:
    REQUEST and PUBLISH (or none) bring a meeting or its new state, CANCEL ends
    it, REPLY holds only the new reply of the one attendee in it. A cancellation
    or reply without a time of its own starts and ends when it was written.
    `link` is the first of `links`, the join links found; `free` marks time that
    is not busy; `stamped` is when the event last changed, or the message was written.
    `told_zone` is the zone its own start names, empty where that is in UTC, floats,
    or names no place.
    """

    uid: str
    title: str
    starts: Moment
    ends: Moment
    sequence: int = 0
    recurrence: str | None = None
    whole_day: bool = False
    organiser: Invited | None = None
    attendees: tuple[Invited, ...] = ()
    link: str = ""
    links: tuple[str, ...] = ()
    dial_ins: tuple[Phone, ...] = ()
    place: str = ""
    description: str = ""
    cancelled: bool = False
    method: str = ""
    free: bool = False
    stamped: datetime | None = None
    recording: bool = False
    told_zone: str = ""

    @property
    def key(self) -> str:
        """What tells this meeting from every other: the uid and the occurrence."""
        return f"{self.uid}/{self.recurrence}" if self.recurrence else self.uid

    @property
    def people(self) -> tuple[Invited, ...]:
        """Everybody on it once, the organiser first, with the reply they gave.

        Whoever invites is coming, unless they said otherwise.
        """
        if self.organiser is None:
            return self.attendees
        first, others = self.organiser, self.attendees
        for there in self.attendees:
            if there.email and there.email == self.organiser.email:
                first = replace(there, name=there.name or self.organiser.name)
                others = tuple(p for p in self.attendees if p is not there)
        if first.reply is Reply.UNKNOWN:
            first = replace(first, reply=Reply.YES)
        return (first, *others)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one part of a file, in a sentence for the user.

    `about` names the event or card by its title or id; empty: the file itself.
    `line` is the line of the file it begins on. `skipped` tells whether it was
    left out, or taken with the doubt that the sentence names.
    """

    about: str
    sentence: str
    line: int | None = None
    skipped: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar file as read, in the order of time.

    `outside` counts the events that lie before or after the days asked for.
    `unread` names what is in the file and not among the invites: the keys of events
    outside, the uids of broken ones.
    """

    invites: tuple[Invite, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    outside: int = 0
    unread: frozenset[str] = frozenset()
