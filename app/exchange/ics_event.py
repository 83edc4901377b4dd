"""One event of a calendar file: which it is, which version, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from app.exchange.file_zones import FileZones
from app.exchange.ics_parse import parsed_event
from app.exchange.ics_properties import (
    Properties,
    date_of,
    line_of,
    one,
    text_of,
)
from app.exchange.ics_source import RawEvent
from app.exchange.invite import Invite
from app.records.moment import Moment

MESSAGES: Final = frozenset({"REQUEST", "CANCEL", "REPLY", "ADD"})
_DATED: Final = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
_LONGEST_SPAN: Final = timedelta(days=400)
_YEARS: Final = range(1900, 2200)
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Broken(ValueError):  # noqa: N818 - it says what the event is
    """What cannot be taken of an event; the message goes on with `Left out:`."""


class Times(NamedTuple):
    """When an event is, as moments."""

    starts: Moment
    ends: Moment
    whole_day: bool


@dataclass(frozen=True, slots=True)
class Span:
    """When an event is: dates where it fills whole days, else aware times."""

    starts: date
    ends: date

    @property
    def whole_day(self) -> bool:
        """Whether it has dates instead of times."""
        return not isinstance(self.starts, datetime)

    @property
    def length(self) -> timedelta:
        """How long it lasts, by the clock of nobody: exact."""
        return _exact(self.ends) - _exact(self.starts)

    def times(self, zones: FileZones) -> Times:
        """Return it as moments; a whole day is one of the rep's own."""
        starts, ends = _moment(self.starts, zones), _moment(self.ends, zones)
        return Times(starts, ends, self.whole_day)


@dataclass(frozen=True, slots=True)
class Event:
    """An event read; `recurrence` is the planned start of the occurrence it changes.

    `stamped` is when it was last changed, as far as the file tells; `told_zone` is
    the zone its start names, if that is the zone of a place; `broken` are the names
    of what could not be read.
    """

    raw: RawEvent
    parsed: Properties
    span: Span
    times: Times
    uid: str
    recurrence: date | None
    stamped: datetime | None
    told_zone: str = ""
    broken: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What to call it in a sentence."""
        return line_of(self.parsed, "SUMMARY") or self.uid

    @property
    def repeats(self) -> bool:
        """Whether it stands for a series."""
        named = "RRULE" in self.parsed or "RDATE" in self.parsed
        return named and self.recurrence is None

    @property
    def floats(self) -> bool:
        """Whether its start names no zone at all."""
        value = one(self.parsed, "DTSTART")
        dt = getattr(value, "dt", None)
        if not isinstance(dt, datetime) or self.span.whole_day:
            return False
        return dt.tzinfo is None and not value.params.get("TZID")

    def unknown_zone(self, zones: FileZones) -> str:
        """Return the zone of its start if nobody knows it, else nothing."""
        value = one(self.parsed, "DTSTART")
        if self.span.whole_day or getattr(getattr(value, "dt", None), "tzinfo", None):
            return ""
        token = value.params.get("TZID") if value is not None else None
        return str(token) if token and not zones.knows(token) else ""


def event_of(raw: RawEvent, zones: FileZones, method: str) -> Event:
    """Read an event; Broken or another of UNREADABLE if that cannot be done."""
    if not raw.whole:
        raise Broken("the file breaks off inside it")
    lines = (
        zones.rewritten(line) if line[:13].upper().startswith(_DATED) else line
        for line in raw.lines
    )
    event, broken = parsed_event(lines)
    stamped = stamp_of(event, method)
    if method in ("CANCEL", "REPLY") and "DTSTART" not in event:
        span = _written(event, zones, stamped)
    else:
        span = span_of(event, zones)
    recurrence = date_of(event, "RECURRENCE-ID", zones)
    if any(day and day.year not in _YEARS for day in (span.starts, recurrence)):
        raise Broken("its date cannot be right")
    times = span.times(zones)
    told = _told_zone(event, times, zones)
    uid = _uid(event)
    return Event(raw, event, span, times, uid, recurrence, stamped, told, broken)


def span_of(event: Properties, zones: FileZones) -> Span:
    """Return when an event is; Broken if that cannot be told."""
    starts = date_of(event, "DTSTART", zones)
    if starts is None:
        wrong = "cannot be read" if "DTSTART" in event else "is missing"
        raise Broken(f"its start {wrong}")
    ends = _end(event, starts, zones)
    flag = text_of(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if flag and isinstance(starts, datetime) and isinstance(ends, datetime):
        starts, ends = starts.date(), ends.date()
    if isinstance(starts, datetime) != isinstance(ends, datetime):
        raise Broken("its start and end do not fit together")
    if not isinstance(starts, datetime) and ends <= starts:
        ends = starts + timedelta(days=1)
    span = Span(starts, ends)
    if span.length < timedelta():
        raise Broken("it ends before it starts")
    if span.length > _LONGEST_SPAN:
        raise Broken("it lasts longer than a year")
    return span


def newest(events: Iterable[Event]) -> list[Event]:
    """Return the last version of each occurrence: highest sequence, then newest."""
    known: dict[str, Event] = {}
    for event in events:
        key = recurrence_key(event.recurrence) if event.recurrence else ""
        if key not in known or _version(known[key]) <= _version(event):
            known[key] = event
    return list(known.values())


def age(invite: Invite) -> tuple[int, datetime]:
    """Return what grows with each version of an invite."""
    return invite.sequence, invite.stamped or _LONG_AGO


def recurrence_key(value: date) -> str:
    """Return the name of an occurrence by its first planned start."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return value.strftime("%Y%m%d")


def sequence_of(event: Properties) -> int:
    """Return how often the event was changed, 0 if it does not say."""
    value = one(event, "SEQUENCE")
    return max(0, min(int(value), 2**31)) if isinstance(value, int) else 0


def stamp_of(event: Properties, method: str) -> datetime | None:
    """Return when the event was last changed, in UTC.

    A message says when it was written. In a calendar that was exported, DTSTAMP is
    often the time of the export, so an earlier LAST-MODIFIED counts.
    """
    written, changed = _instant(event, "DTSTAMP"), _instant(event, "LAST-MODIFIED")
    if method in MESSAGES:
        return written or changed
    return min(filter(None, (written, changed)), default=None)


def _told_zone(event: Properties, times: Times, zones: FileZones) -> str:
    params = getattr(one(event, "DTSTART"), "params", {})
    token, zone = params.get("TZID"), times.starts.zone
    if times.whole_day or not token or not zones.knows(token):
        return ""
    return zone if "/" in zone and not zone.startswith("Etc/") else ""


def _instant(event: Properties, name: str) -> datetime | None:
    value = one(event, name)
    stamp = _read_stamp(value) if isinstance(value, str) else getattr(value, "dt", None)
    if not isinstance(stamp, datetime) or stamp.year not in _YEARS:
        return None
    return stamp.replace(tzinfo=stamp.tzinfo or UTC).astimezone(UTC)


def _read_stamp(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _uid(event: Properties) -> str:
    """Return the event's own id, else one made of its title and start."""
    if uid := line_of(event, "UID"):
        return uid
    start = getattr(one(event, "DTSTART"), "dt", "")
    made = f"{line_of(event, 'SUMMARY')} {start}"
    return f"no-uid-{uuid5(NAMESPACE_URL, made)}"


def _version(event: Event) -> tuple[int, datetime]:
    return sequence_of(event.parsed), event.stamped or _LONG_AGO


def _written(event: Properties, zones: FileZones, stamped: datetime | None) -> Span:
    """Return when a message without a time of its own was planned or written."""
    moment = date_of(event, "RECURRENCE-ID", zones) or stamped
    if moment is None:
        raise Broken("it has neither a start nor a date")
    return Span(moment, moment)


def _end(event: Properties, starts: date, zones: FileZones) -> date:
    if ends := date_of(event, "DTEND", zones):
        return ends
    if "DTEND" in event:
        raise Broken("its end cannot be read")
    duration = getattr(one(event, "DURATION"), "dt", None)
    if not isinstance(duration, timedelta):
        return starts
    if isinstance(starts, datetime):
        # A duration is exact: it is added to the instant, not to the clock.
        return (starts.astimezone(UTC) + duration).astimezone(starts.tzinfo)
    return starts + timedelta(days=duration.days)


def _exact(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return datetime(value.year, value.month, value.day, tzinfo=UTC)


def _moment(value: date, zones: FileZones) -> Moment:
    if isinstance(value, datetime):
        return zones.moment(value)
    return Moment.local(_exact(value).replace(tzinfo=None), zones.rep)
