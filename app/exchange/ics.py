"""Reads calendars and invites of other programs (iCalendar, RFC 5545 and 5546)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app.exchange.content_lines import without_controls
from app.exchange.file_zones import FileZones
from app.exchange.ics_event import (
    Broken,
    Span,
    date_of,
    invite_of,
    line_of,
    recurrence_key,
    sequence_of,
    span_of,
    stamp_of,
    uid_of,
)
from app.exchange.ics_series import Series
from app.exchange.ics_source import MOST_INVITED, RawEvent, Source, calendars
from app.exchange.invite import Calendar, Invite, Trouble
from app.exchange.zone_names import zone_named
from app.records.moment import Moment

if TYPE_CHECKING:
    from icalendar.cal import Component

DAYS_AHEAD: Final = 183
DAYS_BACK: Final = 31
_MESSAGES: Final = frozenset({"REQUEST", "CANCEL", "REPLY", "ADD"})
_PROPOSALS: Final = frozenset({"COUNTER", "REFRESH", "DECLINECOUNTER"})
_DATED: Final = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
_NEEDED: Final = {"ATTENDEE": "somebody invited", "ORGANIZER": "the organiser"}
_UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


def read_calendar(
    raw: bytes | str,
    *,
    zone: str,
    now: datetime,
    region: str = "",
    days_ahead: int = DAYS_AHEAD,
    days_back: int = DAYS_BACK,
) -> Calendar:
    """Read a calendar file; Problem if it is none.

    `zone` is the rep's and holds for times without one; `region` is where phone
    numbers without a country code are dialled. Events outside the days around
    `now` are counted only; a message about one meeting is taken whatever its day.
    A broken event is named among the troubles, and the others come in.
    """
    reading = _Reading(
        now - timedelta(days=days_back), now + timedelta(days=days_ahead), zone, region
    )
    for source in calendars(raw):
        reading.read(source)
    return reading.result()


@dataclass(slots=True)
class _Event:
    raw: RawEvent
    parsed: Component
    span: Span
    uid: str
    recurrence: date | None

    def about(self) -> str:
        """What to call it in a sentence."""
        return line_of(self.parsed, "SUMMARY") or self.uid


@dataclass(slots=True)
class _Reading:
    """One file on its way in."""

    opens: datetime
    closes: datetime
    zone: str
    region: str
    invites: dict[str, Invite] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    outside: int = 0
    floating: int = 0
    _work: Series = field(default_factory=Series)

    def result(self) -> Calendar:
        """Return what was read, in the order of time."""
        if self.floating:
            many = "1 event names" if self.floating == 1 else (
                f"{self.floating} events name"
            )
            said = f"{many} no time zone: read as {_city(self.zone)} time."
            self.troubles.append(Trouble("", said, skipped=False))
        ordered = sorted(self.invites.values(), key=lambda i: (i.starts.instant, i.key))
        return Calendar(tuple(ordered), tuple(self.troubles), self.outside)

    def read(self, source: Source) -> None:
        """Take in one calendar of the file."""
        zones = FileZones(self.zone, zone_named(source.zone_name), source.zones)
        if source.method in _PROPOSALS:
            self._decline(source)
            return
        events: dict[str, list[_Event]] = {}
        for raw in source.events:
            if event := self._event(raw, zones, source.method):
                events.setdefault(event.uid, []).append(event)
        for same in events.values():
            self._meetings(_newest(same, zones), zones, source.method)

    def _decline(self, source: Source) -> None:
        for raw in source.events:
            said = "They propose another time; nothing is changed here. Answer it in your calendar."
            self.troubles.append(Trouble(_called(raw), said, raw.line))

    def _event(self, raw: RawEvent, zones: FileZones, method: str) -> _Event | None:
        """Return an event read, or None and its trouble."""
        try:
            if not raw.whole:
                raise Broken("the file breaks off inside it")
            parsed = _parsed(raw, zones)
            if method in ("CANCEL", "REPLY") and "DTSTART" not in parsed:
                span = _written(parsed, zones)
            else:
                span = span_of(parsed, zones)
            span.moments(zones)
            recurrence = date_of(parsed, "RECURRENCE-ID", zones)
            event = _Event(raw, parsed, span, uid_of(parsed), recurrence)
        except Broken as wrong:
            self._skip(raw, f"Left out: {wrong}.")
            return None
        except _UNREADABLE:
            self._skip(raw, "Left out: it cannot be read.")
            return None
        self._doubts(event, zones)
        return event

    def _meetings(self, events: list[_Event], zones: FileZones, method: str) -> None:
        """Take in the events of one uid: a series with its exceptions, or single ones."""
        masters = [e for e in events if e.recurrence is None]
        repeated = [e for e in masters if "RRULE" in e.parsed or "RDATE" in e.parsed]
        if not repeated:
            for event in events:
                self._single(event, zones, method)
            return
        master = repeated[0]
        changed = [e for e in events if e.recurrence is not None]
        try:
            found = self._work.between(
                master.parsed,
                [e.parsed for e in changed],
                (self.opens, self.closes),
                zones,
            )
        except Broken as wrong:
            said = f"Only its first meeting is taken: {wrong}."
            self._note(master, said)
            for event in (master, *changed):
                self._single(event, zones, method)
            return
        self._series(master, changed, found, zones, method)

    def _series(
        self,
        master: _Event,
        changed: list[_Event],
        found: Iterable[tuple[int, Span, date]],
        zones: FileZones,
        method: str,
    ) -> None:
        parts = (master, *changed)
        whole: dict[int, Invite] = {}
        count = 0
        for part, span, planned in found:
            count += 1
            if part not in whole:
                event = parts[part]
                whole[part] = invite_of(
                    event.parsed, event.span, zones, method, self.region
                )
            starts, ends = span.moments(zones)
            self._take(
                replace(
                    whole[part],
                    starts=starts,
                    ends=ends,
                    recurrence=recurrence_key(planned),
                    sequence=max(whole[part].sequence, sequence_of(master.parsed)),
                )
            )
        for planned in self._work.left_out(master.parsed, zones):
            self._gone(master, planned, zones, method)
        self.outside += not count

    def _gone(
        self, master: _Event, planned: date, zones: FileZones, method: str
    ) -> None:
        """Bring an occurrence taken out of a series as a cancelled one."""
        length = master.span.ends - master.span.starts
        span = Span(planned, planned + length)
        if span.whole_day != master.span.whole_day or not self._near(span, zones):
            return
        invite = invite_of(master.parsed, span, zones, method, self.region)
        key = recurrence_key(planned)
        gone = replace(invite, recurrence=key, cancelled=True)
        self.invites.setdefault(gone.key, gone)

    def _single(self, event: _Event, zones: FileZones, method: str) -> None:
        if method not in _MESSAGES and not self._near(event.span, zones):
            self.outside += 1
            return
        invite = invite_of(event.parsed, event.span, zones, method, self.region)
        if event.recurrence is not None:
            invite = replace(invite, recurrence=recurrence_key(event.recurrence))
        self._take(invite)

    def _near(self, span: Span, zones: FileZones) -> bool:
        starts, ends = span.moments(zones)
        return ends.instant >= self.opens and starts.instant <= self.closes

    def _take(self, invite: Invite) -> None:
        known = self.invites.get(invite.key)
        if known is None or _age(known) <= _age(invite):
            self.invites[invite.key] = invite

    def _doubts(self, event: _Event, zones: FileZones) -> None:
        """Note what was taken on an assumption."""
        starts = event.parsed.get("DTSTART")
        value = getattr(starts, "dt", None)
        if event.raw.invited > MOST_INVITED:
            self._note(
                event,
                f"{event.raw.invited:,} people are invited: "
                f"the first {MOST_INVITED} are taken.",
            )
        for name, _ in event.parsed.errors:
            if name in _NEEDED:
                self._note(event, f"{_NEEDED[name].capitalize()} cannot be read.")
        if not isinstance(value, datetime):
            return
        token = starts.params.get("TZID")
        if value.tzinfo is None and not token:
            self.floating += 1
        elif token and not zones.knows(token):
            named = without_controls(zones.name_of(token))[:60]
            self._note(
                event,
                f"The time zone “{named}” is unknown: "
                f"read as {_city(zones.default)} time. Check it.",
            )
        moment = event.span.moments(zones)[0]
        if said := _clock_change(moment):
            self._note(event, said)

    def _note(self, event: _Event, said: str) -> None:
        self.troubles.append(Trouble(event.about(), said, event.raw.line, False))

    def _skip(self, raw: RawEvent, said: str) -> None:
        self.troubles.append(Trouble(_called(raw), said, raw.line))


def _parsed(raw: RawEvent, zones: FileZones) -> Component:
    from icalendar.cal import ComponentFactory
    from icalendar.parser import Contentline
    from icalendar.parser.ical.component import ComponentIcalParser
    from icalendar.prop import TypesFactory

    lines = [
        zones.rewritten(line) if line[:13].upper().startswith(_DATED) else line
        for line in raw.lines
    ]
    framed = [Contentline(line) for line in ("BEGIN:VEVENT", *lines, "END:VEVENT")]
    parser = ComponentIcalParser(framed, ComponentFactory(), TypesFactory.instance())
    return parser.parse()[0]


def _written(event: Component, zones: FileZones) -> Span:
    """Return when a message without a time of its own was written."""
    moment = date_of(event, "RECURRENCE-ID", zones) or stamp_of(event, zones)
    if moment is None:
        raise Broken("it has neither a start nor a date")
    return Span(moment, moment)


def _newest(events: list[_Event], zones: FileZones) -> list[_Event]:
    """Return the last version of each occurrence: highest sequence, then newest."""
    newest: dict[str, _Event] = {}
    for event in events:
        key = recurrence_key(event.recurrence) if event.recurrence else ""
        known = newest.get(key)
        if known is None or _version(known, zones) <= _version(event, zones):
            newest[key] = event
    return list(newest.values())


def _version(event: _Event, zones: FileZones) -> tuple[int, datetime]:
    stamp = stamp_of(event.parsed, zones)
    return sequence_of(event.parsed), stamp or datetime.min.replace(tzinfo=UTC)


def _age(invite: Invite) -> tuple[int, datetime]:
    return invite.sequence, invite.stamped or datetime.min.replace(tzinfo=UTC)


def _clock_change(moment: Moment) -> str:
    """Return what to say of a wall time that the clocks skip or show twice."""
    wall = datetime.fromisoformat(moment.wall).replace(tzinfo=ZoneInfo(moment.zone))
    first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    if first == second or first is None or second is None:
        return ""
    day = f"{wall.day} {wall:%B %Y}"
    if first < second:
        read = moment.in_zone(moment.zone)
        return (
            f"{wall:%H:%M} on {day} is skipped in {_city(moment.zone)}: "
            f"the clocks go forward. Read as {read:%H:%M}."
        )
    if moment.instant != wall.astimezone(UTC):
        return ""
    return (
        f"{wall:%H:%M} on {day} comes twice in {_city(moment.zone)}: "
        f"the clocks go back. Read as the first."
    )


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _called(raw: RawEvent) -> str:
    name = raw.first("SUMMARY") or raw.first("UID") or f"Event on line {raw.line}"
    return " ".join(without_controls(name)[:200].split())
