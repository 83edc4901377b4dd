"""What was deleted and can come back: the journal still has the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from app.book.book import Book
from app.book.codec import instant_text
from app.book.families import Family, family_named, family_of
from app.book.journal import NOTHING, value_of
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise

KEPT: Final = timedelta(days=90)

_REMOVED: Final = (Account, Person, Meeting, Promise)
_BY_LABEL: Final = {
    f"deleting {'an' if cls is Account else 'a'} {family_of(cls).noun}": cls
    for cls in _REMOVED
}


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something deleted: by which act and when, and how many records went with it."""

    act: str
    at: datetime
    record: Any
    others: int

    @property
    def noun(self) -> str:
        """What kind of record it is."""
        return family_of(type(self.record)).noun

    @property
    def name(self) -> str:
        """What it is called."""
        return called(self.record)


def label_of(cls: type[Any]) -> str:
    """Return how the act is called that deletes a record of a family."""
    return next(label for label, kind in _BY_LABEL.items() if kind is cls)


def called(record: Any) -> str:  # noqa: ANN401 - a record of any family
    """Return what a person would call an account, person, meeting or promise."""
    for field in ("title", "what", "name"):
        if words := getattr(record, field, ""):
            return str(words)
    return ""


def trash(book: Book, now: datetime) -> tuple[Trashed, ...]:
    """Return what was deleted in the last 90 days and is still away, newest first.

    What was erased since is left out: nobody can bring it back.
    """
    labels = ", ".join("?" * len(_BY_LABEL))
    rows = book.rows(
        f"""
        SELECT act, min(seq), at, family, record, count(*) FILTER (WHERE digest = ?)
        FROM journal WHERE label IN ({labels}) AND at >= ? AND undoes IS NULL
        GROUP BY act ORDER BY min(seq) DESC
        """,
        (NOTHING, *_BY_LABEL, instant_text(now - KEPT)),
    )
    found: dict[tuple[str, str], Trashed] = {}
    for act, seq, at, table, record, dropped in rows:
        family = family_named(table)
        if family is None or (table, record) in found:
            continue
        before = _before(book, family, record, seq)
        if before is not None and book.find(family.cls, record) is None:
            moment = datetime.fromisoformat(at)
            found[table, record] = Trashed(act, moment, before, dropped - 1)
    return tuple(found.values())


def _before(book: Book, family: Family, record: str, seq: int) -> Any:  # noqa: ANN401
    """Return a record as it was before an entry; None if that was erased."""
    rows = book.rows(
        "SELECT body FROM journal WHERE record = ? AND family = ? AND seq < ? "
        "ORDER BY seq DESC LIMIT 1",
        (record, family.table, seq),
    )
    return value_of(family.table, rows[0][0]) if rows else None
