"""What each side gives beside the other: promises kept, gives to asks (PACKS 11.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.records.exchange import Ask, Give
from app.records.promise import Promise
from app.rules.follow_through import FollowThrough, follow_through, kept_of
from app.rules.wording import count
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Mutuality:
    """Both sides' promises beside each other."""

    ours: FollowThrough
    theirs: FollowThrough


@dataclass(frozen=True, slots=True)
class GiveToAsk:
    """Gives delivered and asks made in 180 days."""

    gives: int
    asks: int

    @property
    def words(self) -> str:
        """Return `3 gives, 2 asks`."""
        return f"{count(self.gives, 'give')}, {count(self.asks, 'ask')}"


def mutuality(
    promises: Iterable[Promise], now: datetime, settings: Settings
) -> Mutuality:
    """Count both sides by the same rules."""
    both = tuple(promises)
    theirs = (p for p in both if not p.ours)
    return Mutuality(
        follow_through(both, now, settings), kept_of(theirs, now, settings)
    )


def give_to_ask(
    gives: Iterable[Give], asks: Iterable[Ask], now: datetime, settings: Settings
) -> GiveToAsk:
    """Count gives delivered and asks made in the last 180 days, both ends in."""
    since = now - timedelta(days=settings.asks_days)
    return GiveToAsk(
        sum(g.delivered is not None and since <= g.delivered <= now for g in gives),
        sum(a.asked is not None and since <= a.asked <= now for a in asks),
    )
