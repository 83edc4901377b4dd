"""Calendars of other programs that are read again and again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, NewType

CalendarId = NewType("CalendarId", str)

SECURE: Final = "https://"


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """A calendar by its address: one that begins with https, or the path of a file.

    Whoever has a secret address can read the calendar, so it is never shown whole:
    `name` is what the rep calls it.
    """

    id: CalendarId
    address: str
    name: str
    added: datetime

    @property
    def is_file(self) -> bool:
        """Whether it is a file of this machine."""
        return not self.address.startswith(SECURE)
