"""Moments as people agree them: an instant, the zone, and the wall time meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, the IANA zone it was agreed in, and the wall time as booked.

    The wall time (`2026-11-23T14:00`) is kept so that a change of zone rules can be
    noticed: instant and wall time then no longer agree.
    """

    instant: datetime
    zone: str
    wall: str

    @classmethod
    def at(cls, instant: datetime, zone: str) -> Self:
        """Return the moment of an instant, told in a zone."""
        local = instant.astimezone(ZoneInfo(zone))
        wall = local.replace(tzinfo=None).isoformat(timespec="minutes")
        return cls(instant.astimezone(UTC), zone, wall)

    @classmethod
    def local(cls, wall: datetime, zone: str) -> Self:
        """Return the moment of a naive wall time in a zone.

        In a skipped hour it is the instant after the gap, in a repeated one the first.
        """
        instant = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        return cls(instant, zone, wall.isoformat(timespec="minutes"))

    def in_zone(self, zone: str) -> datetime:
        """Return the wall clock time elsewhere, aware."""
        return self.instant.astimezone(ZoneInfo(zone))


@dataclass(frozen=True, slots=True)
class Due:
    """When something is owed: an instant, or the last instant of a local day."""

    instant: datetime
    zone: str
    whole_day: bool = False

    @classmethod
    def on(cls, day: date, zone: str) -> Self:
        """Return the end of a day in a zone (PACKS section 11.1)."""
        after = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
        return cls(after.astimezone(UTC) - timedelta(microseconds=1), zone, True)

    @classmethod
    def at(cls, instant: datetime, zone: str) -> Self:
        """Return a due time to the minute."""
        return cls(instant.astimezone(UTC), zone)

    @property
    def day(self) -> date:
        """The local day it falls on."""
        return self.instant.astimezone(ZoneInfo(self.zone)).date()

    @property
    def local(self) -> datetime:
        """The local time it falls at."""
        return self.instant.astimezone(ZoneInfo(self.zone))
