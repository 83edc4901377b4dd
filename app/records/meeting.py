"""Meetings, their agendas, and the answers given in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId
from app.records.moment import Moment
from app.records.person import PersonId
from checklists.pack import Channel, ItemId, Kind, Length

MeetingId = NewType("MeetingId", str)
AnswerId = NewType("AnswerId", str)


class Outcome(StrEnum):
    """Whether a meeting took place (PACKS section 10.2)."""

    BOOKED = "booked"
    HELD = "held"
    NOBODY_CAME = "nobody came"
    VOICEMAIL = "voicemail"
    CANCELLED_BY_US = "cancelled by us"
    CANCELLED_BY_THEM = "cancelled by them"


class Reply(StrEnum):
    """What an invited person answered."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    BY_WORD = "by word"


class Told(StrEnum):
    """How they learned of the purpose and the agenda."""

    NOT = "not told"
    SENT = "sent"
    WHEN_BOOKING = "said when booking"
    THEY_SENT = "they sent one"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited; `part` is the part one of ours takes in this meeting."""

    person: PersonId
    reply: Reply = Reply.UNKNOWN
    part: str = ""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A topic with its minutes; owner is us, they or both."""

    topic: str
    minutes: int
    owner: str
    reached: bool | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the meeting is for, in words they may read, and how its time is spent."""

    purpose: str = ""
    lines: tuple[AgendaLine, ...] = ()
    told: Told = Told.NOT
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a meeting: from when, by whom, and when the other side was told."""

    was: Moment
    was_end: Moment
    by_us: bool
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time set by pressing a button, and what it was corrected to later."""

    pressed: datetime
    corrected: datetime | None = None
    source: str = "app"

    @property
    def instant(self) -> datetime:
        """The time that counts."""
        return self.corrected or self.pressed


@dataclass(frozen=True, slots=True)
class PackVersion:
    """The version of a pack that a meeting began with."""

    pack: str
    version: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a link kept with a meeting.

    `address` is a web address or the path of a file, `words` what it is called.
    `shown` is whether they are to see it in the call, `printed` whether it stands
    on the brief; `opened` is when the rep looked at it last.
    """

    address: str
    words: str = ""
    shown: bool = False
    printed: bool = False
    opened: datetime | None = None

    @property
    def is_link(self) -> bool:
        """Whether it is an address in the web, else it is a file."""
        return self.address.lower().startswith(("https://", "http://"))


@dataclass(frozen=True, slots=True)
class Meeting:
    """One phone call or web meeting with an account, from invite to last promise.

    `uid`, `sequence` and `stamped` are those of its calendar event: `stamped` is
    when the event, as the book knows it, was written. `links` are all the join
    links the newest invite has, `link` is the one to use. `length` is None until
    the rep chooses one. `packs` are the pack versions its lists are made of, set
    at booking. `late_cause` is us, them or technical. `class_said` and `met_said`
    are what the rep put in place of the derived class of the outcome and of wanted
    or least met (PACKS section 10.2); empty where what is derived stands.
    `notes_printed` and `notes_told` are whether the notes stand on the brief and in
    the record that others read.
    """

    id: MeetingId
    account: AccountId
    title: str
    kind: Kind
    channel: Channel
    starts: Moment
    ends: Moment
    booked: datetime
    packs: tuple[PackVersion, ...] = ()
    outcome: Outcome = Outcome.BOOKED
    invite_is_ours: bool = False
    attendees: tuple[Attendee, ...] = ()
    link: str = ""
    links: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    uid: str = ""
    sequence: int = 0
    stamped: datetime | None = None
    length: Length | None = None
    recording: bool = False
    unplanned: bool = False
    agenda: Agenda = Agenda()
    joined: Stamp | None = None
    started: Stamp | None = None
    ended: Stamp | None = None
    agreed_end: datetime | None = None
    late_cause: str = ""
    told_late: datetime | None = None
    moves: tuple[Move, ...] = ()
    recap_sent: datetime | None = None
    wrapped: datetime | None = None
    notes: str = ""
    attachments: tuple[Attachment, ...] = ()
    class_said: str = ""
    met_said: str = ""
    notes_printed: bool = False
    notes_told: bool = False

    @property
    def minutes(self) -> int:
        """The scheduled length."""
        return int((self.ends.instant - self.starts.instant) / timedelta(minutes=1))

    @property
    def actual_start(self) -> datetime:
        """When it began: started, else the later of joined and scheduled start."""
        if self.started:
            return self.started.instant
        if self.joined:
            return max(self.joined.instant, self.starts.instant)
        return self.starts.instant

    @property
    def actual_end(self) -> datetime | None:
        """When it ended, if it was held."""
        return self.ended.instant if self.ended else None

    @property
    def is_open(self) -> bool:
        """Whether it may still take place or is taking place."""
        return self.outcome is Outcome.BOOKED


class Answered(StrEnum):
    """How a row was closed; missed and not applicable close it too."""

    ANSWERED = "answered"
    MISSED = "missed"
    NOT_APPLICABLE = "not applicable"


class Source(StrEnum):
    """Where an answer came from."""

    HAND = "hand"
    CONFIRMED = "confirmed"
    PAPER = "paper"


NOT_APPLICABLE_REASONS = (
    "not part of this call",
    "already settled",
    "they asked us not to",
    "somebody else does it",
    "nothing of the kind exists",
    "cannot be known yet",
)


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a named field of an answer."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a row of a meeting.

    `values` are the row's named fields in their order; `text` is the whole when it
    has none, the chosen option of a choice, or the digits of a number; `none` is
    the full answer "0". `links` are ids of the records the row shows. `at` is the
    instant that classes it; `edited` the last touch.
    """

    id: AnswerId
    meeting: MeetingId
    item: ItemId
    state: Answered
    at: datetime
    edited: datetime
    text: str = ""
    values: tuple[Value, ...] = ()
    links: tuple[str, ...] = ()
    none: bool = False
    reason: str = ""
    source: Source = Source.HAND

    def value(self, field: str) -> str:
        """Return what stands in a field, or nothing."""
        return next((v.text for v in self.values if v.field == field), "")
