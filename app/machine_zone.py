"""Where this machine is, as far as its own settings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_IN_A_TREE: Final = re.compile(r"zoneinfo[^/]*/(?:posix/|right/)?(?P<name>[^\0]+)$")
_COUNTRY: Final = re.compile(r"[A-Za-z]{2,3}_(?P<country>[A-Z]{2})(?:[.@]|$)")


def machine_zone(environment: Mapping[str, str], root: Path = Path("/")) -> str:
    """Return the IANA zone of a machine, or nothing where it does not tell.

    TZ comes first, then the link that is the local time, then /etc/timezone.
    """
    return next(filter(_is_zone, _named(environment, root)), "")


def machine_country(environment: Mapping[str, str]) -> str:
    """Return the country that the language settings name (`cs_CZ.UTF-8` tells CZ)."""
    for name in ("LC_ALL", "LC_TELEPHONE", "LANG"):
        if found := _COUNTRY.match(environment.get(name, "")):
            return found["country"]
    return ""


def _named(environment: Mapping[str, str], root: Path) -> Iterator[str]:
    said = environment.get("TZ", "").removeprefix(":")
    yield said
    yield _in_a_tree(said)
    local = root / "etc" / "localtime"
    with suppress(OSError, RuntimeError):
        if local.is_symlink():
            yield _in_a_tree(local.readlink().as_posix())
            yield _in_a_tree(local.resolve().as_posix())
    with suppress(OSError, UnicodeDecodeError):
        lines = (root / "etc" / "timezone").read_text("utf-8").split()
        yield from lines[:1]


def _in_a_tree(path: str) -> str:
    found = _IN_A_TREE.search(path)
    return found["name"] if found else ""


def _is_zone(name: str) -> bool:
    # A path, or TZ's own notation (`CET-1CEST`), is the name of no zone.
    if not name or name.startswith(("/", ".")) or name == "localtime":
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
