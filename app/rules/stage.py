"""The standing of an account, as its deeds show it (PACKS section 9).

Only the start and the foothold mark are concluded here: an account is one of
several, and has a foothold while an order was won in the last two years. The
steps above need the replay of all dated facts.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.knowledge import Fact, StageFact
from checklists.pack import Stage


def stage(dossier: Dossier) -> Stage:
    """Return me-too, or foothold while an order of the last 730 days stands."""
    return Stage.FOOTHOLD if recent_orders(dossier) else Stage.ME_TOO


def recent_orders(dossier: Dossier) -> tuple[Fact, ...]:
    """Return the orders won in the last 730 days, by dates of the account's zone."""
    zone = ZoneInfo(dossier.zone)
    today = dossier.now.astimezone(zone).date()
    longest = dossier.settings.foothold_days
    return tuple(
        fact
        for fact in dossier.facts
        if fact.stage_fact is StageFact.ORDER
        and 0 <= (today - fact.dated.astimezone(zone).date()).days <= longest
    )
