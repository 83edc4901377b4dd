"""The records that an answer stands for: those it links to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from app.dossier import Dossier
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim
from app.records.meeting import Answer
from app.records.person import Person
from app.records.promise import Promise


class _Kept(Protocol):
    @property
    def id(self) -> str: ...


K = TypeVar("K", bound=_Kept)


def linked_records(dossier: Dossier, answer: Answer) -> tuple[object, ...]:
    """Return all records an answer shows, without dropped ones."""
    return (
        *linked_people(dossier, answer),
        *linked_promises(dossier, answer),
        *linked_gives(dossier, answer),
        *linked_asks(dossier, answer),
        *linked_claims(dossier, answer),
        *linked_concessions(dossier, answer),
        *_linked(dossier.points, answer),
        *_linked(dossier.needs, answer),
        *_linked(dossier.facts, answer),
    )


def linked_promises(dossier: Dossier, answer: Answer) -> tuple[Promise, ...]:
    """Return the promises an answer shows."""
    return _linked(dossier.promises, answer)


def linked_people(dossier: Dossier, answer: Answer) -> tuple[Person, ...]:
    """Return the people an answer shows."""
    return _linked(dossier.people.values(), answer)


def linked_claims(dossier: Dossier, answer: Answer) -> tuple[Claim, ...]:
    """Return the claims an answer shows, without dropped ones."""
    return tuple(c for c in _linked(dossier.claims, answer) if not c.dropped)


def linked_gives(dossier: Dossier, answer: Answer) -> tuple[Give, ...]:
    """Return the gives an answer shows, without dropped ones."""
    return tuple(g for g in _linked(dossier.gives, answer) if not g.dropped)


def linked_asks(dossier: Dossier, answer: Answer) -> tuple[Ask, ...]:
    """Return the asks an answer shows, without dropped ones."""
    return tuple(a for a in _linked(dossier.asks, answer) if not a.dropped)


def linked_concessions(dossier: Dossier, answer: Answer) -> tuple[Concession, ...]:
    """Return the trades an answer shows, without dropped ones."""
    return tuple(c for c in _linked(dossier.concessions, answer) if not c.dropped)


def _linked(records: Iterable[K], answer: Answer) -> tuple[K, ...]:
    return tuple(record for record in records if record.id in answer.links)
