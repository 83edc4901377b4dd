"""Hours that the clocks skip or show twice."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.records.moment import Moment


def clock_change(moment: Moment) -> str:
    """Return what to say of a wall time that is skipped or comes twice, else nothing.

    A repeated hour is doubted only where the first was taken for want of better.
    """
    wall = datetime.fromisoformat(moment.wall).replace(tzinfo=ZoneInfo(moment.zone))
    first, second = wall.utcoffset(), wall.replace(fold=1).utcoffset()
    if first == second or first is None or second is None:
        return ""
    day = f"{wall.day} {wall:%B %Y}"
    if first < second:
        return (
            f"{wall:%H:%M} on {day} is skipped in {city(moment.zone)}: the clocks go "
            f"forward. Read as {moment.in_zone(moment.zone):%H:%M}."
        )
    if moment.instant != wall.astimezone(UTC):
        return ""
    return (
        f"{wall:%H:%M} on {day} comes twice in {city(moment.zone)}: the clocks go "
        f"back. Read as the first."
    )


def city(zone: str) -> str:
    """Return what people call a zone: `New York`."""
    return zone.rpartition("/")[2].replace("_", " ")
