"""Events of a calendar that are no meetings with a customer, and which ones are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from app.records.meeting import Reply
from app.records.moment import Moment

EventId = NewType("EventId", str)
EventChoiceId = NewType("EventChoiceId", str)


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody on an invite; `email` is lower case and may be empty.

    `ours` is None until somebody who knows our own domains has looked.
    """

    name: str
    email: str
    reply: Reply = Reply.UNKNOWN
    ours: bool | None = None

    @property
    def called(self) -> str:
        """A name to show: the name, else one made of the mail address."""
        if self.name:
            return self.name
        words = self.email.partition("@")[0].replace("_", ".").split(".")
        return " ".join(word.capitalize() for word in words if word)


@dataclass(frozen=True, slots=True)
class Event:
    """A calendar event that is no meeting with a customer: busy time.

    It keeps what its invite said, so that one click can make a meeting of it.
    `organiser` is a mail address, lower case; `words` is the invite's text.
    """

    id: EventId
    title: str
    starts: Moment
    ends: Moment
    uid: str = ""
    sequence: int = 0
    stamped: datetime | None = None
    whole_day: bool = False
    free: bool = False
    people: tuple[Invited, ...] = ()
    organiser: str = ""
    links: tuple[str, ...] = ()
    place: str = ""
    words: str = ""


class ChosenBy(StrEnum):
    """What events a choice is about."""

    SERIES = "series"
    WORDS = "words"
    DOMAIN = "domain"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Which events are meetings with a customer, by the rep's word.

    `value` is the uid of a series (or of one event), words of a title, a mail
    domain or a mail address, lower case. The newest that fits an event holds;
    where none fits, somebody from outside makes it a meeting.
    """

    id: EventChoiceId
    by: ChosenBy
    value: str
    is_meeting: bool
    made: datetime
