"""Properties of a parsed component, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from app.exchange.content_lines import without_controls
from app.exchange.file_zones import FileZones

# By their names in capitals: values in the parser's own types, or plain texts.
Properties = Mapping[str, Any]

_LONGEST_LINE: Final = 300


def every(event: Properties, name: str) -> list[Any]:
    """Return all values of a property in the parser's own types."""
    value = event.get(name, [])
    return value if isinstance(value, list) else [value]


def one(event: Properties, name: str) -> Any:  # noqa: ANN401 - the parser's own types
    """Return a property, the first if there are several, None if it is broken."""
    value = event.get(name)
    if value is None or value.__class__ is str:
        return value
    if isinstance(value, list):
        value = value[0] if value else None
    return None if isinstance(value, _broken()) else value


def text_of(event: Properties, name: str) -> str:
    """Return a property as text without control characters."""
    value = one(event, name)
    return without_controls(str(value)) if value is not None else ""


def line_of(event: Properties, name: str) -> str:
    """Return a property as one line of bounded length."""
    return " ".join(text_of(event, name)[:_LONGEST_LINE].split())


def date_of(event: Properties, name: str, zones: FileZones) -> date | None:
    """Return a property as a date or an aware time, None if there is none."""
    value = one(event, name)
    dt = getattr(value, "dt", None)
    if isinstance(dt, datetime):
        return zones.aware(dt, value.params.get("TZID"))
    return dt if isinstance(dt, date) else None


@cache
def _broken() -> type:
    """Return what the parser makes of a value that it cannot read."""
    from icalendar.prop import vBroken

    return vBroken
