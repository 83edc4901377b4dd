"""Meetings that repeat, worked out for the days asked for and no further."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.exchange.file_zones import FileZones
from app.exchange.ics_event import Broken, Event, Span, span_of
from app.exchange.ics_properties import Properties, date_of, every, one
from app.exchange.repeats import first_steps, is_simple, last_day, steps

if TYPE_CHECKING:
    from icalendar.cal import Component

_MOST_MEETINGS: Final = 20_000
_MOST_SERIES: Final = 3_000
_MOST_STEPS: Final = 60_000
_MOST_STEPS_TOGETHER: Final = 3_000_000
_MOST_DATES: Final = 1_500
_MOST_RULES: Final = 3
_PART: Final = "X-EARNEST-PART"


@dataclass(slots=True)
class Series:
    """Works out series; counts what it took, so that a file cannot ask for more."""

    meetings: int = 0
    series: int = 0
    steps: int = 0

    def between(
        self,
        master: Event,
        changed: list[Event],
        window: tuple[datetime, datetime],
        zones: FileZones,
    ) -> list[tuple[int, Span, date]]:
        """Return the meetings of a series in a window.

        Each is told by the part it is made of (0 the master, else the changed one
        before), when it is, and when it was first planned. Broken if its rule is
        not taken over; the message says why.
        """
        spent = (
            self.meetings >= _MOST_MEETINGS
            or self.series >= _MOST_SERIES
            or self.steps >= _MOST_STEPS_TOGETHER
        )
        if spent:
            raise Broken("the file repeats more meetings than Earnest reads")
        rules = _rules(master.parsed)
        cost = _check(master.parsed, rules, master.span, window)
        ended = [last_day(rule) for rule in rules]
        before = window[0] - master.span.length - timedelta(days=2)
        if not changed and "RDATE" not in master.parsed and _over(ended, before):
            return []
        self.series += 1
        self.steps += cost
        copies = [
            _copy(part, event, zones) for part, event in enumerate((master, *changed))
        ]
        if len(rules) == 1 and "RDATE" not in master.parsed:
            _move_on(copies[0], rules[0], master.span, before.date())
        found = list(_occurrences(copies, [None, *map(_moved, changed)], window, zones))
        self.meetings += len(found)
        return found


def taken_out(
    master: Event, window: tuple[datetime, datetime], zones: FileZones
) -> Iterator[date]:
    """Yield the planned starts taken out of a series on the days of a window."""
    days = window[0].date() - timedelta(days=1), window[1].date() + timedelta(days=1)
    for value in _listed(master.parsed, "EXDATE"):
        for planned in _aware(value, zones):
            if isinstance(planned, date) and days[0] <= _day(planned) <= days[1]:
                yield planned


def _check(
    master: Properties, rules: list[str], span: Span, window: tuple[datetime, datetime]
) -> int:
    """Return what a series costs in days looked at; Broken if it is not followed."""
    if "EXRULE" in master:
        raise Broken("it has a rule for exceptions (EXRULE)")
    if len(rules) > _MOST_RULES:
        raise Broken("it has several rules")
    cost = 0
    for rule in rules:
        if not is_simple(rule, span.starts):
            raise Broken(f"its rule is not one Earnest follows ({rule[:60]})")
        start = span.starts + first_steps(rule, _day(span.starts), window[0].date())
        cost += steps(rule, _day(start), window[1].date())
        if cost > _MOST_STEPS:
            raise Broken("it began too long ago")
    dates = sum(
        len(value.dts)
        for name in ("RDATE", "EXDATE")
        for value in _listed(master, name)
    )
    if dates > _MOST_DATES:
        raise Broken("it lists too many dates")
    return cost


def _moved(event: Event) -> timedelta | None:
    """Return how far a change moves all that follows, None if it moves one alone."""
    reach = one(event.parsed, "RECURRENCE-ID").params.get("RANGE", "")
    if event.recurrence is None or str(reach).upper() != "THISANDFUTURE":
        return None
    return event.span.starts - event.recurrence


def _occurrences(
    copies: list[Component],
    moved: list[timedelta | None],
    window: tuple[datetime, datetime],
    zones: FileZones,
) -> Iterator[tuple[int, Span, date]]:
    import recurring_ical_events  # type: ignore[import-untyped]
    from icalendar import Calendar

    calendar = Calendar()
    calendar.subcomponents = copies
    for meeting in recurring_ical_events.of(calendar).between(*window):
        part, span = meeting[_PART], span_of(meeting, zones)
        planned = date_of(meeting, "RECURRENCE-ID", zones) or span.starts
        # The library gives all that follow a change the name of the changed one.
        by = moved[part]
        yield part, span, planned if by is None else span.starts - by


def _copy(part: int, event: Event, zones: FileZones) -> Component:
    """Return an event with its place in the series, all its times with their zone."""
    from icalendar import Event as Bare
    from icalendar.prop import vDDDLists, vDDDTypes

    copy = Bare()
    copy[_PART] = part
    copy["UID"] = event.uid
    copy["DTSTART"] = vDDDTypes(event.span.starts)
    copy["DTEND"] = vDDDTypes(event.span.ends)
    for name in ("SEQUENCE", "RRULE"):
        if name in event.parsed:
            copy[name] = event.parsed[name]
    if event.recurrence:
        planned = one(event.parsed, "RECURRENCE-ID")
        copy["RECURRENCE-ID"] = vDDDTypes(event.recurrence)
        if reach := planned.params.get("RANGE"):
            copy["RECURRENCE-ID"].params["RANGE"] = reach
    for name in ("RDATE", "EXDATE"):
        values = [_aware(value, zones) for value in _listed(event.parsed, name)]
        if values:
            copy[name] = [vDDDLists(dates) for dates in values]
    return copy


def _aware(value: Any, zones: FileZones) -> list[Any]:  # noqa: ANN401 - parser's type
    token = value.params.get("TZID")
    aware = []
    for listed in value.dts:
        dt = listed.dt
        if isinstance(dt, tuple):
            dt = dt[0]
        if isinstance(dt, datetime):
            dt = zones.aware(dt, token)
        aware.append(dt)
    return aware


def _move_on(copy: Component, rule: str, span: Span, window: date) -> None:
    """Begin a long series shortly before the window: the years before cost time."""
    from icalendar.prop import vDDDTypes

    by = first_steps(rule, _day(span.starts), window)
    copy["DTSTART"] = vDDDTypes(span.starts + by)
    copy["DTEND"] = vDDDTypes(span.ends + by)


def _rules(master: Properties) -> list[str]:
    return [value.to_ical().decode() for value in _listed(master, "RRULE")]


def _listed(event: Properties, name: str) -> list[Any]:
    from icalendar.prop import vBroken

    values = every(event, name)
    if any(isinstance(value, vBroken) for value in values):
        raise Broken(f"its {name} line cannot be read")
    return values


def _over(ended: list[date | None], window: datetime) -> bool:
    return bool(ended) and all(day and day < window.date() for day in ended)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
