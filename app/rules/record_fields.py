"""What a record says to a row's named field (PACKS section 3, column Fields)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, cast

from app.dossier import Dossier
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim, Fact, Need, Point, PointAnswer
from app.records.person import Person
from app.records.promise import Promise
from checklists.pack import ItemId

R = TypeVar("R")
Reading = Callable[[Dossier, R], object]


def is_blank(dossier: Dossier, record: object, field: str) -> bool:
    """Say whether a record has that field and nothing stands in it."""
    readings = _FIELDS.get(type(record), {})
    reading = readings.get(field)
    if reading is None:
        return False
    value = reading(dossier, record)
    return value is None or not str(value).strip()


def part(dossier: Dossier, person: Person) -> str:
    """Return the part one of ours takes in this meeting, else usually."""
    parts = {a.person: a.part for a in dossier.meeting.attendees}
    return parts.get(person.id, "") or person.part


def _of(fields: Mapping[str, Reading[R]]) -> Mapping[str, Reading[object]]:
    return cast("Mapping[str, Reading[object]]", MappingProxyType(fields))


def _number(dossier: Dossier, person: Person) -> str:
    answer = dossier.answers.get(ItemId("reh-web-fallback"))
    picked = answer.value("number") if answer else ""
    return picked or (person.phones[0].number if person.phones else "")


def _who(dossier: Dossier, promise: Promise) -> str:
    """Name who does it; a promise of ours without a name is the rep's."""
    known = promise.who in dossier.people
    return "known" if promise.ours or known else promise.who_words


_PERSON: Final[Mapping[str, Reading[Person]]] = {
    "person": lambda _, p: p.name,
    "role": lambda _, p: p.role,
    "part": part,
    "about what": lambda _, p: p.view_about,
    "number": _number,
    "level": lambda _, p: p.level,
}
_PROMISE: Final[Mapping[str, Reading[Promise]]] = {
    "who": _who,
    "what": lambda _, p: p.what,
    "by when": lambda _, p: p.due,
}
_GIVE: Final[Mapping[str, Reading[Give]]] = {
    "what": lambda _, g: g.what,
    "for whom": lambda _, g: g.whom,
    "interest": lambda _, g: g.interest,
}
_ASK: Final[Mapping[str, Reading[Ask]]] = {
    "what": lambda _, a: a.what,
    "of whom": lambda _, a: a.whom,
    "what we gain": lambda _, a: a.we_gain,
}
_CLAIM: Final[Mapping[str, Reading[Claim]]] = {
    "statement": lambda _, c: c.statement,
    "evidence": lambda _, c: "unproven" if c.unproven else c.evidence,
}
_CONCESSION: Final[Mapping[str, Reading[Concession]]] = {
    "we give": lambda _, c: c.we_give,
    "we ask back": lambda _, c: c.we_ask_back,
}
_FACT: Final[Mapping[str, Reading[Fact]]] = {
    "fact": lambda _, f: f.what,
    "source": lambda _, f: f.source or f.source_kind,
}
_NEED: Final[Mapping[str, Reading[Need]]] = {
    "words": lambda _, n: n.words,
    "who": lambda _, n: n.who,
}
_POINT: Final[Mapping[str, Reading[Point]]] = {
    "subject": lambda _, p: p.subject,
    "gap": lambda _, p: p.subject,
    "what is fixed": lambda _, p: p.subject,
    "person": lambda _, p: p.can_be_changed_by,
    "size to them": lambda _, p: p.size_to_them,
    "size to us": lambda _, p: p.size_to_us,
    "owner": lambda _, p: p.owner,
    "day": lambda _, p: p.day,
    "our answer": lambda _, p: (
        p.our_answer or (None if p.answer is PointAnswer.OPEN else p.answer)
    ),
}
_FIELDS: Final[Mapping[type, Mapping[str, Reading[object]]]] = MappingProxyType(
    {
        Person: _of(_PERSON),
        Promise: _of(_PROMISE),
        Give: _of(_GIVE),
        Ask: _of(_ASK),
        Claim: _of(_CLAIM),
        Concession: _of(_CONCESSION),
        Fact: _of(_FACT),
        Need: _of(_NEED),
        Point: _of(_POINT),
    }
)
