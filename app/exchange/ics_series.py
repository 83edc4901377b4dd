"""Meetings that repeat, worked out for the days asked for and no further."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.exchange.file_zones import FileZones
from app.exchange.ics_event import Broken, Span, date_of, one, span_of
from app.exchange.repeats import first_steps, is_simple, last_day, steps

if TYPE_CHECKING:
    from icalendar.cal import Component

_MOST_MEETINGS: Final = 20_000
_MOST_SERIES: Final = 3_000
_MOST_STEPS: Final = 60_000
_MOST_DATES: Final = 1_500
_MOST_RULES: Final = 3
_PART: Final = "X-EARNEST-PART"


@dataclass(slots=True)
class Series:
    """Works out series; counts what it took, so that a file cannot ask for more."""

    meetings: int = 0
    series: int = 0

    def between(
        self,
        master: Component,
        changed: list[Component],
        window: tuple[datetime, datetime],
        zones: FileZones,
    ) -> list[tuple[int, Span, date]]:
        """Return the meetings of a series in a window.

        Each is told by the part it is made of (0 the master, else the changed one
        before), when it is, and when it was first planned. Broken if its rule is
        not taken over; the message says why.
        """
        if self.meetings >= _MOST_MEETINGS or self.series >= _MOST_SERIES:
            raise Broken("the file repeats more meetings than Earnest reads")
        rules = _rules(master)
        span = span_of(master, zones)
        _check(master, rules, span, window)
        ended = [last_day(rule) for rule in rules]
        if not changed and rules and _over(ended, window[0] - _length(span)):
            return []
        self.series += 1
        copies = [_copy(event, zones) for event in (master, *changed)]
        for part, copy in enumerate(copies):
            copy[_PART] = part
        _move_on(copies[0], rules, span, window[0])
        found = list(_occurrences(copies, window, zones))
        self.meetings += len(found)
        return found

    def left_out(self, master: Component, zones: FileZones) -> Iterator[date]:
        """Yield the planned starts that were taken out of a series."""
        token = None
        for value in _listed(master, "EXDATE"):
            token = value.params.get("TZID")
            for planned in value.dts[:_MOST_DATES]:
                dt = planned.dt
                if isinstance(dt, datetime):
                    yield zones.aware(dt, token)
                elif isinstance(dt, date):
                    yield dt


def _check(
    master: Component, rules: list[str], span: Span, window: tuple[datetime, datetime]
) -> None:
    if "EXRULE" in master:
        raise Broken("it has a rule for exceptions (EXRULE)")
    if len(rules) > _MOST_RULES:
        raise Broken("it has several rules")
    for rule in rules:
        if not is_simple(rule, span.starts):
            raise Broken(f"its rule is not one Earnest follows ({rule[:60]})")
        start = span.starts + first_steps(rule, _day(span.starts), window[0].date())
        if steps(rule, _day(start), window[1].date()) > _MOST_STEPS:
            raise Broken("it began too long ago")
    dates = sum(
        len(value.dts) for name in ("RDATE", "EXDATE") for value in _listed(master, name)
    )
    if dates > _MOST_DATES:
        raise Broken("it lists too many dates")


def _occurrences(
    copies: list[Component], window: tuple[datetime, datetime], zones: FileZones
) -> Iterator[tuple[int, Span, date]]:
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar()
    calendar.subcomponents = copies
    for meeting in recurring_ical_events.of(calendar).between(*window):
        planned = date_of(meeting, "RECURRENCE-ID", zones)
        span = span_of(meeting, zones)
        yield meeting[_PART], span, planned or span.starts


def _copy(event: Component, zones: FileZones) -> Component:
    """Return an event whose times all carry their zone, with its place in the series."""
    from icalendar import Event
    from icalendar.prop import vDDDLists, vDDDTypes

    copy = Event()
    for name in ("UID", "SEQUENCE", "RRULE", "X-MICROSOFT-CDO-ALLDAYEVENT"):
        if name in event:
            copy[name] = event[name]
    span = span_of(event, zones)
    copy["DTSTART"], copy["DTEND"] = vDDDTypes(span.starts), vDDDTypes(span.ends)
    if planned := date_of(event, "RECURRENCE-ID", zones):
        copy["RECURRENCE-ID"] = vDDDTypes(planned)
        if later := one(event, "RECURRENCE-ID").params.get("RANGE"):
            copy["RECURRENCE-ID"].params["RANGE"] = later
    for name in ("RDATE", "EXDATE"):
        values = [_aware(v, zones) for v in _listed(event, name)]
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


def _move_on(copy: Component, rules: list[str], span: Span, window: datetime) -> None:
    """Begin a long series shortly before the window: the years before cost time."""
    from icalendar.prop import vDDDTypes

    before = (window - _length(span)).date() - timedelta(days=2)
    if len(rules) == 1 and "RDATE" not in copy:
        by = first_steps(rules[0], _day(span.starts), before)
        copy["DTSTART"] = vDDDTypes(span.starts + by)
        copy["DTEND"] = vDDDTypes(span.ends + by)


def _rules(master: Component) -> list[str]:
    return [value.to_ical().decode() for value in _listed(master, "RRULE")]


def _listed(event: Component, name: str) -> list[Any]:
    value = event.get(name, [])
    values = value if isinstance(value, list) else [value]
    from icalendar.prop import vBroken

    if any(isinstance(v, vBroken) for v in values):
        raise Broken(f"its {name} line cannot be read")
    return values


def _over(ended: list[date | None], window: datetime) -> bool:
    return all(day is not None and day < window.date() for day in ended)


def _length(span: Span) -> timedelta:
    if isinstance(span.starts, datetime) and isinstance(span.ends, datetime):
        return span.ends.astimezone(UTC) - span.starts.astimezone(UTC)
    return span.ends - span.starts


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
