"""Reads calendars and invites of other programs (iCalendar, RFC 5545 and 5546)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.exchange.clock_changes import city, clock_change
from app.exchange.content_lines import without_controls
from app.exchange.file_zones import FileZones
from app.exchange.ics_event import (
    MESSAGES,
    Broken,
    Event,
    Span,
    Times,
    age,
    event_of,
    newest,
    recurrence_key,
    sequence_of,
)
from app.exchange.ics_invite import invite_of
from app.exchange.ics_parse import UNREADABLE
from app.exchange.ics_series import Series, taken_out
from app.exchange.ics_source import MOST_INVITED, RawEvent, Source, calendars
from app.exchange.invite import Calendar, Invite, Trouble
from app.exchange.zone_names import zone_named

DAYS_AHEAD: Final = 183
DAYS_BACK: Final = 31
_PROPOSALS: Final = frozenset({"COUNTER", "REFRESH", "DECLINECOUNTER"})
_NEEDED: Final = {"ATTENDEE": "Somebody invited", "ORGANIZER": "The organiser"}


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
class _Reading:
    """One file on its way in."""

    opens: datetime
    closes: datetime
    zone: str
    region: str
    invites: dict[str, Invite] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    outside: int = 0
    unread: set[str] = field(default_factory=set)
    _floating: dict[str, int] = field(default_factory=dict)
    _work: Series = field(default_factory=Series)

    def result(self) -> Calendar:
        """Return what was read, in the order of time."""
        for zone, count in self._floating.items():
            many = "1 event names" if count == 1 else f"{count} events name"
            said = f"{many} no time zone: read as {city(zone)} time."
            self.troubles.append(Trouble("", said, skipped=False))
        ordered = sorted(self.invites.values(), key=lambda i: (i.starts.instant, i.key))
        return Calendar(
            tuple(ordered), tuple(self.troubles), self.outside, frozenset(self.unread)
        )

    def read(self, source: Source) -> None:
        """Take in one calendar of the file."""
        if source.method in _PROPOSALS:
            self._decline(source)
            return
        zones = FileZones(self.zone, zone_named(source.zone_name), source.zones)
        by_uid: dict[str, list[Event]] = {}
        for raw in source.events:
            try:
                event = event_of(raw, zones, source.method)
            except Broken as wrong:
                self._skip(raw, f"Left out: {wrong}.")
            except UNREADABLE:
                self._skip(raw, "Left out: it cannot be read.")
            else:
                self._doubt(event, zones)
                by_uid.setdefault(event.uid, []).append(event)
        for same in by_uid.values():
            self._meetings(newest(same), zones, source.method)

    def _decline(self, source: Source) -> None:
        for raw in source.events:
            self._skip(
                raw,
                "They propose another time; nothing is changed here. "
                "Answer it in your calendar.",
            )

    def _meetings(self, events: list[Event], zones: FileZones, method: str) -> None:
        """Take in the events of one uid: a series with exceptions, or single ones."""
        master = next((event for event in events if event.repeats), None)
        if master is None:
            for event in events:
                self._single(event, method)
            return
        changed = [event for event in events if event.recurrence is not None]
        try:
            found = self._work.between(
                master, changed, (self.opens, self.closes), zones
            )
        except Broken as wrong:
            self._take_first(master, str(wrong))
        except UNREADABLE:
            self._take_first(master, "it cannot be read on")
        else:
            self._series((master, *changed), found, zones, method)
            return
        for event in (master, *changed):
            self._single(event, method)

    def _take_first(self, master: Event, why: str) -> None:
        self._note(master, f"Only its first meeting is taken: {why}.")
        self.unread.add(master.uid)

    def _series(
        self,
        parts: tuple[Event, ...],
        found: Iterable[tuple[int, Span, date]],
        zones: FileZones,
        method: str,
    ) -> None:
        whole: dict[int, Invite] = {}
        sequence = sequence_of(parts[0].parsed)
        for part, span, planned in found:
            if part not in whole:
                event = parts[part]
                whole[part] = invite_of(event, event.times, method, self.region)
            times = span.times(zones)
            self._take(
                replace(
                    whole[part],
                    starts=times.starts,
                    ends=times.ends,
                    recurrence=recurrence_key(planned),
                    sequence=max(whole[part].sequence, sequence),
                )
            )
        self.outside += not whole
        self.unread.update(_key(one) for one in parts[1:] if not self._near(one.times))
        for planned in taken_out(parts[0], (self.opens, self.closes), zones):
            self._gone(parts[0], planned, zones, method)

    def _gone(
        self, master: Event, planned: date, zones: FileZones, method: str
    ) -> None:
        """Bring an occurrence taken out of a series as a cancelled one."""
        span = Span(planned, planned + (master.span.ends - master.span.starts))
        times = span.times(zones)
        if times.whole_day != master.times.whole_day or not self._near(times):
            return
        invite = invite_of(master, times, method, self.region)
        gone = replace(invite, recurrence=recurrence_key(planned), cancelled=True)
        self.invites.setdefault(gone.key, gone)

    def _single(self, event: Event, method: str) -> None:
        if method not in MESSAGES and not self._near(event.times):
            self.outside += 1
            self.unread.add(_key(event))
            return
        invite = invite_of(event, event.times, method, self.region)
        if event.recurrence is not None:
            invite = replace(invite, recurrence=recurrence_key(event.recurrence))
        self._take(invite)

    def _near(self, times: Times) -> bool:
        return times.ends.instant >= self.opens and times.starts.instant <= self.closes

    def _take(self, invite: Invite) -> None:
        known = self.invites.get(invite.key)
        if known is None or age(known) <= age(invite):
            self.invites[invite.key] = invite

    def _doubt(self, event: Event, zones: FileZones) -> None:
        """Note what was taken on an assumption."""
        if event.raw.invited > MOST_INVITED:
            self._note(
                event,
                f"{event.raw.invited:,} people are invited: "
                f"the first {MOST_INVITED} are taken.",
            )
        for name in set(event.broken):
            if name in _NEEDED:
                self._note(event, f"{_NEEDED[name]} cannot be read.")
        zone = zones.default
        if event.floats:
            self._floating[zone] = self._floating.get(zone, 0) + 1
        elif token := event.unknown_zone(zones):
            named = without_controls(zones.name_of(token))[:60]
            self._note(
                event,
                f"The time zone “{named}” is unknown: "
                f"read as {city(zone)} time. Check it.",
            )
        if said := "" if event.span.whole_day else clock_change(event.times.starts):
            self._note(event, said)

    def _note(self, event: Event, said: str) -> None:
        trouble = Trouble(event.about, said, event.raw.line, skipped=False)
        self.troubles.append(trouble)

    def _skip(self, raw: RawEvent, said: str) -> None:
        self.unread.add(raw.first("UID").strip())
        name = raw.first("SUMMARY") or raw.first("UID") or f"Event on line {raw.line}"
        plain = name.replace("\\n", " ").replace("\\,", ",").replace("\\;", ";")
        about = " ".join(without_controls(plain)[:200].split())
        self.troubles.append(Trouble(about, said, raw.line))


def _key(event: Event) -> str:
    """Return what the invite of an event is known by."""
    planned = event.recurrence
    return event.uid if planned is None else f"{event.uid}/{recurrence_key(planned)}"
