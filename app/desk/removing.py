"""Accounts, people, meetings and promises deleted, and brought back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.book.codec import shape
from app.book.families import FAMILIES, family_named
from app.book.journal import Act
from app.book.trash import called, label_of
from app.book.write import Write
from app.desk.desk import Desk
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Ask, Give
from app.records.knowledge import Fact, Need, Note
from app.records.meeting import Answer, Meeting, MeetingId
from app.records.person import Person
from app.records.printed import PrintedBrief, printed_id
from app.records.promise import Promise
from app.rules.wording import count, listed

Removable = Account | Person | Meeting | Promise
R = TypeVar("R")

_OF_MEETINGS = [family.cls for family in FAMILIES if family.meeting]
_OF_ACCOUNTS = [family.cls for family in FAMILIES if family.account]
_AMONG = "IN (SELECT value FROM json_each(?))"
_INVITED = (
    "WHERE EXISTS (SELECT 1 FROM json_each(attendees) "
    f"WHERE json_extract(value, '$.person') {_AMONG})"
)
_OF_ACCOUNT = "WHERE meeting IN (SELECT id FROM meetings WHERE account = ?)"
_ONCE_OF = "WHERE instr(before, ?)"
_COUNTED = ("meeting", "person", "promise")


@dataclass(frozen=True, slots=True)
class Removed:
    """What was deleted: the record, and all that went with it."""

    record: Removable
    others: tuple[Any, ...] = ()

    @property
    def sentence(self) -> str:
        """What was deleted, in words."""
        kinds = [_noun(other) for other in self.others]
        told = [
            count(kinds.count(noun), noun, "people" if noun == "person" else "")
            for noun in _COUNTED
            if noun in kinds
        ]
        along = f", with {listed(told)}" if told else ""
        return f"“{called(self.record)}” is deleted{along}."


def remove(desk: Desk, record: Removable) -> Removed:
    """Delete a record with all that belongs to it, in one act.

    With a meeting go its answers and records, with an account all of its own. A
    person who is in use stays.
    """
    with desk.act(label_of(type(record))) as write:
        here = desk.the(type(record), record.id)
        others = tuple(_with(desk, here))
        going = {here.id, *(other.id for other in others)}
        _refuse_in_use(
            desk, [r for r in (here, *others) if isinstance(r, Person)], going
        )
        for one in (here, *others):
            write.drop(one)
        let_go(desk, write, here, going)
    return Removed(here, others)


def bring_back(desk: Desk, act: str) -> Removable:
    """Bring back what an act deleted, all of it that nobody changed since."""
    done = desk.book.act(act)
    if done is None or not done.changes or done.changes[0].before is None:
        raise Problem("This cannot be brought back: what it held was erased.")
    first: Removable = done.changes[0].before
    if desk.book.find(type(first), first.id):
        raise Problem(f"“{called(first)}” is back already.")
    _refuse_without_account(desk, first)
    with desk.act(
        f"bringing back {label_of(type(first)).removeprefix('deleting ')}"
    ) as write:
        put_back(desk, write, done)
    return first


def put_back(
    desk: Desk, write: Write, done: Act, *, of: MeetingId | None = None
) -> None:
    """Put back what an act took out and nobody changed since.

    Of an act on several meetings it may be one of them alone, with all of its own.
    """
    for change in done.changes:
        if of and of not in {change.id, getattr(change.before, "meeting", None)}:
            continue
        family = family_named(change.family)
        if family is None or change.before is None:
            continue
        now = desk.book.find(family.cls, change.id)
        if now == change.after and not _points_to_nothing(desk, change.before, done):
            write.put(change.before)


def _points_to_nothing(desk: Desk, record: Any, done: Act) -> bool:  # noqa: ANN401
    """Whether a record names a person or a meeting that went later than it did."""
    back = {change.id for change in done.changes}
    named = (
        (Person, getattr(record, "who", None)),
        (Person, getattr(record, "whom", None)),
        (Meeting, getattr(record, "meeting", None)),
        (Give, getattr(record, "give", None)),
    )
    return any(
        id_ and id_ not in back and desk.book.find(cls, id_) is None
        for cls, id_ in named
    )


def _with(desk: Desk, record: Removable) -> Iterator[Any]:
    """Return what belongs to a record, each once."""
    match record:
        case Meeting():
            for cls in _OF_MEETINGS:
                yield from desk.book.of_meeting(cls, record.id)
            yield from desk.book.some(PrintedBrief, [printed_id(record.id)])
        case Account():
            meetings = desk.book.of_account(Meeting, record.id)
            yield from meetings
            for meeting in meetings:
                yield from desk.book.of_meeting(Answer, meeting.id)
            printed = [printed_id(meeting.id) for meeting in meetings]
            yield from desk.book.some(PrintedBrief, printed)
            for cls in _OF_ACCOUNTS:
                if cls is not Meeting:
                    yield from desk.book.of_account(cls, record.id)
        case Person() | Promise():
            return


def _refuse_in_use(desk: Desk, people: list[Person], going: set[str]) -> None:
    """Raise a Problem if a person is named by what stays."""
    if not people:
        return
    ids = {person.id: person for person in people}
    among = json.dumps(sorted(ids))
    for meeting in desk.book.select(Meeting, _INVITED, (among,)):
        guests = (one.person for one in meeting.attendees if one.person in ids)
        if meeting.id not in going:
            raise _in_use(ids[next(guests)], f"invited to “{meeting.title}”")
    for family in FAMILIES:
        for name in {"who", "whom"} & set(shape(family.cls).names):
            clause = f"WHERE {name} {_AMONG}"
            for record in desk.book.select(family.cls, clause, (among,)):
                if record.id not in going:
                    person = ids[getattr(record, name)]
                    raise _in_use(person, f"named in a {family.noun}")


def _in_use(person: Person, where: str) -> Problem:
    return Problem(
        f"{person.name} is {where}, and cannot be deleted.",
        "Take them out there first, or erase them.",
    )


def let_go(
    desk: Desk,
    write: Write,
    record: Removable | Fact | Need | Note,
    going: set[str],
) -> None:
    """Take what is gone out of the asks, answers and people that stay."""
    if isinstance(record, Account):
        for person in desk.book.select(Person, _ONCE_OF, (record.id,)):
            if person.id not in going:
                places = (one for one in person.before if one.account != record.id)
                write.put(replace(person, before=tuple(places)))
        return
    if record.account is None:
        return
    for ask in desk.book.of_account(Ask, record.account):
        if ask.give in going and ask.id not in going:
            write.put(replace(ask, give=None))
    for answer in desk.book.select(Answer, _OF_ACCOUNT, (record.account,)):
        if answer.id not in going and going.intersection(answer.links):
            links = tuple(link for link in answer.links if link not in going)
            write.put(replace(answer, links=links))


def _refuse_without_account(desk: Desk, record: Removable) -> None:
    account = None if isinstance(record, Account) else record.account
    if account and desk.book.find(Account, account) is None:
        raise Problem(
            f"“{called(record)}” belongs to an account that was deleted too.",
            "Bring back the account first.",
        )


def _noun(record: Any) -> str:  # noqa: ANN401 - a record of any family
    known = next((f for f in FAMILIES if f.cls is type(record)), None)
    return known.noun if known else ""
