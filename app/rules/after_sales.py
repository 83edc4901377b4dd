"""After-sales tasks: reliable, efficient, on time, in that order (PACKS 11.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.records.promise import Promise, PromiseKind
from app.rules.effort import effort_words
from app.rules.follow_through import (
    FollowThrough,
    Reckoned,
    done_by,
    follow_through,
    kept_between,
)
from app.rules.wilson import Share
from app.settings import Settings

SETTLING: Final = timedelta(days=7)
MORE_EFFORT: Final = Fraction(5, 4)


class Figure(StrEnum):
    """One of the three; the words are those on screen."""

    RELIABLE = "reliable"
    EFFICIENT = "efficient"
    ON_TIME = "on time"


MEANING: Final = {
    Figure.RELIABLE: "done by a week after their day",
    Figure.EFFICIENT: "right first time, within the time planned and a quarter more",
    Figure.ON_TIME: "done by their day",
}


@dataclass(frozen=True, slots=True)
class Task:
    """A task that fell due, and what it says for each figure; None: not counted."""

    reckoned: Reckoned

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.reckoned.promise

    def holds(self, figure: Figure) -> bool | None:
        """Whether it speaks for a figure; only what is done can be efficient."""
        match figure:
            case Figure.RELIABLE:
                # Opened again later, it is still on time, and so reliable.
                by = self.reckoned.due.instant + SETTLING
                return self.reckoned.kept or done_by(self.promise, by)
            case Figure.EFFICIENT:
                if self.promise.done is None:
                    return None
                return self.right_first_time and not self._took_too_long
            case Figure.ON_TIME:
                return self.reckoned.kept

    def why(self, figure: Figure) -> str:
        """Say why: `reopened`, `took 2 h of 1 h planned`, `3 days late`."""
        if figure is not Figure.EFFICIENT:
            return self.reckoned.why
        if self.promise.done is None:
            return "not done yet, so not counted"
        if not self.right_first_time:
            return "opened again after it was done"
        spent, planned = self.promise.effort_spent, self.promise.effort_planned
        if spent is None or planned is None:
            return "right first time; no time to compare"
        took = f"took {effort_words(spent)}, {effort_words(planned)} planned"
        return took if self._took_too_long else f"right first time, {took}"

    @property
    def right_first_time(self) -> bool:
        """Whether it never had to be opened again."""
        return self.promise.reopened is None

    @property
    def _took_too_long(self) -> bool:
        spent, planned = self.promise.effort_spent, self.promise.effort_planned
        if spent is None or planned is None:
            return False
        return spent > planned * MORE_EFFORT


@dataclass(frozen=True, slots=True)
class AfterSales:
    """The three figures of after-sales tasks, side by side; no one sum."""

    tasks: tuple[Task, ...]

    @property
    def reliable(self) -> Share:
        """How many were done within a week of their day."""
        return self.share(Figure.RELIABLE)

    @property
    def efficient(self) -> Share:
        """How many of those done were right first time and in the time planned."""
        return self.share(Figure.EFFICIENT)

    @property
    def on_time(self) -> Share:
        """How many were done by their day."""
        return self.share(Figure.ON_TIME)

    def share(self, figure: Figure) -> Share:
        """Return one of the three."""
        told = [held for task in self.tasks if (held := task.holds(figure)) is not None]
        return Share(sum(told), len(told))


def after_sales(
    promises: Iterable[Promise], now: datetime, settings: Settings
) -> AfterSales:
    """Return how reliable, efficient and punctual after-sales tasks are (S1.13)."""
    return _of(follow_through(_tasks(promises), now, settings))


def after_sales_between(
    promises: Iterable[Promise],
    begin: datetime,
    end: datetime,
    now: datetime,
    settings: Settings,
) -> AfterSales:
    """Return the three figures of the tasks due in a period, its end out."""
    return _of(kept_between(_tasks(promises), begin, end, now, settings))


def _tasks(promises: Iterable[Promise]) -> Iterable[Promise]:
    return (p for p in promises if p.kind is PromiseKind.AFTER_SALES)


def _of(figure: FollowThrough) -> AfterSales:
    return AfterSales(tuple(Task(reckoned) for reckoned in figure.counted))
