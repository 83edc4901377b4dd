"""What the rep says of a finding, a row or a record without changing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId
from app.records.meeting import MeetingId

MarkId = NewType("MarkId", str)


class MarkKind(StrEnum):
    """What a mark says (PACKS section 8, "Cleared by")."""

    OVERRIDDEN = "overridden"
    FINE_TODAY = "fine for today"
    THEY_CHOSE = "they chose it"
    CONFIRMED = "confirmed in both zones"
    STILL_TRUE = "still true"
    WAITING_ROOM = "waiting room on"
    A_RULE = "a rule"
    TAKEN_TO = "taken to"
    NOT_OFFERED = "not offered again"
    IN_PEACE = "left in peace until"


@dataclass(frozen=True, slots=True)
class Mark:
    """One such word, with its reason; what is taken back is `withdrawn`, not gone.

    `code` is the form of the rule it answers (`PUN-01b`) or the row it is about,
    `record` the id of the record; `day` limits it to one day. The reason leaves the
    computer only where `shared`.
    """

    id: MarkId
    kind: MarkKind
    at: datetime
    code: str = ""
    account: AccountId | None = None
    meeting: MeetingId | None = None
    record: str = ""
    day: date | None = None
    reason: str = ""
    shared: bool = False
    withdrawn: datetime | None = None
