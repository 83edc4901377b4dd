"""What was set aside in a period: stops passed, rows, length; and what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.desk.losing import REASONS
from app.records.loss import Loss
from app.rules.lost import by_small_point
from app.rules.rule_words import RULE_WORDS
from app.rules.wording import count
from reports import words
from reports.follow_through.cases import LEFT_OUT
from reports.follow_through.values import Aside, Gathered, Wishes

MOST_ROWS: Final = 5
NOTHING: Final = (
    "Nothing: no stop was passed, no row was not applicable, short was never chosen "
    "by hand, and nothing was lost."
)
NO_REASON: Final = "no reason given"
OTHER_REASON: Final = "another reason"


def set_aside(gathered: Gathered, wishes: Wishes) -> tuple[Aside, ...]:
    """Return a line for each that happened, in their order."""
    lines = (
        _passed(gathered),
        *_not_applicable(gathered),
        _short(gathered),
        _lost(gathered),
        _small(gathered, wishes),
    )
    return tuple(line for line in lines if line.times)


def _passed(gathered: Gathered) -> Aside:
    """Return the stops passed by rule; a reason only where the rep shares it."""
    passed = gathered.aside.passed
    parts = {RULE_WORDS.get(one.code, one.code): one.times for one in passed}
    reasons = tuple(reason for one in passed for reason in one.reasons)
    times = sum(parts.values())
    return Aside(
        "Stops passed with a reason",
        times,
        _listed(parts),
        parts,
        tuple(words.quoted(reason) for reason in reasons),
    )


def _not_applicable(gathered: Gathered) -> Iterator[Aside]:
    reasons, rows = gathered.aside.reasons, gathered.aside.rows
    for name, parts, most in (("reason", reasons, 0), ("row", rows, MOST_ROWS)):
        told = _listed(parts, most)
        yield Aside(f"Rows not applicable, by {name}", sum(parts.values()), told, parts)


def _short(gathered: Gathered) -> Aside:
    aside = gathered.aside
    of = f"of {count(aside.planned, 'planned meeting')} that were held"
    return Aside("Short chosen by hand", aside.short, of)


def _lost(gathered: Gathered) -> Aside:
    losses = gathered.aside.losses
    parts = _by_reason(losses)
    return Aside("Lost or in dispute, by reason", len(losses), _listed(parts), parts)


def _small(gathered: Gathered, wishes: Wishes) -> Aside:
    known = gathered.aside.small_points
    small = [one for one in gathered.aside.losses if one.small_point]
    named = [one for one in small if not wishes.without & _names(one)]
    points: Counter[str] = Counter()
    for found in by_small_point(named, known):
        points[found.subject] = len(found.losses)
    # The rest was left out, or the book has no words for its point.
    points[LEFT_OUT] = len(small) - points.total()
    parts = dict((+points).most_common())
    return Aside("Of these on a small point", len(small), _listed(parts), parts)


def _names(loss: Loss) -> frozenset[str | None]:
    """Return what a loss is left out by: itself, its account, its point."""
    return frozenset({loss.account, loss.id, loss.small_point})


def _by_reason(losses: Iterable[Loss]) -> dict[str, int]:
    """Count losses by their reason, the relationship first."""
    told = Counter(
        one.reason
        if one.reason in REASONS
        else OTHER_REASON
        if one.reason
        else NO_REASON
        for one in losses
    )
    order = (*REASONS, OTHER_REASON, NO_REASON)
    return {reason: told[reason] for reason in order if told[reason]}


def _listed(parts: Mapping[str, int], most: int = 0) -> str:
    """Return the parts with their numbers, as many as there is room for."""
    shown = list(parts.items())[: most or None]
    told = [f"{name.rstrip('.')}: {many}" for name, many in shown]
    if more := len(parts) - len(shown):
        told.append(f"{more} more")
    return "; ".join(told)
