"""What to do about an open point, by what it means to either side."""

from __future__ import annotations

from typing import Final

from app.records.knowledge import KnownBy, Point, PointAnswer, Size

_ORDER: Final = {Size.SMALL: 0, Size.MIDDLE: 1, Size.BIG: 2}


def mismatch(point: Point) -> int:
    """Return how much more a point means to them than to us, less than 0 if less."""
    if point.size_to_them is None or point.size_to_us is None:
        return 0
    return _ORDER[point.size_to_them] - _ORDER[point.size_to_us]


def what_to_do(point: Point) -> str:
    """Return the next step in a few words.

    What is cheap for us and vital for them is given; what is small to them and dear
    to us is looked behind; a guess is asked about first.
    """
    if point.size_to_them is None:
        return "Ask what it means to them"
    if point.size_to_us is None:
        return "Say what it means to us"
    more = mismatch(point)
    if more > 0:
        sure = point.known_by is not KnownBy.GUESSED
        return "Give it" if sure else "Ask, then give it"
    if more < 0:
        return "Ask what it protects"
    return "Settle it" if point.size_to_them is Size.SMALL else "Trade it"


def by_mismatch(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the open points, those first that mean most to them and least to us."""
    still = [point for point in points if point.answer is PointAnswer.OPEN]
    return tuple(sorted(still, key=lambda one: (-abs(mismatch(one)), -mismatch(one))))
