"""Memory while Today is shown, against a bare window."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from bench import fresh
from bench.figure import Figure
from bench.ground import Ground

BUDGET = 1.6
PAIRS = 3
STAY = 1.5
KINDS = {"peak": "memory, most resident", "held": "memory, held in proportion"}


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the ratio of the most that was resident, and of what is held."""
    book = str(ground.book())
    pairs = [
        (fresh.run("bare_window", stay=STAY), fresh.run("earnest", book, stay=STAY))
        for _ in range(ground.times(PAIRS))
    ]
    for kind, name in KINDS.items():
        if not all(kind in told for pair in pairs for told in pair):
            yield Figure(name, None, "x bare window", BUDGET, "only told by Linux")
            continue
        ratio = median(ours[kind] / bare[kind] for bare, ours in pairs)
        floor, top = (median(pair[n][kind] for pair in pairs) for n in (0, 1))
        note = f"{top:.0f} MB against {floor:.0f} MB"
        yield Figure(name, ratio, "x bare window", BUDGET, note)
