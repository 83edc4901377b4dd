"""The standing of one account, worked out from ten years of its deeds."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from app.rules.standing.standing import standing
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from bench.instant import NOW
from bench.ten_years import ten_years

BUDGET = 20
TIMES = 200


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time from deeds to standing: every night of ten years replayed."""
    deeds = ten_years()
    took, work = [], []
    for _ in range(ground.times(TIMES) + 1):
        with timed() as whole:
            told = standing(deeds, NOW)
        took.append(whole.ms)
        work.append(whole.work)
    # The first meets zones and shapes that later ones find made.
    del took[0], work[0]
    counted = f"{len(deeds.promises)} promises, {len(told.changes)} changes"
    note = f"median {median(took):.1f} ms, p95 of work {most_of(work):.1f}; {counted}"
    yield Figure("replay of a ten-year account", most_of(took), "ms p95", BUDGET, note)
