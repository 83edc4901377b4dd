"""What is claimed, needed, known and open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.person import PersonId

ClaimId = NewType("ClaimId", str)
PointId = NewType("PointId", str)
NeedId = NewType("NeedId", str)
FactId = NewType("FactId", str)
NoteId = NewType("NoteId", str)


class Side(StrEnum):
    """Whether a claim speaks for us or names a limit."""

    STRENGTH = "strength"
    LIMIT = "limit"


class PointKind(StrEnum):
    """An open point of terms, or a gap of the offer."""

    OPEN = "open"
    GAP = "gap"


class Size(StrEnum):
    """How much a point matters to a side."""

    SMALL = "small"
    MIDDLE = "middle"
    BIG = "big"


class KnownBy(StrEnum):
    """How we know what a point means to them."""

    GUESSED = "guessed"
    ASKED = "asked"
    SAID = "said"


class PointAnswer(StrEnum):
    """Our answer to a point."""

    OPEN = "open"
    YES = "yes"
    ANOTHER_WAY = "another way"
    NO = "no"
    FIXED = "fixed"


class SourceKind(StrEnum):
    """Where a fact comes from."""

    PERSON = "person who knows them"
    PROFILE = "public profile"
    OWN_SITE = "own site"
    NEWS = "filing or news"
    DEALINGS = "past dealings"


class StageFact(StrEnum):
    """Facts that the standing of an account rests on (PACKS section 9)."""

    NONE = ""
    ORDER = "order"
    REQUEST = "request"
    SESSION = "planning session"
    DISCLOSURE = "told us early"
    PROBLEM = "problem"
    BREACH = "came out untrue"
    CONTACT = "message"


class NoteKind(StrEnum):
    """What a note is about."""

    PLAIN = "plain"
    LANDSCAPE = "landscape"
    GOAL = "goal"
    WORRY = "worry"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about us, with the proof that carries it or the flag unproven.

    Where the proof is what somebody said, `quoted` names who it was and `may_quote`
    is whether they agreed to be quoted.
    """

    id: ClaimId
    account: AccountId
    statement: str
    made: datetime
    evidence: str = ""
    unproven: bool = False
    evidence_date: date | None = None
    side: Side = Side.STRENGTH
    says_its_date: bool = False
    meeting: MeetingId | None = None
    dropped: bool = False
    quoted: str = ""
    may_quote: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """An open point or a gap, with its size to both sides.

    `carried` are the later meetings that took it up again, oldest first.
    """

    id: PointId
    account: AccountId
    subject: str
    made: datetime
    kind: PointKind = PointKind.OPEN
    size_to_them: Size | None = None
    known_by: KnownBy = KnownBy.GUESSED
    size_to_us: Size | None = None
    protects: str = ""
    fixed_by: str = ""
    can_be_changed_by: str = ""
    answer: PointAnswer = PointAnswer.OPEN
    our_answer: str = ""
    answered: datetime | None = None
    owner: str = ""
    day: date | None = None
    meeting: MeetingId | None = None
    carried: tuple[MeetingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What matters to them, in their own words."""

    id: NeedId
    account: AccountId
    words: str
    said: datetime
    who: PersonId | None = None
    interest: bool = False
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true about them, its source and its date.

    Stage facts carry what PACKS section 9 needs: `value` of an order in whole
    units, `called_first` yes, no or unknown, `answered` and `closed` instants
    (`closed`: when a problem was solved, a breach corrected), `link` what a
    planning session left in writing. A message of theirs is a two-way exchange;
    `began` is who began it: us, them, or nothing where nobody knows.
    """

    id: FactId
    account: AccountId
    what: str
    dated: datetime
    made: datetime
    source_kind: SourceKind | None = None
    source: str = ""
    stage_fact: StageFact = StageFact.NONE
    value: int | None = None
    called_first: str = ""
    answered: datetime | None = None
    closed: datetime | None = None
    who: PersonId | None = None
    meeting: MeetingId | None = None
    link: str = ""
    began: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line worth keeping; `review` is the day to look at it again.

    A `parked` topic is open until `settled`; `carried` are the later meetings that
    took it up again, oldest first.
    """

    id: NoteId
    account: AccountId | None
    text: str
    dated: datetime
    kind: NoteKind = NoteKind.PLAIN
    review: date | None = None
    who: PersonId | None = None
    meeting: MeetingId | None = None
    parked: bool = False
    settled: datetime | None = None
    carried: tuple[MeetingId, ...] = ()
