"""Finding what was written, from the desk: it knows which rows are private."""

from __future__ import annotations

from app.book.search import MOST, Hit, search
from app.desk.desk import Desk
from app.records.meeting import Answer, MeetingId
from checklists.library import Library
from checklists.pack import ItemId


class _PrivateRows:
    """The rows whose answers never leave this computer."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[object, bool] = {}

    def __contains__(self, item: object) -> bool:
        if item not in self._known:
            try:
                self._known[item] = self._library.item(ItemId(str(item))).private
            except KeyError:
                # Of a pack that is gone: nobody can say, so it stays here.
                self._known[item] = True
        return self._known[item]


def find(desk: Desk, typed: str, limit: int = MOST) -> tuple[Hit, ...]:
    """Return what holds all the words typed, the newest first."""
    return search(desk.book, typed, limit=limit, private=_PrivateRows(desk.library))


def row_of(desk: Desk, meeting: MeetingId, record: str) -> ItemId | None:
    """Return the row of a meeting that shows a record, if one does."""
    answers = desk.book.of_meeting(Answer, meeting)
    return next((one.item for one in answers if record in one.links), None)
