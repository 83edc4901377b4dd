"""The time zones of one calendar: named ones, and those its file describes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from app.exchange.ics_parse import UNREADABLE, parsed
from app.exchange.repeats import is_simple
from app.exchange.zone_names import windows_zones, zone_named
from app.records.moment import Moment

_MOST_DESCRIBED: Final = 50
_MOST_LINES: Final = 2_000
_HOURS: Final = frozenset(
    {
        "BEGIN",
        "END",
        "DTSTART",
        "RDATE",
        "RRULE",
        "TZNAME",
        "TZOFFSETFROM",
        "TZOFFSETTO",
    }
)
_PARAMETER: Final = re.compile(r";TZID=(?:\"([^\"]*)\"|([^;]*))", re.IGNORECASE)


class FileZones:
    """Turns the times of one calendar into moments.

    `rep` is the rep's zone, `default` the calendar's own, else the rep's. A zone
    is never shared between files: each may mean something else by its name.
    """

    def __init__(
        self, rep: str, default: str | None, described: Mapping[str, list[str]]
    ) -> None:
        self.rep = rep
        self.default = default or rep
        self._described = dict(list(described.items())[:_MOST_DESCRIBED])
        self._tzinfo: dict[str, tzinfo | None] = {}
        self._rewritten: dict[str, str] = {}
        self._tokens: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._matches: dict[tuple[str, int], str | None] = {}

    def rewritten(self, line: str) -> str:
        """Return a dated line with a zone name that every parser reads alike.

        An unknown name becomes a token, so that no parser guesses; a UTC time
        loses its zone.
        """
        before, colon, value = line.rpartition(":")
        if not colon:
            return line
        if value.endswith(("Z", "z")):
            return f"{_PARAMETER.sub('', before)}:{value.upper()}"
        if before not in self._rewritten:
            self._rewritten[before] = _PARAMETER.sub(self._parameter, before)
        return f"{self._rewritten[before]}:{value}"

    def name_of(self, token: str) -> str:
        """Return the zone name as the file has it."""
        return self._names.get(token, token)

    def knows(self, token: str) -> bool:
        """Tell whether a zone of the file can be told at all."""
        return (
            zone_named(token) is not None or self._tz(self.name_of(token)) is not None
        )

    def aware(self, value: datetime, token: str | None) -> datetime:
        """Return a time with its zone; without a known one it gets the default."""
        if value.tzinfo is not None:
            return value
        if not token:
            return value.replace(tzinfo=ZoneInfo(self.default))
        if named := zone_named(token):
            return value.replace(tzinfo=ZoneInfo(named))
        return value.replace(
            tzinfo=self._tz(self.name_of(token)) or ZoneInfo(self.default)
        )

    def moment(self, value: datetime) -> Moment:
        """Return the moment of a time that `aware` made.

        A time in UTC is told in the calendar's zone: a machine wrote it, nobody
        agreed it. A zone only the file describes is told by the IANA zone that
        keeps the same hours, the rep's first.
        """
        instant = value.astimezone(UTC)
        if value.tzname() == "UTC" and not value.utcoffset():
            return Moment.at(instant, self.default)
        if isinstance(value.tzinfo, ZoneInfo):
            return Moment.local(value.replace(tzinfo=None), value.tzinfo.key)
        return Moment.at(instant, self._alike(value) or self.default)

    def _parameter(self, match: re.Match[str]) -> str:
        name = (match[1] if match[1] is not None else match[2]).strip()
        if not name:
            return ""
        if name not in self._tokens:
            named = self._told(name) or self._located(name)
            token = named or f"file-{len(self._tokens)}"
            self._tokens[name] = token
            self._names.setdefault(token, name)
        return f";TZID={self._tokens[name]}"

    def _told(self, name: str) -> str | None:
        """Return the zone of a name; one that stands for many is told as our own.

        The names of Windows mean a group of countries, so where the rep's or the
        calendar's zone keeps the same hours, it is that one.
        """
        named = zone_named(name)
        if named is None or name.strip("/").endswith(named):
            return named
        zone = ZoneInfo(named)
        years = (datetime(year, 1, 15, tzinfo=zone) for year in range(2018, 2032))
        times = [time for year in years for time in (year, *_sample_days(year))]
        return _same_hours(times, (self.default, self.rep)) or named

    def _located(self, name: str) -> str | None:
        """Return the zone that the file's description names besides its id."""
        for line in self._described.get(name, ()):
            key, _, value = line.partition(":")
            if key.upper().partition(";")[0] in ("X-LIC-LOCATION", "X-TZINFO"):
                return zone_named(value.partition("[")[0])
        return None

    def _tz(self, name: str) -> tzinfo | None:
        if name not in self._tzinfo:
            lines = self._described.get(name, [])
            self._tzinfo[name] = _described_zone(lines) if lines else None
        return self._tzinfo[name]

    def _alike(self, value: datetime) -> str | None:
        """Return an IANA zone with the same hours at that time and all that year."""
        key = (str(id(value.tzinfo)), value.year)
        if key not in self._matches:
            self._matches[key] = _same_hours(
                (value, *_sample_days(value)),
                (self.rep, self.default, *windows_zones().values()),
            )
        return self._matches[key]


def _sample_days(value: datetime) -> Iterable[datetime]:
    for month in (1, 4, 7, 10):
        yield value.replace(month=month, day=15)


def _same_hours(times: Iterable[datetime], zones: Iterable[str]) -> str | None:
    wanted = [(time.astimezone(UTC), time.utcoffset()) for time in times]
    for zone in dict.fromkeys(zones):
        here = ZoneInfo(zone)
        if all(at.astimezone(here).utcoffset() == offset for at, offset in wanted):
            return zone
    return None


def _described_zone(lines: list[str]) -> tzinfo | None:
    """Return the zone of a VTIMEZONE's lines, None if they cannot be trusted.

    The parser's own way would share the zone with every later file.
    """
    if len(lines) > _MOST_LINES or not _is_tame(lines):
        return None
    from icalendar import Timezone

    try:
        zone = Timezone()
        zone.add("TZID", "file")
        for part in parsed(line for line in lines if _says_hours(line)):
            if part.name in ("STANDARD", "DAYLIGHT"):
                zone.add_component(part)
        made: tzinfo = zone.to_tz(lookup_tzid=False)
        made.utcoffset(datetime(2026, 7, 1))  # noqa: DTZ001 - asks the zone itself
    except UNREADABLE:
        return None
    return made if zone.subcomponents else None


def _is_tame(lines: list[str]) -> bool:
    rules = (line for line in lines if line.upper().startswith(("RRULE", "EXRULE")))
    return all(
        is_simple(rule.partition(":")[2])
        and "YEARLY" in rule.upper()
        and not rule.upper().startswith("EXRULE")
        for rule in rules
    )


def _says_hours(line: str) -> bool:
    """Tell whether a line is one of the hours and does not frame the whole zone."""
    name = re.split("[:;]", line, maxsplit=1)[0].upper()
    return name in _HOURS and not line.upper().endswith(":VTIMEZONE")
