"""Small charts as SVG: attributes only, so that Qt and browsers draw the same."""

from __future__ import annotations

from typing import Final

from app.rules.wilson import Share
from reports.rendering import render

ACCENT: Final = "#14606B"
TRACK: Final = "#D9DCDF"
WIDTH: Final = 280
SMALL: Final = 72
HEIGHT: Final = 13


def length(share: Share, most: int) -> int:
    """Return how long a bar is, in pixels, beside the longest one."""
    return max(1, round(WIDTH * share.total / most)) if share.total else 0


def bar(share: Share, most: int, accent: str = ACCENT, track: str = TRACK) -> str:
    """Return a bar as long as its total against the greatest one, filled by k.

    The part not kept is outlined as well, so that it shows in black and white.
    """
    long = length(share, most)
    filled = long * share.kept / share.total if share.total else 0
    return render(
        "bar.svg",
        width=long,
        height=HEIGHT,
        filled=round(filled, 1),
        accent=accent,
        track=track,
    )


def part(share: Share, accent: str = ACCENT, track: str = TRACK) -> str:
    """Return a small bar, full for all of n, filled by k."""
    return render(
        "bar.svg",
        width=SMALL,
        height=HEIGHT,
        filled=round(SMALL * share.kept / share.total, 1) if share.total else 0,
        accent=accent,
        track=track,
    )
