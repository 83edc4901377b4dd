"""Time zones by the names that other programs give them."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

_MACHINE: Final = frozenset({"localtime", "posixrules", "Factory"})
_AREAS: Final = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific"}
)
_OFFSET_TITLE: Final = re.compile(r"^\((?:UTC|GMT)[^)]*\)\s*", re.IGNORECASE)
_FIXED: Final = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?00)?", re.IGNORECASE)


@lru_cache(maxsize=512)
def zone_named(name: str) -> str | None:
    """Return the IANA zone that a name stands for, None if it says too little.

    Known are IANA names with or without a vendor in front, Windows ids, the titles
    Windows shows, and whole hours from UTC.
    """
    name = name.strip().strip('"')
    plain = name.strip("/")
    if plain in _zones():
        return plain
    tail = plain.split("/")
    for start in range(1, len(tail)):
        if (shorter := "/".join(tail[start:])) in _zones() and "/" in shorter:
            return shorter
    title = _OFFSET_TITLE.sub("", plain)
    for known in (plain, title, name):
        if zone := _other_names().get(known.casefold()):
            return zone
    return _city(title) or _fixed(plain)


@cache
def windows_zones() -> dict[str, str]:
    """Return the IANA zones of the Windows ids (CLDR's windowsZones)."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return dict(WINDOWS_TO_OLSON)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - _MACHINE


@cache
def _other_names() -> dict[str, str]:
    text = Path(__file__).with_name("zone_names.toml").read_text("utf-8")
    names = {**tomllib.loads(text), **windows_zones()}
    known = {name.casefold(): zone for name, zone in names.items()}
    return known | {zone.casefold(): zone for zone in _zones()}


@cache
def _cities() -> dict[str, str]:
    """Return the zones by the city that ends their name, where it ends but one."""
    by_city: dict[str, set[str]] = {}
    for zone in _zones():
        area, _, city = zone.rpartition("/")
        if area.partition("/")[0] in _AREAS:
            by_city.setdefault(city.replace("_", " ").casefold(), set()).add(zone)
    return {city: zones.pop() for city, zones in by_city.items() if len(zones) == 1}


def _city(title: str) -> str | None:
    """Return the zone of the first city a title such as `Berlin / Rome` names."""
    if len(title) > 200:
        return None
    for city in re.split(r"[,/:;]", title):
        if zone := _cities().get(city.strip().casefold()):
            return zone
    return None


def _fixed(name: str) -> str | None:
    if match := _FIXED.fullmatch(name):
        sign = "-" if match[1] == "+" else "+"
        zone = f"Etc/GMT{sign}{int(match[2])}" if int(match[2]) else "UTC"
        return zone if zone in _zones() else None
    return None
