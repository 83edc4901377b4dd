"""Days during which something holds, and how many of them hold on a night."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

# A day is its ordinal, as `date.toordinal` counts; this one never comes.
NEVER = 10**7


@dataclass(frozen=True, slots=True)
class Spans:
    """Many stretches of days, each with its first and its last day in it."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> Self:
        """Return the spans that have a day at all."""
        real = [(first, last) for first, last in spans if first <= last]
        return cls(
            tuple(sorted(first for first, _ in real)),
            tuple(sorted(last for _, last in real)),
        )

    @classmethod
    def any_of(cls, spans: Iterable[tuple[int, int]]) -> Self:
        """Return when at least one holds: asked only whether, they turn less often."""
        return cls.of(joined(spans))

    @classmethod
    def after(cls, days: Iterable[int], length: int) -> Self:
        """Return what lasts from each day on until it is older than a length."""
        return cls.of(lasting(days, length))

    def on(self, day: int) -> int:
        """Count those that hold on a day."""
        return bisect_right(self.starts, day) - bisect_left(self.ends, day)

    @property
    def turns(self) -> Iterator[int]:
        """The days on which the count may be another than the day before."""
        yield from self.starts
        yield from (last + 1 for last in self.ends)


def lasting(days: Iterable[int], length: int) -> Iterator[tuple[int, int]]:
    """Yield what begins on each day and lasts until it is older than a length."""
    return ((day, day + length) for day in days)


def joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of one thing: those that touch or overlap made one."""
    begun: tuple[int, int] | None = None
    for first, last in sorted(spans):
        if begun and first <= begun[1] + 1:
            begun = (begun[0], max(begun[1], last))
        else:
            if begun:
                yield begun
            begun = (first, last)
    if begun:
        yield begun
