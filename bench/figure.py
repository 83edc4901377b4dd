"""A figure that was measured, and the budget it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the bench; without a budget it is told and judged by nobody.

    `figure` is None where this machine cannot measure it; `note` then says why.
    """

    name: str
    figure: float | None
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether it keeps to its budget."""
        if self.figure is None or self.budget is None:
            return True
        return self.figure <= self.budget

    @property
    def row(self) -> dict[str, object]:
        """The row as JSON tells it."""
        return {
            "name": self.name,
            "figure": None if self.figure is None else round(self.figure, 3),
            "unit": self.unit,
            "budget": self.budget,
            "ok": self.ok,
            "note": self.note,
        }


def most_of(samples: Sequence[float]) -> float:
    """Return the 95th percentile: what all but one in twenty stay below."""
    ordered = sorted(samples)
    return ordered[ceil(len(ordered) * 0.95) - 1]


def around(samples: Sequence[float], unit: str = "") -> str:
    """Return the range of samples in words: `7 times, 1.9 to 2.3`."""
    least, most = min(samples), max(samples)
    return f"{len(samples)} times, {least:.3g} to {most:.3g} {unit}".strip()
