"""What the record does not show before a loss: what nobody asked, guessed or heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.records.exchange import AskOutcome
from app.records.knowledge import Fact, KnownBy, Point, StageFact
from app.rules.record_shows import LOOKED_BACK, Record
from app.rules.standing.evidence import ELSEWHERE, FIRST


def record_lacks(record: Record, until: datetime) -> tuple[str, ...]:
    """Name what was not known in the year up to an instant, oldest first."""
    since = until - LOOKED_BACK
    found = [
        *((point.made, words) for point in record.points for words in _of_point(point)),
        *((fact.dated, words) for fact in record.facts for words in _of_request(fact)),
        *(
            (ask.asked, f"What they answer to: {ask.what}.")
            for ask in record.asks
            if ask.asked and not ask.dropped and ask.outcome is AskOutcome.OPEN
        ),
    ]
    return tuple(words for at, words in sorted(found) if since <= at <= until)


def _of_point(point: Point) -> Iterator[str]:
    if point.size_to_them is None:
        yield f"What “{point.subject}” means to them."
    elif point.known_by is KnownBy.GUESSED:
        yield f"What “{point.subject}” means to them: {point.size_to_them} is a guess."
    if point.size_to_us is None:
        yield f"What “{point.subject}” means to us."


def _of_request(fact: Fact) -> Iterator[str]:
    asked = fact.stage_fact is StageFact.REQUEST
    if asked and fact.called_first not in {FIRST, ELSEWHERE}:
        yield f"Whether they called us first for: {fact.what}."
