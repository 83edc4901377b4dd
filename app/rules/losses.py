"""What each row and each check costs: losses that add up to 100 - R (PACKS 11.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor, lcm
from typing import Final

from app.rules.codes import place_of
from app.rules.values import Finding, Loss, Row, Severity
from checklists.pack import LEAD, Item, Pillar

MUST: Final = 3
WEIGHT: Final = {pillar: 3 if pillar in LEAD else 2 for pillar in Pillar}
CHECK_COSTS: Final = 5
MOST_CHECKS: Final = 4
ROUNDED_DOWN: Final = "rounded down"
_PILLARS: Final = tuple(Pillar)


@dataclass(frozen=True)
class Tally:
    """One pillar's counted rows, and the open checks that cost it points.

    What follows from them is asked for many times, and worked out once.
    """

    pillar: Pillar
    rows: tuple[Row, ...]
    checks: tuple[Finding, ...]

    @cached_property
    def weight(self) -> int:
        """The weights of its rows, added up."""
        return sum(weight(row.item) for row in self.rows)

    @cached_property
    def base(self) -> Fraction:
        """B, the weighted share of its credit, of 100."""
        earned = sum(weight(row.item) * halves(row) for row in self.rows)
        return Fraction(50 * earned, self.weight)

    @cached_property
    def off(self) -> Fraction:
        """What its checks take off, never more than there is."""
        return min(self.base, Fraction(CHECK_COSTS * len(self.checks)))

    @cached_property
    def points(self) -> Fraction:
        """P, what is left of 100."""
        return self.base - self.off


def weight(item: Item) -> int:
    """Return w: a must row weighs three."""
    return MUST if item.killer else 1


def halves(row: Row) -> int:
    """Return the credit of a counted row in halves: whole numbers add up quickly."""
    credit = row.credit
    return 2 * credit.numerator // credit.denominator if credit else 0


def tallies(rows: Sequence[Row], findings: Sequence[Finding]) -> Mapping[Pillar, Tally]:
    """Sort counted rows and costing checks into the pillars that have a row.

    A check costs nothing while its row counts with less than full credit, and at
    most four of a pillar cost: the first ones of the table.
    """
    counted: dict[Pillar, list[Row]] = defaultdict(list)
    short = set()
    for row in rows:
        if row.credit is not None:
            counted[row.item.pillar].append(row)
            if row.credit != 1:
                short.add(row.item.id)
    checks = sorted(
        (f for f in findings if is_check(f) and f.item not in short),
        key=lambda f: place_of(f.code),
    )
    return {
        pillar: Tally(
            pillar,
            tuple(counted[pillar]),
            tuple([f for f in checks if f.pillar is pillar][:MOST_CHECKS]),
        )
        for pillar in _PILLARS
        if pillar in counted
    }


def is_check(finding: Finding) -> bool:
    """Say whether a finding counts as a check; an overridden stop does."""
    if finding.severity is Severity.STOP:
        return finding.overridden
    return finding.severity is Severity.CHECK


def score(tallied: Mapping[Pillar, Tally]) -> Fraction:
    """Return R before it is cut down; with nothing counted it is 0."""
    return mean(tallied.values())


def mean(tallied: Collection[Tally]) -> Fraction:
    """Return the mean of what is left of pillars, by their weights; 0 of none."""
    total = sum(WEIGHT[tally.pillar] for tally in tallied)
    if not total:
        return Fraction(0)
    parts = [(WEIGHT[tally.pillar], tally.points) for tally in tallied]
    whole = lcm(*(points.denominator for _, points in parts))
    part = sum(w * p.numerator * (whole // p.denominator) for w, p in parts)
    return Fraction(part, whole * total)


def losses(tallied: Mapping[Pillar, Tally]) -> tuple[Loss, ...]:
    """Name every loss, the largest first and what rounding cut off last."""
    total = sum(WEIGHT[pillar] for pillar in tallied)
    found: list[Loss] = []
    for pillar in _PILLARS:
        if pillar in tallied:
            found += _losses_of(tallied[pillar], total)
    # Equal ones stay in the order of the pillars, then of the rows.
    named = sorted(found, key=lambda loss: loss.points, reverse=True)
    exact = score(tallied)
    if cut := exact - floor(exact):
        named.append(_loss(ROUNDED_DOWN, cut))
    return tuple(named)


def _losses_of(tally: Tally, total: int) -> Iterator[Loss]:
    """Yield what a pillar's rows lack, then what its checks take."""
    part = WEIGHT[tally.pillar]
    rows = sorted(tally.rows, key=lambda row: (row.item.own, row.item.order))
    for row in rows:
        if lacking := 2 - halves(row):
            points = Fraction(
                50 * part * weight(row.item) * lacking, total * tally.weight
            )
            yield _loss(row.item.prompt, points, row=row)
    if tally.checks and tally.off:
        each = tally.off * part / (total * len(tally.checks))
        for check in tally.checks:
            yield _loss(check.message, each, check=check)


def two_places(points: Fraction) -> str:
    """Return points with two decimals, half up."""
    twice, whole = 200 * points.numerator, 2 * points.denominator
    hundredths = (twice + points.denominator) // whole
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _loss(
    name: str,
    points: Fraction,
    row: Row | None = None,
    check: Finding | None = None,
) -> Loss:
    item = row.item.id if row else check.item if check else None
    return Loss(name, item, check.code if check else "", points, two_places(points))
