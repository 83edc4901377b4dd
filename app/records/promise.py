"""Promises, ours and theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId
from app.records.knowledge import FactId
from app.records.meeting import MeetingId
from app.records.moment import Due
from app.records.person import PersonId
from checklists.pack import ItemId

PromiseId = NewType("PromiseId", str)


class PromiseKind(StrEnum):
    """What is promised (PACKS section 3)."""

    PROMISE = "promise"
    ANSWER = "answer"
    RECAP = "recap"
    THANKS = "thanks"
    GIVE = "give"
    INVITE = "invite"
    LOOK_IN = "look-in"
    AFTER_SALES = "after-sales"
    QUOTE = "quote"
    STATUS = "status"
    CORRECTION = "correction"
    PARKED = "parked"
    OWN = "own"


class PromiseState(StrEnum):
    """Where a promise stands; a wanted deed is none until it is agreed."""

    WANTED = "wanted"
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    VOID = "void"


class Repeats(StrEnum):
    """How often a promise is made anew once it is kept."""

    NEVER = ""
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class DueMove:
    """A new day: the old due, the new one, agreed by whom (empty: nobody), when."""

    was: Due
    now: Due
    agreed_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what for whom by when.

    `ours` is its direction; `who` names the one who does it, `whom` the one it is
    for (ids where known, else the words in `who_words`). `told` is whether the
    other side knows of it: a promise the pack makes is an own plan until then.
    `cancelled_by` is us or them, `with_their_yes` whether they agreed. `by_item`
    is the row of the pack that made it. Efforts are in minutes. `request` is the
    request of theirs that it answers. A monthly one is due on the day `repeats_on`
    of the month, or the last of a shorter one.
    """

    id: PromiseId
    account: AccountId
    what: str
    ours: bool
    made: datetime
    kind: PromiseKind = PromiseKind.PROMISE
    who: PersonId | None = None
    whom: PersonId | None = None
    who_words: str = ""
    due: Due | None = None
    meeting: MeetingId | None = None
    by_item: ItemId | None = None
    told: bool = True
    state: PromiseState = PromiseState.OPEN
    look_in: date | None = None
    done: datetime | None = None
    reopened: datetime | None = None
    cancelled: datetime | None = None
    cancelled_by: str = ""
    with_their_yes: bool = False
    voided: datetime | None = None
    moves: tuple[DueMove, ...] = ()
    told_late: datetime | None = None
    looked_in: datetime | None = None
    effort_planned: int | None = None
    effort_spent: int | None = None
    repeats_weekly: bool = False
    private: bool = False
    repeats_monthly: bool = False
    request: FactId | None = None
    repeats_on: int | None = None

    @property
    def repeats(self) -> Repeats:
        """How often it is made anew once it is kept."""
        if self.repeats_monthly:
            return Repeats.MONTHLY
        return Repeats.WEEKLY if self.repeats_weekly else Repeats.NEVER
