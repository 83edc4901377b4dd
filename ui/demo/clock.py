"""The clocks of the sample: one that a story turns, one that runs on from there."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.clock import Clock

HOME = "Europe/Prague"
STEP = timedelta(seconds=2)


def at_home(wall: str) -> datetime:
    """Return the instant of a wall time such as `2026-11-23 13:46` in Prague."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(HOME)).astimezone(UTC)


class StorysClock:
    """A clock that is turned on by hand and steps two seconds with every reading."""

    def __init__(self, at: datetime) -> None:
        self._next = at

    def __call__(self) -> datetime:
        """Return the time and step on."""
        now = self._next
        self._next = now + STEP
        return now

    def turn(self, at: datetime) -> None:
        """Turn on to an instant; never back, as a journal only goes on."""
        self._next = max(self._next, at)


def running_from(at: datetime) -> Clock:
    """Return a clock that shows an instant now and runs on from it."""
    begun = time.monotonic()

    def now() -> datetime:
        return at + timedelta(seconds=time.monotonic() - begun)

    return now
