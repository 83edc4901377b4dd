"""Two people, or two accounts, that are one: made one, with all that is theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from app.desk.checking import checked
from app.desk.desk import Desk
from app.desk.merge_lines import Mergeable, fields_of, merge_lines
from app.desk.repointing import repoint
from app.errors import Problem
from app.records.account import Account
from app.records.person import PastPlace, Person, Phone
from app.rules.wording import count

R = TypeVar("R", Person, Account)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Merged:
    """What is left of two, and how many records name it now in place of the other."""

    record: Mergeable
    gone: str
    records: int

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        along = f" {count(self.records, 'record')} came along." if self.records else ""
        names = dict.fromkeys((self.gone, self.record.name))
        if len(names) == 1:
            return f"{self.record.name} is one now.{along}"
        return f"{self.gone} and {self.record.name} are one now.{along}"


def merge(
    desk: Desk, one: R, other: R, from_other: Collection[str] | None = None
) -> Merged:
    """Make two records one, in one act; the first keeps its id.

    `from_other` names the fields that the second's fill, else the newest do. Mails,
    numbers and domains are united. Every record of the second is the first's.
    """
    kind = "people" if isinstance(one, Person) else "accounts"
    with desk.act(f"merging two {kind}") as write:
        first, second = desk.the(type(one), one.id), desk.the(type(other), other.id)
        if first.id == second.id:
            raise Problem(f"{first.name} is one already.")
        if from_other is None:
            lines = merge_lines(desk, first, second)
            from_other = {line.field.name for line in lines if line.from_other}
        made = checked(_made(desk, first, second, from_other))
        write.put(made)
        many = repoint(desk, write, second.id, first.id)
        write.drop(second)
    gone = second.name if made.name == first.name else first.name
    return Merged(made, gone, many)


def _made(desk: Desk, one: R, other: R, from_other: Collection[str]) -> R:
    """Return the first with what is kept of the second."""
    chosen: dict[str, Any] = {
        name: getattr(other if field.name in from_other else one, name)
        for field in fields_of(one)
        if not field.united
        for name in field.names
    }
    if isinstance(one, Person) and isinstance(other, Person):
        if one.ours != other.ours:
            raise Problem(
                f"{one.name} and {other.name} are not on the same side.",
                "One is of ours, the other of theirs: they stay two.",
            )
        return replace(
            one,
            **chosen,
            emails=_once((*one.emails, *other.emails)),
            phones=_numbers((*one.phones, *other.phones)),
            before=_places(desk, one, other, chosen["account"]),
        )
    return replace(
        one,
        **chosen,
        domains=_once((*one.domains, *other.domains)),
        engagement=_once((*one.engagement, *other.engagement)),
        added=min(one.added, other.added),
    )


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _numbers(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Return every number once, with the label it had first."""
    found: dict[tuple[str, str], Phone] = {}
    for phone in phones:
        known = found.setdefault((phone.number, phone.extension), phone)
        if not known.label:
            found[phone.number, phone.extension] = phone
    return tuple(found.values())


def _places(
    desk: Desk, one: Person, other: Person, account: str
) -> tuple[PastPlace, ...]:
    """Return where both worked, and where one of two stood who is elsewhere now."""
    today = desk.now.astimezone(ZoneInfo(desk.book.settings().zone)).date()
    left = (
        PastPlace(each.account, today, each.function, each.role)
        for each in (one, other)
        if each.account and each.account != account
    )
    return tuple(sorted(_once((*one.before, *other.before, *left)), key=_until))


def _until(place: PastPlace) -> date:
    return place.until
