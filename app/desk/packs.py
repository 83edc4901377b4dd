"""The packs a meeting's lists are made of: chosen, kept, read again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from app.book.book import Book
from app.book.packs import is_kept, keep, own_bodies
from app.book.write import Write
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import AgendaLine, Meeting, PackVersion
from app.rules.agenda import fitted
from checklists.library import Library
from checklists.pack import AgendaStep, Channel, Item, ItemId, Kind, Pack
from checklists.writing import pack_text


def library_at_hand(book: Book, folder: Path) -> Library:
    """Return the built-in packs and those of one's own in a folder.

    Without any of one's own nothing is read: most people start like that.
    """
    if not any(folder.glob("*.toml")):
        return Library()
    return Library.opened(folder, own_bodies(book))


def keep_packs(
    desk: Desk, write: Write, kind: Kind, channel: Channel
) -> tuple[PackVersion, ...]:
    """Choose the packs of a meeting and keep the text of these versions."""
    packs = desk.library.packs_for(kind, channel)
    for pack in packs:
        if not is_kept(write, pack.id, pack.version):
            keep(write, pack.id, pack.version, pack_text(pack))
    return tuple(PackVersion(pack.id, pack.version) for pack in packs)


def packs_of(desk: Desk, meeting: Meeting) -> tuple[Pack, ...]:
    """Return the packs a meeting began with.

    Of one whose text is lost or damaged it is the newest there is, if any.
    """
    found = (
        _pack(desk.library, used.pack, used.version) or _pack(desk.library, used.pack)
        for used in meeting.packs
    )
    return tuple(pack for pack in found if pack)


def _pack(library: Library, name: str, version: int | None = None) -> Pack | None:
    try:
        return library.pack(name, version)
    except KeyError:
        return None


def items_of(desk: Desk, meeting: Meeting) -> tuple[Item, ...]:
    """Return every row a meeting may ask."""
    return desk.library.items(packs_of(desk, meeting))


def item_of(desk: Desk, meeting: Meeting, item: ItemId) -> Item:
    """Return a row of a meeting, or raise a Problem where its packs have none."""
    for row in items_of(desk, meeting):
        if row.id == item:
            return row
    raise Problem(
        f"“{item}” is no row of the checklists of this meeting.",
        "Choose one of the rows on its list.",
    )


def skeleton_of(desk: Desk, kind: Kind) -> tuple[AgendaStep, ...]:
    """Return the agenda a kind begins with."""
    for pack in desk.library.packs():
        if pack.kind is kind and pack.agenda:
            return pack.agenda
    return ()


def first_agenda(desk: Desk, kind: Kind, minutes: int) -> tuple[AgendaLine, ...]:
    """Return the agenda of a new meeting: its kind's skeleton, fitted."""
    return _fitted(skeleton_of(desk, kind), minutes)


# A calendar has many meetings of a kind and a length.
_fitted = lru_cache(256)(fitted)
