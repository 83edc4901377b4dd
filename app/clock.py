"""The time, handed to whoever needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return this instant; the only place that reads the machine's clock."""
    return datetime.now(UTC)
