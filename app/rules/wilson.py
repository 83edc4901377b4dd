"""Shares of few: k of n, with the Wilson interval and its words (PACKS 11.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor, sqrt
from typing import Final

Z: Final = {80: 1.2816, 90: 1.6449, 95: 1.96}
TOO_FEW: Final = 4


class Band(StrEnum):
    """What a share allows one to say, at 80 % whatever is shown."""

    DEPENDABLE = "dependable"
    AT_RISK = "at risk"
    NOT_SETTLED = "not settled"


@dataclass(frozen=True, slots=True)
class Interval:
    """The lower and the upper bound of a share, 0 to 1."""

    low: float
    high: float

    @property
    def words(self) -> str:
        """Return the bounds in whole percent: `72-97 %`."""
        return f"{percent(self.low)}-{percent(self.high)} %"


@dataclass(frozen=True, slots=True)
class Share:
    """`kept` of `total`; it has no rate while nothing is counted."""

    kept: int
    total: int

    def __post_init__(self) -> None:
        if not 0 <= self.kept <= self.total:
            raise ValueError(f"{self.kept} of {self.total} is no share")

    @property
    def rate(self) -> Fraction | None:
        """The exact rate."""
        return Fraction(self.kept, self.total) if self.total else None

    @property
    def missed(self) -> int:
        """How many were not kept."""
        return self.total - self.kept

    def interval(self, confidence: int = 80) -> Interval:
        """Return the Wilson interval; with nothing counted it is all of 0 to 1."""
        return interval(self.kept, self.total, confidence)

    @property
    def band(self) -> Band | None:
        """The band of a share of four or more."""
        if self.total < TOO_FEW:
            return None
        bounds = self.interval()
        if bounds.low >= 0.80:
            return Band.DEPENDABLE
        return Band.AT_RISK if bounds.high < 0.60 else Band.NOT_SETTLED

    def words(self, deed: str = "on time", confidence: int = 80) -> str:
        """Return `9 of 10 on time (90 %), likely 72-97 %`; below four no percentage."""
        counted = f"{self.kept} of {self.total} {deed}".rstrip()
        if self.rate is None:
            return "none yet"
        if self.total < TOO_FEW:
            return f"{counted}, too few for a percentage"
        likely = self.interval(confidence).words
        return f"{counted} ({percent(self.rate)} %), likely {likely}"


def interval(kept: int, total: int, confidence: int = 80) -> Interval:
    """Return the Wilson interval of k of n at 80, 90 or 95 %."""
    if not total:
        return Interval(0.0, 1.0)
    z = Z[confidence]
    rate = kept / total
    spread = 1 + z * z / total
    centre = (rate + z * z / (2 * total)) / spread
    half = z * sqrt(rate * (1 - rate) / total + z * z / (4 * total * total)) / spread
    low = 0.0 if kept == 0 else max(0.0, centre - half)
    high = 1.0 if kept == total else min(1.0, centre + half)
    return Interval(low, high)


def percent(part: float | Fraction) -> int:
    """Return a part of one in whole percent, half up."""
    return floor(part * 100 + Fraction(1, 2))
