"""From starting the program to the first paint of Today with its meetings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from statistics import median

from bench import fresh
from bench.figure import Figure, around
from bench.ground import Ground

BUDGET = 2.2
PAIRS = 9


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the ratio to a bare window, off screen and where there is a screen."""
    yield from _on("offscreen", ground)
    if os.environ.get("DISPLAY"):
        yield from _on("xcb", ground)


def _on(platform: str, ground: Ground) -> Iterator[Figure]:
    book = str(ground.book())
    pairs = []
    for _ in range(ground.times(PAIRS) + 1):
        bare = fresh.run("bare_window", platform=platform)["ms"]
        pairs.append((bare, fresh.run("earnest", book, platform=platform)["ms"]))
    # The first pair compiles modules and warms the disk.
    ratios = [ours / bare for bare, ours in pairs[1:]]
    floor = median(bare for bare, _ in pairs[1:])
    name = f"start-up, {platform}"
    yield Figure(name, median(ratios), "x bare window", BUDGET, around(ratios))
    yield Figure(
        f"{name}, alone",
        median(ours for _, ours in pairs[1:]),
        "ms",
        note=f"bare window {floor:.0f} ms",
    )
