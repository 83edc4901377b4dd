"""Losses counted by the small point they broke on, at whatever account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.records.knowledge import Point, PointId
from app.records.loss import Loss
from app.rules.wording import count, equalised


@dataclass(frozen=True, slots=True)
class BrokeOn:
    """A point, in the words of the newest, and the losses that broke on it."""

    subject: str
    losses: tuple[Loss, ...]

    @property
    def accounts(self) -> int:
        """With how many accounts it broke."""
        return len({loss.account for loss in self.losses})

    @property
    def words(self) -> str:
        """Return `3 broke on it, with 2 accounts`."""
        return f"{len(self.losses)} broke on it, with {count(self.accounts, 'account')}"


def by_small_point(
    losses: Iterable[Loss], points: Mapping[PointId, Point]
) -> tuple[BrokeOn, ...]:
    """Group losses by what their point is about, the most frequent first.

    Points of two accounts are one where they are worded alike.
    """
    groups: dict[str, list[Loss]] = defaultdict(list)
    for loss in sorted(losses, key=lambda one: (one.at, one.id)):
        if subject := _subject(loss, points):
            groups[equalised(subject)].append(loss)
    found = (
        BrokeOn(_subject(group[-1], points), tuple(group)) for group in groups.values()
    )
    return tuple(sorted(found, key=lambda one: (-len(one.losses), one.subject)))


def broke_on(
    point: Point, losses: Iterable[Loss], points: Mapping[PointId, Point]
) -> BrokeOn:
    """Return the losses that broke on the same point, at whatever account."""
    wanted = equalised(point.subject)
    for found in by_small_point(losses, points):
        if equalised(found.subject) == wanted:
            return found
    return BrokeOn(point.subject, ())


def _subject(loss: Loss, points: Mapping[PointId, Point]) -> str:
    point = points.get(loss.small_point) if loss.small_point else None
    return point.subject if point else ""
