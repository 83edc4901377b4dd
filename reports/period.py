"""The days a report is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reports import words


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both in, as the clock of a zone tells them."""

    first: date
    last: date
    zone: str

    @property
    def begins(self) -> datetime:
        """The first instant, in UTC."""
        return _midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        """The first instant after it, in UTC."""
        return _midnight(self.last + timedelta(days=1), self.zone)

    @property
    def words(self) -> str:
        """Its name: `November 2026`, `2 Nov to 15 Nov 2026`."""
        return words.days(self.first, self.last)

    def holds(self, instant: datetime) -> bool:
        """Say whether an instant lies in it."""
        return self.begins <= instant < self.ends

    def day(self, instant: datetime) -> date:
        """Return the day an instant falls on."""
        return instant.astimezone(ZoneInfo(self.zone)).date()


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
