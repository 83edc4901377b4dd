"""Asks put to somebody who had said no to the same, while that no stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.records.account import AccountId
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Fact
from app.rules.headline.tally import Case, Tally, tallied
from app.rules.lint.asks import matches
from app.rules.refusals import cleared_by
from app.rules.wording import dated_day

R = TypeVar("R", Ask, Fact, Give, Refusal)


def after_a_no(
    asks: Iterable[Ask],
    refusals: Iterable[Refusal],
    gives: Sequence[Give],
    facts: Sequence[Fact],
    earlier_asks: Sequence[Ask],
    zones: Mapping[AccountId, str],
    rest_days: int,
) -> Tally:
    """Count the asks that no standing refusal spoke against (PACKS section 13).

    Against are those before which nothing had cleared the no, or that came before
    the day until which they were to be left in peace. `earlier_asks` may hold more
    than `asks`: a yes of theirs clears.
    """
    by_account = _by_account(refusals)
    given = _by_account(gives)
    known = _by_account(facts)
    before = _by_account(earlier_asks)
    kept, against = 0, list[tuple[datetime, Case]]()
    for ask in asks:
        if ask.asked is None or ask.dropped:
            continue
        said = [
            no
            for no in by_account[ask.account]
            if no.said < ask.asked and matches(ask, no)
        ]
        zone = zones[ask.account]
        where = ask.account
        stands = any(
            not cleared_by(no, given[where], known[where], before[where], ask.asked)
            for no in said
        )
        if stands or _rests(ask.asked, said, zone, rest_days):
            newest = max(said, key=lambda no: no.said).said.astimezone(ZoneInfo(zone))
            why = f"they had said no on {dated_day(newest.date())}"
            against.append((ask.asked, Case(ask.id, why)))
        else:
            kept += 1
    against.sort(reverse=True)
    return tallied(kept, (case for _, case in against))


def _by_account(records: Iterable[R]) -> defaultdict[AccountId, list[R]]:
    sorted_out: defaultdict[AccountId, list[R]] = defaultdict(list)
    for record in records:
        sorted_out[record.account].append(record)
    return sorted_out


def _rests(asked: datetime, said: Sequence[Refusal], zone: str, days: int) -> bool:
    """Say whether they were to be left in peace then: after a second no, for long."""
    place = ZoneInfo(zone)
    day = asked.astimezone(place).date()
    if any(no.rest_until and day < no.rest_until for no in said):
        return True
    if len(said) < 2:
        return False
    second = sorted(said, key=lambda no: no.said)[1].said
    return day < second.astimezone(place).date() + timedelta(days=days)
