"""What a record must hold before it is kept, told in the user's words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.book.families import family_of
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.loss import Loss
from app.records.meeting import Meeting
from app.records.option import Option
from app.records.person import Person
from app.records.promise import Promise

R = TypeVar("R")

WORDS: dict[type, tuple[str, str]] = {
    Account: ("name", "Write the name of the firm or the person."),
    Ask: ("what", "Write what you ask for."),
    Claim: ("statement", "Write what you say about us."),
    Fact: ("what", "Write what is known."),
    Give: ("what", "Write what you give."),
    Loss: ("what", "Write what was lost, or fought over."),
    Meeting: ("title", "Write what the meeting is called."),
    Need: ("words", "Write it in their own words."),
    Note: ("text", "Write the note."),
    Option: ("name", "Write who or what they could choose."),
    Person: ("name", "Write the person's name."),
    Point: ("subject", "Write what the point is about."),
    Promise: ("what", "Write what will be done."),
    Refusal: ("words", "Write the no in their own words."),
}

_ASK_SIZES = range(1, 5)


def called(family: type) -> str:
    """Return what a user calls a kind of record."""
    return family_of(family).noun


def a_record(family: type) -> str:
    """Return one of a kind as a label has it: `an ask`, `a claim`."""
    noun = called(family)
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def checked(record: R) -> R:
    """Return a record with its words trimmed, or raise a Problem naming the gap."""
    family = type(record)
    if family in WORDS:
        name, advice = WORDS[family]
        words = str(getattr(record, name)).strip()
        if not words:
            raise Problem(f"The {called(family)} has no words yet.", advice)
        record = replace(record, **{name: words})  # type: ignore[type-var]
    if isinstance(record, Ask) and record.size not in _ASK_SIZES:
        raise Problem(
            f"The size of an ask is 1 to 4, not {record.size}.",
            "1 time, 2 a trial or an introduction, 3 an order, 4 a joint plan.",
        )
    if isinstance(record, Concession) and not (
        record.we_give.strip() or record.we_ask_back.strip()
    ):
        raise Problem(
            "The trade has no words yet.", "Write what we give and what we ask back."
        )
    if isinstance(record, Account | Person) and record.zone:
        known_zone(record.zone, f"the {called(family)} {record.name}")
    return record


def not_to_come(at: datetime | None, now: datetime, what: str) -> datetime:
    """Return an instant given, else now; a Problem if it is still to come."""
    if at is not None and at > now:
        raise Problem(f"{what} cannot be done in the future.", "Give the real time.")
    return at or now


def known_zone(zone: str, whose: str) -> str:
    """Return a zone's name, or raise a Problem if there is no such zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Problem(
            f"“{zone}”, the time zone of {whose}, is not known.",
            "Choose a zone such as Europe/Lisbon.",
        ) from error
    return zone


def changed(record: R, changes: Mapping[str, object], fixed: Collection[str]) -> R:
    """Return a record with other fields, checked.

    A TypeError names a field it has not, or that only a verb of its own changes.
    """
    names = {field.name for field in fields(record)} - {"id", *fixed}  # type: ignore[arg-type]
    if unknown := set(changes) - names:
        raise TypeError(f"{called(type(record))}: {', '.join(sorted(unknown))}")
    return checked(replace(record, **changes))  # type: ignore[type-var]
