"""What the two sides give, ask, refuse and trade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.moment import Due
from app.records.person import PersonId

GiveId = NewType("GiveId", str)
AskId = NewType("AskId", str)
RefusalId = NewType("RefusalId", str)
ConcessionId = NewType("ConcessionId", str)


class AskType(StrEnum):
    """What kind of thing is asked for."""

    PLAIN = "plain"
    INTRODUCTION = "introduction"
    CONTACTS = "contacts"


class AskOutcome(StrEnum):
    """What they answered to an ask."""

    PLANNED = "planned"
    OPEN = "open"
    YES = "yes"
    NO = "no"
    LATER = "later"


class ToldBeforehand(StrEnum):
    """How an ask was announced before the meeting."""

    NO = "no"
    AGENDA = "agenda line"
    BY_WORD = "by word"


@dataclass(frozen=True, slots=True)
class Give:
    """Something useful given with nothing asked, planned or delivered."""

    id: GiveId
    account: AccountId
    what: str
    made: datetime
    whom: PersonId | None = None
    interest: str = ""
    asks_nothing: bool = True
    due: Due | None = None
    delivered: datetime | None = None
    meeting: MeetingId | None = None
    link: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Something asked of them; size 1 (time) to 4 (exclusivity), PACKS section 3."""

    id: AskId
    account: AccountId
    what: str
    made: datetime
    whom: PersonId | None = None
    we_gain: str = ""
    subject: str = ""
    type: AskType = AskType.PLAIN
    size: int = 1
    why_now: str = ""
    give: GiveId | None = None
    told: ToldBeforehand = ToldBeforehand.NO
    easy_no: str = ""
    outcome: AskOutcome = AskOutcome.PLANNED
    asked: datetime | None = None
    meeting: MeetingId | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no, in their words; before the day `rest_until` we do not ask again."""

    id: RefusalId
    account: AccountId
    words: str
    said: datetime
    who: PersonId | None = None
    subject: str = ""
    thanked: bool = False
    rest_until: date | None = None
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class Concession:
    """A trade: what we give and what we ask back, its limit and who approved it."""

    id: ConcessionId
    account: AccountId
    made: datetime
    we_give: str = ""
    we_ask_back: str = ""
    limit: str = ""
    beyond_limit: bool = False
    cost_to_us: str = ""
    value_to_them: str = ""
    approver: str = ""
    approved: datetime | None = None
    meeting: MeetingId | None = None
    dropped: bool = False
