"""All that bears on one meeting, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.mark import Mark
from app.records.meeting import Answer, Meeting
from app.records.person import Person, PersonId
from app.records.promise import Promise
from app.settings import Settings
from checklists.pack import ItemId

OurWords = Claim | Give | Ask | Concession | Note
"""A record that holds words of ours, which may be said again."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A meeting or a busy event of the rep next to this one, with its id."""

    title: str
    starts: datetime
    ends: datetime
    meeting: bool
    link: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as it was found on the disk: whether it is there, when it last changed."""

    there: bool
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One meeting and every record that bears on it, at one instant.

    `answers` are those of the meeting by row; `people` all of the account, all
    attendees and the owner, by id. The record tuples hold everything of the
    account, oldest first: rules choose. `history` are the account's other
    meetings, oldest first, whatever their outcome. `last_answers` are the answers
    of the newest held meeting, `kind_answers` those of the newest held meeting of
    the same kind with anybody: the sources of prefills. `lent_records` are those
    that the latter link to where they are another account's, without any that name
    somebody there. `neighbours` are the rep's meetings and busy events of the same
    days. `files` are those kept with the meeting, by address, as the disk had them.
    `others_named` are other accounts whose names stand in the agenda; `said_no` is
    which accounts we lately said no to, and to what.
    """

    now: datetime
    settings: Settings
    meeting: Meeting
    account: Account
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    answers: Mapping[ItemId, Answer] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    gives: tuple[Give, ...] = ()
    asks: tuple[Ask, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    claims: tuple[Claim, ...] = ()
    concessions: tuple[Concession, ...] = ()
    points: tuple[Point, ...] = ()
    needs: tuple[Need, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    history: tuple[Meeting, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    last_answers: Mapping[ItemId, Answer] = field(default_factory=dict)
    kind_answers: Mapping[ItemId, Answer] = field(default_factory=dict)
    lent_records: tuple[OurWords, ...] = ()
    files: Mapping[str, FileSeen] = field(default_factory=dict)
    others_named: tuple[str, ...] = ()
    said_no: tuple[tuple[AccountId, str], ...] = ()

    @property
    def theirs(self) -> tuple[Person, ...]:
        """The invited people of theirs, in the order of the invite."""
        return tuple(p for p in self._invited() if not p.ours)

    @property
    def ours(self) -> tuple[Person, ...]:
        """The invited people of ours, the owner among them."""
        return tuple(p for p in self._invited() if p.ours)

    @property
    def zone(self) -> str:
        """The account's zone, else the rep's."""
        return self.account.zone or self.settings.zone

    def _invited(self) -> Iterator[Person]:
        for attendee in self.meeting.attendees:
            if person := self.people.get(attendee.person):
                yield person
