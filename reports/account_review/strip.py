"""The strip of years, drawn: a small SVG a track, and one with the years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.rules.wording import MONTHS, dated_day
from reports import charts
from reports.account_review.values import Stands, Track
from reports.rendering import render

WIDTH: Final = 480
HEIGHT: Final = 14
# So far apart the names of two years do not touch.
_APART: Final = 62
_INSET: Final = 5


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of the strip: on paper fixed, on a page those of its theme."""

    accent: str = charts.ACCENT
    edge: str = "#7F848A"
    ink: str = "#50565D"


ON_A_PAGE: Final = Inks("var(--accent)", "var(--edge)", "var(--quiet)")


def strip(stands: Stands, inks: Inks) -> tuple[tuple[str, str], ...]:
    """Return name and SVG of each track, the years last; nothing without a course."""
    if stands.begins is None or stands.today is None:
        return ()
    scale = _Scale(stands.begins, stands.today)
    return (
        *((track.name, _track(track, scale, inks)) for track in stands.course),
        ("", _years(scale, inks)),
    )


def in_words(stands: Stands) -> tuple[str, ...]:
    """Return the days of each track, for whoever does not see the strip."""
    return tuple(
        "; ".join(
            (
                *(f"{dated_day(a)} to {dated_day(b)}" for a, b in track.spans),
                *map(dated_day, track.marks),
            )
        )
        for track in stands.course
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Return how far to the right the morning of a day lies."""
        days = (self.last - self.first).days + 1
        gone = (day - self.first).days
        return round(_INSET + (WIDTH - 2 * _INSET) * gone / days, 1)

    @property
    def years(self) -> list[tuple[float, int]]:
        """Each new year within, and where it lies."""
        within = range(self.first.year + 1, self.last.year + 1)
        return [(self.at(date(year, 1, 1)), year) for year in within]


def _track(track: Track, scale: _Scale, inks: Inks) -> str:
    spans = []
    for first, last in track.spans:
        left = scale.at(first)
        right = scale.at(date.fromordinal(last.toordinal() + 1))
        spans.append((left, round(max(1.0, right - left), 1)))
    marks = [scale.at(day) for day in track.marks]
    return _drawn(scale, inks, spans=spans, marks=marks)


def _years(scale: _Scale, inks: Inks) -> str:
    first = f"{MONTHS[scale.first.month - 1][:3]} {scale.first.year}"
    labels: list[tuple[float, str, str]] = [(0, first, "start")]
    room = _APART * 1.5
    for x, year in scale.years:
        if x > labels[-1][0] + room and x < WIDTH - _APART:
            labels.append((x, str(year), "middle"))
            room = _APART
    if (scale.last - scale.first).days > 0:
        labels.append((WIDTH, "today", "end"))
    return _drawn(scale, inks, labels=labels)


def _drawn(scale: _Scale, inks: Inks, **parts: object) -> str:
    empty: dict[str, object] = {"spans": (), "marks": (), "labels": ()}
    return render(
        "strip.svg",
        width=WIDTH,
        height=HEIGHT,
        ticks=[x for x, _ in scale.years] if "labels" not in parts else (),
        accent=inks.accent,
        edge=inks.edge,
        ink=inks.ink,
        **(empty | parts),
    )
