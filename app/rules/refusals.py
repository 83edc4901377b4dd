"""Which refusals still stand, and what clears one (PACKS section 4)."""

from __future__ import annotations

from app.dossier import Dossier
from app.records.exchange import AskOutcome, Refusal
from app.records.knowledge import StageFact


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
    """Say whether a refusal is cleared.

    A delivered give to that person that asks nothing clears it, or an order, a
    request or a yes from that person, dated after it. A refusal of nobody in
    particular is cleared by anybody.
    """
    who, said = refusal.who, refusal.said
    given = any(
        give.asks_nothing and give.delivered is not None and give.delivered > said
        for give in dossier.gives
        if who is None or give.whom == who
    )
    called = any(
        fact.stage_fact in {StageFact.ORDER, StageFact.REQUEST} and fact.dated > said
        for fact in dossier.facts
        if who is None or fact.who == who
    )
    agreed = any(
        ask.outcome is AskOutcome.YES and ask.asked is not None and ask.asked > said
        for ask in dossier.asks
        if who is None or ask.whom == who
    )
    return given or called or agreed
