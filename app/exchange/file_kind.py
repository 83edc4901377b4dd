"""What kind of file somebody gives: told by what is in it, then by its name."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath
from typing import Final

_LISTS: Final = frozenset({".csv", ".tsv", ".tab", ".txt"})
_LOOKED_AT: Final = 2_000


class Kind(Enum):
    """What can be taken in; what is none of these is read as a calendar."""

    CALENDAR = auto()
    CARDS = auto()
    LIST = auto()


def kind_of(raw: bytes, name: str = "") -> Kind:
    """Return what a file is; without a name a list is known by its headings."""
    # In UTF-16 a letter has a nought beside it.
    start = raw[:_LOOKED_AT].replace(b"\0", b"").upper()
    if b"BEGIN:VCARD" in start:
        return Kind.CARDS
    if b"BEGIN:VCALENDAR" in start:
        return Kind.CALENDAR
    if PurePath(name).suffix.lower() in _LISTS:
        return Kind.LIST
    return Kind.LIST if not name and _has_headings(raw) else Kind.CALENDAR


def _has_headings(raw: bytes) -> bool:
    from app.errors import Problem
    from app.exchange.crm_csv import headings_of
    from app.exchange.list_columns import is_list

    try:
        return is_list(headings_of(raw))
    except Problem:
        return False
