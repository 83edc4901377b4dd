"""A calendar file taken apart into events, before anything in them is read.

Each event is parsed alone later, so that a broken one harms no other, and only
with the lines that are used: no alarms, no attachments.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from app.errors import Problem
from app.exchange.content_lines import Line, content_lines

MOST_BYTES: Final = 10_000_000
MOST_EVENTS: Final = 50_000
MOST_INVITED: Final = 500
_LONGEST_LINE: Final = 65_536
_MOST_LINES: Final = 5_000
_MOST_ZONE_LINES: Final = 20_000

_WANTED: Final = frozenset(
    {
        "ATTENDEE",
        "CONFERENCE",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "EXDATE",
        "EXRULE",
        "LAST-MODIFIED",
        "LOCATION",
        "ORGANIZER",
        "RDATE",
        "RECURRENCE-ID",
        "RRULE",
        "SEQUENCE",
        "STATUS",
        "SUMMARY",
        "TRANSP",
        "UID",
        "URL",
        "X-ALT-DESC",
        "X-GOOGLE-CONFERENCE",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-MICROSOFT-CDO-INTENDEDSTATUS",
        "X-MICROSOFT-ONLINEMEETINGCONFLINK",
        "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    }
)
_SAYS_NOTHING: Final = frozenset(
    {"SEQUENCE:0", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "DESCRIPTION:", "LOCATION:"}
)


@dataclass(slots=True)
class RawEvent:
    """The lines of one event; `whole` is false if the file ends or breaks in it."""

    line: int
    lines: list[str] = field(default_factory=list)
    invited: int = 0
    whole: bool = False

    def first(self, name: str) -> str:
        """Return the value of a line as it stands, for naming what cannot be read."""
        for line in self.lines:
            before, _, value = line.partition(":")
            if before.partition(";")[0].upper() == name:
                return value
        return ""


@dataclass(slots=True)
class Source:
    """One calendar of a file: what it says of itself, its zones, its events."""

    method: str = ""
    zone_name: str = ""
    zones: dict[str, list[str]] = field(default_factory=dict)
    events: list[RawEvent] = field(default_factory=list)


def calendars(raw: bytes | str) -> list[Source]:
    """Take a calendar file apart; Problem if it is none, or too much of one."""
    if len(raw) > MOST_BYTES:
        raise Problem(
            f"This calendar is larger than {MOST_BYTES // 1_000_000} MB.",
            "Export fewer months, or only the calendar you sell from.",
        )
    if foreign := _foreign(raw):
        raise foreign
    sources = _sources(content_lines(raw))
    if not sources:
        raise Problem(
            "This is not a calendar.",
            "Save the invite or export the calendar as an .ics file, then try again.",
        )
    if sum(len(source.events) for source in sources) > MOST_EVENTS:
        raise Problem(
            f"This calendar holds more than {MOST_EVENTS:,} events.",
            "Export fewer months, or only the calendar you sell from.",
        )
    return sources


def is_whole(raw: bytes) -> bool:
    """Tell whether a calendar comes to its end: of half a one much would be absent.

    What is no calendar at all is for its reader to refuse.
    """
    plain = raw.replace(b"\0", b"").upper()
    return b"BEGIN:VCALENDAR" not in plain or plain.rstrip().endswith(b"END:VCALENDAR")


def _foreign(raw: bytes | str) -> Problem | None:
    """Return what to say of a file that is well known to be something else."""
    head = raw[:2048].encode("utf-8", "replace") if isinstance(raw, str) else raw[:2048]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    if not start:
        return Problem("The file is empty.", "Export the calendar once more.")
    if start.startswith((b"<!DOCTYPE HTML", b"<HTML")):
        return Problem(
            "This is a web page, not a calendar.",
            "The address may ask to sign in: use the secret or published .ics address.",
        )
    if head.startswith(b"PK\x03\x04"):
        return Problem(
            "This is a zip archive, not a calendar.",
            "Unpack it and import the .ics files inside.",
        )
    if head.startswith(b"\x78\x9f\x3e\x22"):
        return Problem(
            "This is Outlook's winmail.dat, not a calendar.",
            "Open the invite in Outlook and save it as an .ics file.",
        )
    if start.startswith(b"BEGIN:VCARD"):
        return Problem(
            "These are contacts, not a calendar.", "Import them as contacts."
        )
    return None


def _sources(lines: Iterable[Line]) -> list[Source]:
    sources: list[Source] = []
    event: RawEvent | None = None
    zone: list[str] | None = None
    inside: list[str] = []
    zone_lines = 0
    for number, text in lines:
        head = text[:6].upper()
        if head == "BEGIN:":
            what = text[6:].strip().upper()
            if what == "VCALENDAR" or (what == "VEVENT" and not sources):
                sources.append(Source())
            if what in ("VCALENDAR", "VEVENT"):
                inside.clear()
                event = zone = None
            if what == "VEVENT":
                event = RawEvent(number)
                sources[-1].events.append(event)
            elif what == "VTIMEZONE" and sources and event is None:
                zone = []
            elif what != "VCALENDAR":
                inside.append(what)
                _keep(zone, text)
        elif head[:4] == "END:":
            what = text[4:].strip().upper()
            if what == "VEVENT" and event:
                event.whole = True
                event = None
                inside.clear()
            elif what == "VTIMEZONE" and zone is not None:
                _file(sources[-1], zone)
                zone = None
                inside.clear()
            elif inside and inside[-1] == what:
                inside.pop()
                _keep(zone, text)
        elif event is not None:
            if not inside:
                _take(event, text)
        elif zone is not None:
            zone_lines += 1
            if zone_lines <= _MOST_ZONE_LINES:
                zone.append(text)
        elif sources and not inside:
            _head(sources[-1], text)
    return sources


def _keep(zone: list[str] | None, text: str) -> None:
    if zone is not None:
        zone.append(text.upper().strip())


def _take(event: RawEvent, text: str) -> None:
    name = text.partition(":")[0].partition(";")[0].strip().upper()
    if name not in _WANTED or len(event.lines) > _MOST_LINES or text in _SAYS_NOTHING:
        return
    if name == "ATTENDEE":
        event.invited += 1
        if event.invited > MOST_INVITED:
            return
    event.lines.append(text[:_LONGEST_LINE])


def _head(source: Source, text: str) -> None:
    before, _, value = text.partition(":")
    name = before.partition(";")[0].upper()
    if name == "METHOD":
        source.method = value.strip().upper()[:20]
    elif name == "X-WR-TIMEZONE":
        source.zone_name = value.strip()


def _file(source: Source, zone: list[str]) -> None:
    for line in zone:
        before, _, value = line.partition(":")
        if before.partition(";")[0].upper() == "TZID":
            source.zones.setdefault(value.strip().strip('"'), zone)
            return
