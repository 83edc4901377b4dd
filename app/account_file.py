"""All that is on record with one account, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.loss import Loss
from app.records.meeting import Meeting
from app.records.option import Option
from app.records.person import Person, PersonId
from app.records.promise import Promise
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class AccountFile:
    """One account and every record of it, oldest first; all of them, rules choose.

    `people` work there today, `once` did and are elsewhere now; `brought` are needs
    that people of today voiced at another firm. `firms` are the names of the other
    firms they come from or went to. Two files are equal where the same is shown:
    `now` is not compared, but its `today` in the rep's zone is.
    """

    account: Account
    settings: Settings
    today: date
    now: datetime = field(compare=False)
    people: tuple[Person, ...] = ()
    once: tuple[Person, ...] = ()
    firms: Mapping[AccountId, str] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    facts: tuple[Fact, ...] = ()
    promises: tuple[Promise, ...] = ()
    gives: tuple[Give, ...] = ()
    asks: tuple[Ask, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    claims: tuple[Claim, ...] = ()
    trades: tuple[Concession, ...] = ()
    points: tuple[Point, ...] = ()
    options: tuple[Option, ...] = ()
    needs: tuple[Need, ...] = ()
    brought: tuple[Need, ...] = ()
    notes: tuple[Note, ...] = ()
    losses: tuple[Loss, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The rep's zone, in which days are told."""
        return ZoneInfo(self.settings.zone)

    @property
    def names(self) -> Mapping[PersonId, str]:
        """The names of all who are or were there."""
        return {one.id: one.name for one in (*self.once, *self.people)}

    def day(self, instant: datetime) -> date:
        """Return the day of an instant as the rep counts it."""
        return instant.astimezone(self.zone).date()
