"""A calendar for other programs (iCalendar, RFC 5545): titles and times, no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from app.exchange.content_lines import without_controls
from app.records.moment import Moment

if TYPE_CHECKING:
    from icalendar.cal import Component

_OURS: Final = re.compile(r"(meeting|plan|check|promise)-(.+)@earnest")
_MARGIN: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the calendar; `busy` is whether its time is taken.

    `uid` stays with what it is of, and `sequence` rises when that moves. One of a
    `whole_day` lies on the day on which it starts.
    """

    uid: str
    title: str
    starts: Moment
    ends: Moment
    sequence: int = 0
    cancelled: bool = False
    busy: bool = True
    whole_day: bool = False


def uid_of(kind: str, record: str) -> str:
    """Return what another program knows a meeting, plan, check or promise by."""
    return f"{kind}-{record}@earnest"


def record_of(uid: str) -> str:
    """Return the id of the record that an event was made of; empty if of none."""
    found = _OURS.fullmatch(uid)
    return found[2] if found else ""


def calendar_file(entries: Iterable[Entry], now: datetime) -> bytes:
    """Return a calendar file of entries, with the rules of every zone in it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", "-//Earnest//Earnest//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", "Earnest")
    days = [now]
    for entry in entries:
        calendar.add_component(_event(entry, now))
        days.append(entry.starts.instant)
    calendar.add_missing_timezones(
        (min(days) - _MARGIN).date(), (max(days) + _MARGIN).date()
    )
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Component:
    from icalendar import Event

    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("SUMMARY", " ".join(without_controls(entry.title).split()))
    if entry.whole_day:
        day = entry.starts.in_zone(entry.starts.zone).date()
        event.add("DTSTART", day)
        event.add("DTEND", day + timedelta(days=1))
    else:
        event.add("DTSTART", _told(entry.starts))
        event.add("DTEND", _told(entry.ends))
    event.add("SEQUENCE", entry.sequence)
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("TRANSP", "OPAQUE" if entry.busy else "TRANSPARENT")
    return event


def _told(moment: Moment) -> datetime:
    """Return a moment in its zone; in UTC if that hour comes twice there."""
    local = moment.in_zone(moment.zone)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return moment.instant.astimezone(UTC) if twice else local
