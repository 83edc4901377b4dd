"""What to do about an open point, by what it means to either side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.records.exchange import Concession
from app.records.knowledge import KnownBy, Point, PointAnswer, Size
from app.rules.wording import equalised

_ORDER: Final = {Size.SMALL: 0, Size.MIDDLE: 1, Size.BIG: 2}
# What is refused or granted is settled; these two still stand between the sides.
_STANDING: Final = (PointAnswer.OPEN, PointAnswer.FIXED, PointAnswer.ANOTHER_WAY)


def mismatch(point: Point) -> int:
    """Return how much more a point means to them than to us, less than 0 if less."""
    if point.size_to_them is None or point.size_to_us is None:
        return 0
    return _ORDER[point.size_to_them] - _ORDER[point.size_to_us]


def mismatch_words(point: Point) -> str:
    """Name the side a point means more to, or that it weighs the same."""
    if point.size_to_them is None or point.size_to_us is None:
        return "how it weighs is not known"
    more = mismatch(point)
    if more == 0:
        return "it weighs the same on both sides"
    one, other = ("them", "us") if more > 0 else ("us", "them")
    return f"it means more to {one} than to {other}"


def is_fixed(point: Point) -> bool:
    """Whether we cannot move: it was said, or something fixes it."""
    return point.answer is PointAnswer.FIXED or bool(point.fixed_by)


def what_to_do(point: Point, trades: Iterable[Concession] = ()) -> str:
    """Return the next step in a few words.

    What is cheap for us and vital for them is given; what is small to them and dear
    to us is looked behind; a guess is asked about first. Where a trade of ours gives
    the same, what it is for is said.
    """
    if point.size_to_them is None:
        return "Ask what it means to them"
    if point.size_to_us is None:
        return "Say what it means to us"
    if point.answer is PointAnswer.ANOTHER_WAY:
        return _another_way(point.our_answer)
    if back := _traded_for(point, trades):
        return f"Trade for {back[0].lower()}{back[1:]}"
    more = mismatch(point)
    if is_fixed(point) or more < 0:
        return _behind(point)
    if more > 0:
        sure = point.known_by is not KnownBy.GUESSED
        return "Give it" if sure else "Ask, then give it"
    return "Settle it" if point.size_to_them is Size.SMALL else "Trade it"


def by_mismatch(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return the open points, those first that mean most to them and least to us."""
    return _sorted(one for one in points if one.answer is PointAnswer.OPEN)


def on_the_table(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the same, with those that are fixed or to be met in another way."""
    return _sorted(one for one in points if one.answer in _STANDING)


def _sorted(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda one: (-abs(mismatch(one)), -mismatch(one))))


def _another_way(words: str) -> str:
    return f"Another way: {words}" if words else "Find another way"


def _traded_for(point: Point, trades: Iterable[Concession]) -> str:
    about = equalised(point.subject)
    same = (
        one.we_ask_back
        for one in trades
        if not one.dropped and equalised(one.we_give) == about
    )
    return next((words for words in same if words), "")


def _behind(point: Point) -> str:
    """Return the way round what we cannot give: who may, else what it protects."""
    if is_fixed(point) and point.can_be_changed_by:
        return f"Take it to {point.can_be_changed_by}"
    if point.protects:
        return _another_way(f"protect {point.protects}")
    return "Ask what it protects"
