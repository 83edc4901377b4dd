"""Time zones by name, where a name may be one that this machine does not know."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of a name; None if it is empty, or nobody here knows it.

    A book may come from a machine with newer zones than this one.
    """
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
