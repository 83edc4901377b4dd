"""Two records side by side, field by field, and what would be kept of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from app.desk.desk import Desk
from app.records.account import Account
from app.records.person import PastPlace, Person, Phone
from app.rules.likeness import name_words
from app.rules.terms import ROLES, STAGES, VIEWS
from app.rules.wording import dated_day

Mergeable = Person | Account


@dataclass(frozen=True, slots=True)
class MergeField:
    """What is chosen together, and what it is called on screen."""

    names: tuple[str, ...]
    words: str
    united: bool = False

    @property
    def name(self) -> str:
        """What it is known by."""
        return self.names[0]


PERSON_FIELDS: Final = (
    MergeField(("name",), "Name"),
    MergeField(("account",), "Works at"),
    MergeField(("sound",), "How to say it"),
    MergeField(("function",), "Function"),
    MergeField(("role",), "Role"),
    MergeField(("view", "view_about"), "View"),
    MergeField(("part",), "Part"),
    MergeField(("emails",), "Mail", united=True),
    MergeField(("phones",), "Numbers", united=True),
    MergeField(("zone",), "Time zone"),
    MergeField(("country",), "Country"),
    MergeField(("opens", "closes"), "Own hours"),
    MergeField(("rhythm",), "Rhythm"),
    MergeField(("tie",), "Tie"),
    MergeField(("conduct",), "Conduct"),
    MergeField(("level",), "Level"),
    MergeField(("note",), "Worth remembering"),
    MergeField(("before",), "Before", united=True),
)
ACCOUNT_FIELDS: Final = (
    MergeField(("name",), "Name"),
    MergeField(("shared_goal",), "Goal of both sides"),
    MergeField(("claimed_stage",), "How you see it"),
    MergeField(("zone",), "Time zone"),
    MergeField(("region",), "Holidays of"),
    MergeField(("domains",), "Mail domains", united=True),
    MergeField(("engagement",), "Rules of working together", united=True),
)


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A field of both; `from_other` is whether the second's would be kept."""

    field: MergeField
    one: str
    other: str
    from_other: bool

    @property
    def is_choice(self) -> bool:
        """Whether one of two has to give way."""
        return not self.field.united and bool(self.one and self.other)


def fields_of(record: Mergeable) -> tuple[MergeField, ...]:
    """Return the fields of a kind of record, in the order of its page."""
    return PERSON_FIELDS if isinstance(record, Person) else ACCOUNT_FIELDS


def merge_lines(desk: Desk, one: Mergeable, other: Mergeable) -> tuple[MergeLine, ...]:
    """Return the fields in which two differ or that both unite.

    What is filled goes before what is not; of two, what was written last, and the
    fuller of two names.
    """
    mine, yours = _written(desk, one), _written(desk, other)
    lines = []
    for field in fields_of(one):
        left, right = _said(desk, one, field), _said(desk, other, field)
        if left == right:
            continue
        newer = _newest(yours, field) > _newest(mine, field)
        if isinstance(one, Person) and field.name == "name":
            # Of a name and the same with an initial, the whole one.
            newer = _letters(right) > _letters(left)
        from_other = bool(right) and (not left or newer)
        lines.append(MergeLine(field, left, right, from_other and not field.united))
    return tuple(lines)


def _letters(name: str) -> int:
    return sum(map(len, name_words(name)))


def _said(desk: Desk, record: Mergeable, field: MergeField) -> str:
    """Return what a record has in a field, as it is shown."""
    parts = (_words(desk, getattr(record, name)) for name in field.names)
    return (" to " if field.name == "opens" else ", ").join(filter(None, parts))


def _words(desk: Desk, value: Any) -> str:  # noqa: ANN401 - of any field
    match value:
        case None | "" | ():
            return ""
        case tuple():
            return ", ".join(_words(desk, each) for each in value)
        case Phone():
            return f"{value.number}{f' ext. {value.extension}' * bool(value.extension)}"
        case PastPlace():
            return f"{_account(desk, value.account)} until {dated_day(value.until)}"
        case StrEnum():
            words: Mapping[Any, str] = {**ROLES, **VIEWS, **STAGES}
            return words.get(value, value.value)
        case _:
            return _account(desk, value)


def _account(desk: Desk, words: str) -> str:
    """Return an account's name for its id, else the words themselves."""
    found = desk.book.find(Account, words)
    return found.name if found else words


def _written(desk: Desk, record: Mergeable) -> Callable[[str], datetime]:
    """Return what tells when each field of a record was last given its value."""
    when: dict[str, datetime] = {}
    before: Any = None
    names = [name for field in fields_of(record) for name in field.names]
    for entry in desk.book.history(record.id):
        now = entry.value
        if isinstance(now, type(record)):
            for name in names:
                if before is None or getattr(now, name) != getattr(before, name):
                    when[name] = entry.at
            before = now
    never = datetime.min.replace(tzinfo=UTC)
    return lambda name: when.get(name, never)


def _newest(when: Callable[[str], datetime], field: MergeField) -> datetime:
    return max(map(when, field.names))
