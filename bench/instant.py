"""The instant at which the book of a run is looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

# A Monday morning, between the first call of the day and the second.
NOW: Final = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)


def now() -> datetime:
    """Return the instant at which the book is looked at."""
    return NOW
