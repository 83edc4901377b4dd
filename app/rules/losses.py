"""What each row and each check costs: losses that add up to 100 - R (PACKS 11.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Final

from app.rules.codes import place_of
from app.rules.values import Finding, Loss, Row, Severity
from checklists.pack import LEAD, Item, Pillar

MUST: Final = 3
WEIGHT: Final = {pillar: 3 if pillar in LEAD else 2 for pillar in Pillar}
CHECK_COSTS: Final = 5
MOST_CHECKS: Final = 4
HUNDRED: Final = Fraction(100)
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
        earned = sum(
            (weight(row.item) * (row.credit or Fraction(0)) for row in self.rows),
            Fraction(0),
        )
        return HUNDRED * earned / self.weight

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


def tallies(rows: Sequence[Row], findings: Sequence[Finding]) -> Mapping[Pillar, Tally]:
    """Sort counted rows and costing checks into the pillars that have a row.

    A check costs nothing while its row counts with less than full credit, and at
    most four of a pillar cost: the first ones of the table.
    """
    counted = [row for row in rows if row.credit is not None]
    short = {row.item.id for row in counted if row.credit != 1}
    checks = sorted(
        (f for f in findings if is_check(f) and f.item not in short),
        key=lambda f: place_of(f.code),
    )
    return {
        pillar: Tally(
            pillar,
            tuple(row for row in counted if row.item.pillar is pillar),
            tuple([f for f in checks if f.pillar is pillar][:MOST_CHECKS]),
        )
        for pillar in _PILLARS
        if any(row.item.pillar is pillar for row in counted)
    }


def is_check(finding: Finding) -> bool:
    """Say whether a finding counts as a check; an overridden stop does."""
    if finding.severity is Severity.STOP:
        return finding.overridden
    return finding.severity is Severity.CHECK


def score(tallied: Mapping[Pillar, Tally]) -> Fraction:
    """Return R before it is cut down; with nothing counted it is 0."""
    total = sum(WEIGHT[pillar] for pillar in tallied)
    if not total:
        return Fraction(0)
    parts = (WEIGHT[pillar] * tally.points for pillar, tally in tallied.items())
    return sum(parts, Fraction(0)) / total


def losses(tallied: Mapping[Pillar, Tally]) -> tuple[Loss, ...]:
    """Name every loss, the largest first and what rounding cut off last."""
    total = sum(WEIGHT[pillar] for pillar in tallied)
    found: list[tuple[tuple[Fraction, int, int], Loss]] = []
    for pillar, tally in tallied.items():
        part = Fraction(WEIGHT[pillar], total)
        rows = sorted(tally.rows, key=lambda row: (row.item.own, row.item.order))
        for place, row in enumerate(rows):
            credit = row.credit if row.credit is not None else Fraction(1)
            points = HUNDRED * part * weight(row.item) * (1 - credit) / tally.weight
            if points:
                order = (-points, _PILLARS.index(pillar), place)
                name = row.item.prompt
                found.append((order, _loss(name, points, row=row)))
        for place, check in enumerate(tally.checks):
            points = tally.off / len(tally.checks) * part
            if points:
                order = (-points, _PILLARS.index(pillar), len(tally.rows) + place)
                found.append((order, _loss(check.message, points, check=check)))
    named = [loss for _, loss in sorted(found, key=lambda pair: pair[0])]
    exact = score(tallied)
    if cut := exact - floor(exact):
        named.append(_loss(ROUNDED_DOWN, cut))
    return tuple(named)


def two_places(points: Fraction) -> str:
    """Return points with two decimals, half up."""
    hundredths = floor(points * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _loss(
    name: str,
    points: Fraction,
    row: Row | None = None,
    check: Finding | None = None,
) -> Loss:
    item = row.item.id if row else check.item if check else None
    return Loss(name, item, check.code if check else "", points, two_places(points))
