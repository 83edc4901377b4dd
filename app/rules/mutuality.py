"""Who began each contact with an account: they, we, or nobody knows (S2.10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from app.records.knowledge import Fact, StageFact
from app.records.meeting import Meeting, MeetingId, Outcome

HALF_A_YEAR: Final = 180
A_YEAR: Final = 365


class Beginner(StrEnum):
    """Whose move a contact was."""

    THEM = "them"
    US = "us"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact: its instant, what it was, and who began it."""

    at: datetime
    what: str
    by: Beginner


@dataclass(frozen=True, slots=True)
class Begun:
    """How many contacts of so many days either side began."""

    theirs: int
    ours: int
    unknown: int
    days: int

    @property
    def total(self) -> int:
        """All contacts of that time."""
        return self.theirs + self.ours + self.unknown

    @property
    def words(self) -> str:
        """Return `they began 3 of 7, you 4`."""
        if not self.total:
            return "no contact"
        known = f"they began {self.theirs} of {self.total}, you {self.ours}"
        return f"{known}; not known of {self.unknown}" if self.unknown else known


def contacts(meetings: Iterable[Meeting], facts: Iterable[Fact]) -> tuple[Contact, ...]:
    """Return every contact, the oldest first.

    A meeting that was held began with whoever invited to it, an unplanned one with
    them; a request is theirs; of a message the record says it or nobody knows. What
    was said in a meeting is part of it, and no contact of its own.
    """
    held = {m.id: m for m in meetings if m.outcome is Outcome.HELD}
    found = [Contact(m.actual_start, m.title, _inviter(m)) for m in held.values()]
    for fact in facts:
        if _is_within(fact, held):
            continue
        if fact.stage_fact is StageFact.REQUEST:
            found.append(Contact(fact.dated, fact.what, Beginner.THEM))
        elif fact.stage_fact is StageFact.CONTACT:
            found.append(Contact(fact.dated, fact.what, Beginner(fact.began)))
    return tuple(sorted(found, key=lambda one: (one.at, one.what)))


def lately(
    found: Iterable[Contact], now: datetime, zone: ZoneInfo, days: int
) -> tuple[Contact, ...]:
    """Return the contacts of the last days, by calendar dates."""
    today = now.astimezone(zone).date()
    return tuple(
        one
        for one in found
        if one.at <= now and _age(one.at.astimezone(zone).date(), today) <= days
    )


def begun(found: Iterable[Contact], now: datetime, zone: ZoneInfo, days: int) -> Begun:
    """Count who began the contacts of the last days."""
    sides = [one.by for one in lately(found, now, zone, days)]
    return Begun(
        sides.count(Beginner.THEM),
        sides.count(Beginner.US),
        sides.count(Beginner.UNKNOWN),
        days,
    )


def _inviter(meeting: Meeting) -> Beginner:
    if meeting.unplanned:
        return Beginner.THEM
    if meeting.invite_is_ours:
        return Beginner.US
    return Beginner.THEM if meeting.uid else Beginner.UNKNOWN


def _is_within(fact: Fact, held: dict[MeetingId, Meeting]) -> bool:
    return fact.meeting is not None and fact.meeting in held


def _age(day: date, today: date) -> int:
    return (today - day) // timedelta(days=1)
