"""Everything written, found by its words, the newest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar, cast

from app.book import search_index
from app.book.book import Book
from app.book.families import Record, family_named, family_of
from app.book.folding import Part, Term, Wanted, beginning, terms
from app.book.problems import BookDamaged
from app.book.written import Line, dated, lines
from app.records.account import Account, AccountId
from app.records.meeting import Answer, Meeting, MeetingId
from app.records.person import Person
from checklists.pack import ItemId

MOST: Final = 30

_FIND: Final = """
SELECT family, record FROM search JOIN written ON number = search.rowid
WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?
"""
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was looked for.

    `family` is its table, `noun` what it is in words, `title` the meeting, the
    account or the person it belongs to. `parts` are the line that was found, `item`
    the row an answer closes. What is `private` is found here and never leaves.
    """

    family: str
    noun: str
    id: str
    title: str
    parts: tuple[Part, ...]
    dated: datetime | None
    meeting: MeetingId | None = None
    account: AccountId | None = None
    item: ItemId | None = None
    private: bool = False

    @property
    def words(self) -> str:
        """The line that was found, without its marks."""
        return "".join(part.text for part in self.parts)


def search(
    book: Book, typed: str, *, limit: int = MOST, private: Container[ItemId] = ()
) -> tuple[Hit, ...]:
    """Return what holds all the words typed, each as far as it is typed.

    Words in quotes follow each other. `private` are the rows whose answers never
    leave this computer.
    """
    wanted = terms(typed)
    if not wanted:
        return ()
    try:
        return _search(book, wanted, limit, private)
    except (BookDamaged, sqlite3.Error) as damage:
        if not search_index.is_damaged(damage.__cause__ or damage):
            raise
    with book.write("mend the search") as write:
        write.index_anew()
    return _search(book, wanted, limit, private)


def _search(
    book: Book, wanted: tuple[Term, ...], limit: int, private: Container[ItemId]
) -> tuple[Hit, ...]:
    with book.snapshot():
        rows = book.rows(_FIND, (_expression(wanted), limit))
        records = _records(book, rows)
        meetings = _by_id(book, Meeting, (_meeting_of(one) for one in records))
        accounts = _by_id(
            book, Account, (_account_of(one, meetings) for one in records)
        )
    found = Wanted(wanted)
    hits: list[Hit] = []
    seen: set[tuple[MeetingId | None, str]] = set()
    for record in records:
        hit = _hit(record, found, meetings, accounts, private)
        # An answer may be what its record says as well.
        if (hit.meeting, hit.words) not in seen:
            hits.append(hit)
        if hit.meeting:
            seen.add((hit.meeting, hit.words))
    return tuple(hits)


def _expression(wanted: Iterable[Term]) -> str:
    """Return the terms in the words of FTS5: each as a string, so none is a command."""
    return " ".join(
        f'"{" ".join(term.words)}"{"" if term.whole else "*"}' for term in wanted
    )


def _records(book: Book, rows: Iterable[tuple[str, ...]]) -> list[Record]:
    """Return the records of rows, in their order."""
    ids: dict[str, list[str]] = {}
    for table, one in rows:
        ids.setdefault(table, []).append(one)
    found: dict[tuple[str, ...], Record] = {}
    for name, wanted in ids.items():
        if family := family_named(name):
            for record in book.some(family.cls, wanted):
                found[name, record.id] = record
    return [found[row] for row in rows if row in found]


def _by_id(book: Book, cls: type[R], ids: Iterable[str | None]) -> dict[str | None, R]:
    wanted = {one for one in ids if one}
    return {cast("Record", one).id: one for one in book.some(cls, wanted)}


def _meeting_of(record: object) -> MeetingId | None:
    own = record.id if isinstance(record, Meeting) else None
    return own or getattr(record, "meeting", None)


def _account_of(
    record: object, meetings: dict[str | None, Meeting]
) -> AccountId | None:
    if isinstance(record, Account):
        return record.id
    if isinstance(record, Answer):
        return meetings[record.meeting].account
    account: AccountId | None = getattr(record, "account", None)
    return account


def _hit(
    record: Record,
    wanted: Wanted,
    meetings: dict[str | None, Meeting],
    accounts: dict[str | None, Account],
    private: Container[ItemId],
) -> Hit:
    meeting, account = _meeting_of(record), _account_of(record, meetings)
    within = accounts.get(account)
    if isinstance(record, Meeting | Answer) and meeting:
        title = meetings[meeting].title
    else:
        title = record.name if isinstance(record, Person) else ""
        title = title or (within.name if within else "")
    item = record.item if isinstance(record, Answer) else None
    line, parts = _line(record, wanted)
    family = family_of(type(record))
    return Hit(
        family.table,
        family.noun,
        record.id,
        title,
        parts,
        dated(record),
        meeting,
        account,
        item,
        line.private or (item is not None and item in private),
    )


def _line(record: object, wanted: Wanted) -> tuple[Line, tuple[Part, ...]]:
    """Return the line of a record that was found; of several the first."""
    written = lines(record)
    for line in written:
        if parts := wanted.excerpt(line.text):
            return line, parts
    return written[0], beginning(written[0].text)
