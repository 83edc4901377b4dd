"""Which refusals still stand, and what clears one (PACKS section 4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.dossier import Dossier
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Fact, StageFact


def past_refusals(dossier: Dossier) -> tuple[Refusal, ...]:
    """Return the uncleared refusals dated before this meeting, oldest first."""
    return tuple(r for r in _said_before(dossier) if not is_cleared(r, dossier))


def any_stands(dossier: Dossier) -> bool:
    """Say whether an uncleared refusal is dated before this meeting."""
    return any(not is_cleared(r, dossier) for r in _said_before(dossier))


def refusals_before(dossier: Dossier) -> tuple[Refusal, ...]:
    """Return the uncleared refusals before this meeting, else all of them."""
    return past_refusals(dossier) or _said_before(dossier)


def _said_before(dossier: Dossier) -> tuple[Refusal, ...]:
    return tuple(
        refusal
        for refusal in dossier.refusals
        if refusal.meeting != dossier.meeting.id
        and refusal.said < dossier.meeting.starts.instant
    )


def is_cleared(refusal: Refusal, dossier: Dossier) -> bool:
    """Say whether a refusal is cleared by anything in a dossier."""
    return cleared_by(refusal, dossier.gives, dossier.facts, dossier.asks)


def cleared_by(
    refusal: Refusal,
    gives: Iterable[Give],
    facts: Iterable[Fact],
    asks: Iterable[Ask],
    until: datetime | None = None,
) -> bool:
    """Say whether a refusal is cleared, before an instant if one is given.

    A delivered give to that person that asks nothing clears it, or an order, a
    request or a yes from that person, dated after it. A refusal of nobody in
    particular is cleared by anybody.
    """
    who, said = refusal.who, refusal.said

    def since(at: datetime | None) -> bool:
        return at is not None and at > said and (until is None or at < until)

    given = any(
        give.asks_nothing and since(give.delivered)
        for give in gives
        if who is None or give.whom == who
    )
    called = any(
        fact.stage_fact in {StageFact.ORDER, StageFact.REQUEST} and since(fact.dated)
        for fact in facts
        if who is None or fact.who == who
    )
    agreed = any(
        ask.outcome is AskOutcome.YES and since(ask.asked)
        for ask in asks
        if who is None or ask.whom == who
    )
    return given or called or agreed
