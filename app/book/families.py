"""The families of records that the book keeps, one table each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NewType, Protocol

from app.records.account import Account
from app.records.calendar_source import CalendarSource
from app.records.event import Event, EventChoice
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.list_layout import ListLayout
from app.records.loss import Loss
from app.records.mark import Mark
from app.records.meeting import Answer, Meeting
from app.records.option import Option
from app.records.person import Person
from app.records.printed import PrintedBrief
from app.records.promise import Promise
from checklists.pack import PackId

KeptPackId = NewType("KeptPackId", str)


class Record(Protocol):
    """What the book keeps, of whatever family."""

    @property
    def id(self) -> str:
        """What it is found by."""


@dataclass(frozen=True, slots=True)
class KeptPack:
    """The text of one version of a pack, so that a meeting keeps what it began with."""

    id: KeptPackId
    pack: PackId
    version: int
    body: str


@dataclass(frozen=True, slots=True)
class Family:
    """A class of records, its table, what its records are in words, their order.

    `order` is a column that sorts them oldest first; `account` and `meeting` are
    whether they belong to one.
    """

    cls: type[Any]
    table: str
    noun: str
    order: str
    account: bool = True
    meeting: bool = True


FAMILIES: Final = (
    Family(Account, "accounts", "account", "added", account=False, meeting=False),
    Family(Person, "people", "person", "rowid", meeting=False),
    Family(Meeting, "meetings", "meeting", "starts_instant", meeting=False),
    Family(Answer, "answers", "answer", "at", account=False),
    Family(Event, "events", "event", "starts_instant", account=False, meeting=False),
    Family(Promise, "promises", "promise", "made"),
    Family(Give, "gives", "give", "made"),
    Family(Ask, "asks", "ask", "made"),
    Family(Refusal, "refusals", "refusal", "said"),
    Family(Claim, "claims", "claim", "made"),
    Family(Concession, "concessions", "concession", "made"),
    Family(Point, "points", "point", "made"),
    Family(Need, "needs", "need", "said"),
    Family(Fact, "facts", "fact", "dated"),
    Family(Note, "notes", "note", "dated"),
    Family(Mark, "marks", "mark", "at"),
    Family(Loss, "losses", "loss", "at"),
    Family(Option, "options", "option", "made", meeting=False),
    Family(
        EventChoice, "event_choices", "choice", "made", account=False, meeting=False
    ),
    Family(ListLayout, "list_layouts", "layout", "used", account=False, meeting=False),
    Family(
        PrintedBrief, "printed", "printed brief", "at", account=False, meeting=False
    ),
    Family(
        CalendarSource, "calendars", "calendar", "added", account=False, meeting=False
    ),
    Family(KeptPack, "packs", "checklist", "rowid", account=False, meeting=False),
)

SETTINGS: Final = "settings"

_BY_CLASS: Final = {family.cls: family for family in FAMILIES}
_BY_TABLE: Final = {family.table: family for family in FAMILIES}


def family_of(cls: type[Any]) -> Family:
    """Return the family of a class; KeyError if the book does not keep it."""
    return _BY_CLASS[cls]


def family_named(table: str) -> Family | None:
    """Return the family of a table, if there is one."""
    return _BY_TABLE.get(table)
