"""What each side gives beside the other: promises kept, gives to asks (PACKS 11.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.records.exchange import Ask, Give
from app.records.person import PersonId
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
    """Gives delivered and asks made in 180 days, and the newest of the gives."""

    gives: int
    asks: int
    last: Give | None = None

    @property
    def words(self) -> str:
        """Return `3 gives, 2 asks`."""
        return f"{count(self.gives, 'give')}, {count(self.asks, 'ask')}"

    @property
    def sentence(self) -> str:
        """Return `You gave 7 useful things and asked 4 times.`."""
        given = count(self.gives, "useful thing") if self.gives else "nothing"
        if not self.asks:
            return f"You gave {given} and asked for nothing."
        times = {1: "once", 2: "twice"}.get(self.asks, f"{self.asks} times")
        return f"You gave {given} and asked {times}."


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
    gives: Iterable[Give],
    asks: Iterable[Ask],
    now: datetime,
    settings: Settings,
    whom: PersonId | None = None,
) -> GiveToAsk:
    """Count gives delivered and asks made in the last 180 days, both ends in.

    With `whom` only what went to one person. What was set aside is none.
    """
    since = now - timedelta(days=settings.asks_days)
    given = sorted(
        (g.delivered, g.id, g)
        for g in gives
        if g.delivered is not None
        and since <= g.delivered <= now
        and not g.dropped
        and whom in {None, g.whom}
    )
    asked = sum(
        a.asked is not None
        and since <= a.asked <= now
        and not a.dropped
        and whom in {None, a.whom}
        for a in asks
    )
    return GiveToAsk(len(given), asked, given[-1][2] if given else None)
