"""What else the calendar holds, in words: what is no meeting with a customer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.day import Desktop
from app.records.event import Event, EventId
from app.rules.which_meetings import series_of
from app.rules.wording import clock, count, listed, short_day
from app.settings import Settings

NAMES = 3


@dataclass(frozen=True, slots=True)
class OtherLine:
    """An event: when, what, and who or where; `repeats` if it is one of a series."""

    event: EventId
    at: str
    title: str
    about: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class OtherLines:
    """The other events of one day, or of all that come later; `key` tells which."""

    key: str
    head: str
    events: tuple[OtherLine, ...]


def other_lines(on: Desktop, settings: Settings) -> tuple[OtherLines, ...]:
    """Put the other events of each day into words, and last those that come later."""
    found = [
        _lines(
            str(number),
            "Today also" if number == 0 else "Also",
            (_line(event, settings) for event in day.busy),
        )
        for number, day in enumerate(on.days)
    ]
    later = (_line(event, settings, with_day=True) for event in on.later)
    return (*found, _lines("later", "In the next two weeks also", later))


def _lines(key: str, also: str, events: Iterable[OtherLine]) -> OtherLines:
    made = tuple(events)
    return OtherLines(key, f"{also}: {count(len(made), 'other event')}", made)


def _line(event: Event, settings: Settings, *, with_day: bool = False) -> OtherLine:
    starts = event.starts.in_zone(settings.zone)
    at = "all day" if event.whole_day else clock(starts)
    return OtherLine(
        event.id,
        f"{short_day(starts.date())} {at}" if with_day else at,
        event.title or "Without a title",
        _who(event, settings) or event.place,
        event.uid != series_of(event.uid),
    )


def _who(event: Event, settings: Settings) -> str:
    """Return who else is on an event."""
    mine = {address.casefold() for address in settings.own_emails}
    names = [p.called for p in event.people if p.email not in mine and p.called]
    if len(names) > NAMES:
        names[NAMES - 1 :] = [f"{len(names) - NAMES + 1} more"]
    return listed(names)
