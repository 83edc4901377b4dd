"""The address of a calendar, as people copy it from their calendar program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from app.errors import Problem
from app.records.calendar_source import SECURE

_SECURE: Final = frozenset({"https", "webcal", "webcals"})
_KNOWN: Final = {
    "calendar.google.com": "Google",
    "outlook.live.com": "Outlook",
    "outlook.office.com": "Outlook",
    "outlook.office365.com": "Outlook",
    "icloud.com": "iCloud",
    "calendar.yahoo.com": "Yahoo",
    "fastmail.com": "Fastmail",
    "calendar.zoho.com": "Zoho",
}
# A host and a path behind it, the scheme left out.
_BARE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S", re.ASCII)
_ADVICE: Final = (
    "Copy the secret or published .ics address from your calendar: it begins with "
    "https or webcal."
)


def calendar_address(written: str) -> str:
    """Return the https address, or the path of a file, that was written; or Problem.

    `webcal` is https by another name. An http address is refused: whoever is on the
    way could read the calendar, or change it.
    """
    text = written.strip().strip("<>\"'").strip()
    if not text:
        raise Problem("No calendar is named.", _ADVICE)
    scheme, parted, rest = text.partition("://")
    match scheme.casefold() if parted else "":
        case "file":
            return _file(unquote(urlsplit(text).path))
        case "http":
            raise Problem(
                "An http address is open to whoever is on the way.",
                "Give one that begins with https; most calendars have both.",
            )
        case known if known in _SECURE:
            return _secure(rest, text)
        case "":
            return _secure(text, text) if _BARE.match(text) else _file(text)
        case other:
            raise Problem(f"“{other[:20]}” is no address of a calendar.", _ADVICE)


def name_of(address: str) -> str:
    """Return what to call a calendar: whose program it is, its host or its file."""
    if not address.startswith(SECURE):
        return Path(address).stem
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return next(
        (n for known, n in _KNOWN.items() if f".{host}".endswith(f".{known}")), host
    )


def _secure(rest: str, written: str) -> str:
    address = f"{SECURE}{rest.partition('#')[0]}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or any(c.isspace() or not c.isprintable() for c in address):
        raise Problem(f"“{written[:60]}” is no address of a calendar.", _ADVICE)
    return address


def _file(written: str) -> str:
    # Only one's own home: Python fails on that of somebody unknown.
    home = written.startswith(("~/", "~\\"))
    path = Path(written).expanduser() if home else Path(written)
    if not path.is_absolute() or not written.isprintable():
        raise Problem(f"“{written[:60]}” is no address of a calendar.", _ADVICE)
    if path.is_dir():
        raise Problem(
            f"{path.name} is a folder.", "Choose the .ics file of the calendar in it."
        )
    return str(path)
