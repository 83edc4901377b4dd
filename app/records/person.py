"""People, theirs and ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from app.records.account import AccountId

PersonId = NewType("PersonId", str)


class Role(StrEnum):
    """What a person of theirs can do about a decision (PACKS section 3)."""

    DECIDES = "decides"
    SIGNS = "signs"
    ADVISES = "advises"
    USES = "uses"
    CONNECTS = "connects"


class View(StrEnum):
    """What a person thinks of the matter; opposing is a view, not a role."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OPPOSES = "opposes"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in international form (E.164), its extension, and whose it is."""

    number: str
    extension: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class PastPlace:
    """Where somebody worked before, until when, and what they did there."""

    account: AccountId
    until: date
    function: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody one meets. `account` is None for people of ours.

    `conduct` and `tie` never leave this computer. `sound` says how to say the
    name; `opens` and `closes` are own hours as `08:00`, empty when unknown.
    `part` is the part one of ours usually takes: opens, notes, clock, expert.
    `erased` is what somebody who is erased is known again by, digests alone.
    """

    id: PersonId
    name: str
    account: AccountId | None = None
    ours: bool = False
    role: Role | None = None
    function: str = ""
    view: View | None = None
    view_about: str = ""
    sound: str = ""
    zone: str = ""
    country: str = ""
    opens: str = ""
    closes: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    part: str = ""
    rhythm: str = ""
    tie: str = ""
    conduct: str = ""
    level: str = ""
    note: str = ""
    before: tuple[PastPlace, ...] = ()
    erased: tuple[str, ...] = ()
