"""What people wrote in a record, whatever its family."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from app.records.account import Account
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.loss import Loss
from app.records.mark import Mark
from app.records.meeting import Answer, Meeting
from app.records.option import Option
from app.records.person import Person
from app.records.promise import Promise


class Line(NamedTuple):
    """A text somebody wrote; `private` is whether it never leaves this computer."""

    text: str
    private: bool = False


def lines(record: object) -> tuple[Line, ...]:
    """Return what was written in a record, what names it first."""
    wording = _WORDINGS.get(type(record))
    return tuple(line for line in wording(record) if line.text) if wording else ()


def dated(record: object) -> datetime | None:
    """Return the instant a record is of; None for people, who have none."""
    match record:
        case Meeting():
            return record.starts.instant
        case Account():
            return record.added
        case Answer():
            return record.at
        case Refusal() | Need():
            return record.said
        case Fact() | Note():
            return record.dated
        case Mark() | Loss():
            return record.at
        case Promise() | Give() | Ask() | Claim() | Concession() | Point() | Option():
            return record.made
        case _:
            return None


def is_written(cls: type[Any]) -> bool:
    """Tell whether people write anything in records of a class."""
    return cls in _WORDINGS


Wording = Callable[[Any], Iterable[Line]]


def _of(*names: str, private: tuple[str, ...] = ()) -> Wording:
    """Return what reads fields, those that never leave the computer last."""

    def read(record: object) -> Iterable[Line]:
        yield from (Line(getattr(record, name)) for name in names)
        yield from (Line(getattr(record, name), private=True) for name in private)

    return read


def _account(account: Account) -> Iterable[Line]:
    yield Line(account.name)
    yield Line(account.shared_goal)
    yield from (Line(rule) for rule in account.engagement)


def _option(option: Option) -> Iterable[Line]:
    yield Line(option.name)
    for told in (option.pros, option.cons, option.their_pros, option.their_cons):
        yield from (Line(one) for one in told)


def _mark(mark: Mark) -> Iterable[Line]:
    yield Line(mark.reason, private=not mark.shared)


def _meeting(meeting: Meeting) -> Iterable[Line]:
    yield Line(meeting.title)
    yield Line(meeting.agenda.purpose)
    yield from (Line(line.topic) for line in meeting.agenda.lines)
    yield Line(meeting.notes)
    for one in meeting.attachments:
        yield Line(one.words)
        yield Line(one.address)


def _answer(answer: Answer) -> Iterable[Line]:
    yield Line(answer.text)
    yield from (Line(value.text) for value in answer.values)


def _promise(promise: Promise) -> Iterable[Line]:
    yield Line(promise.what, promise.private)
    yield Line(promise.who_words, promise.private)


_WORDINGS: Final[dict[type[Any], Wording]] = {
    Account: _account,
    Person: _of(
        "name",
        "function",
        "part",
        private=("view_about", "rhythm", "tie", "conduct", "level", "note"),
    ),
    Meeting: _meeting,
    Answer: _answer,
    Promise: _promise,
    Give: _of("what", "interest"),
    Ask: _of("what", "we_gain", "subject", "why_now", "easy_no"),
    Refusal: _of("words", "subject"),
    Claim: _of("statement", "evidence"),
    Concession: _of(
        "we_give",
        "we_ask_back",
        "limit",
        "cost_to_us",
        "value_to_them",
        "approver",
    ),
    Point: _of(
        "subject", "protects", "fixed_by", "can_be_changed_by", "our_answer", "owner"
    ),
    Need: _of("words"),
    Fact: _of("what", "source"),
    Note: _of("text"),
    Mark: _mark,
    Loss: _of("what", "theirs", "ours", "reason", "review"),
    Option: _option,
}
