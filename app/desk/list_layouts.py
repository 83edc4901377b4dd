"""How lists of contacts were read before, so that the next is read alike."""

from __future__ import annotations

from dataclasses import replace

from app.book.write import Write
from app.desk.desk import Desk
from app.errors import Problem
from app.exchange.crm_csv import ContactList, headings_of, read_list
from app.exchange.list_columns import Columns, columns_named, guess_columns
from app.records.list_layout import ListLayout, ListLayoutId


def known_layout(desk: Desk, raw: bytes) -> ListLayout | None:
    """Return how a list with these headings was read last, if one was.

    It is tried in the encodings that were said before, too: in the wrong one, its
    headings would not be those.
    """
    kept = sorted(desk.book.every(ListLayout), key=lambda one: one.used, reverse=True)
    ways = [("", ""), *((one.encoding, one.delimiter) for one in kept)]
    for encoding, delimiter in dict.fromkeys(ways):
        try:
            head = headings_of(raw, encoding=encoding, delimiter=delimiter)
        except Problem:
            continue
        for one in kept:
            said = (head.encoding, head.delimiter) if encoding else None
            same = said is None or said == (one.encoding, one.delimiter)
            if one.headings == head.headings and same:
                return one
    return None


def read_as_before(
    desk: Desk, raw: bytes, *, encoding: str = ""
) -> tuple[ContactList, Columns]:
    """Read a list as its like was read last, else as its headings and cells say.

    An encoding that is said goes before the one that was said last time.
    """
    kept = known_layout(desk, raw)
    if kept is None or (encoding and encoding != kept.encoding):
        given = read_list(raw, encoding=encoding)
        return given, guess_columns(given)
    given = read_list(raw, encoding=kept.encoding, delimiter=kept.delimiter)
    return given, columns_named(kept.columns)


def remember_layout(
    desk: Desk, write: Write, given: ContactList, columns: Columns
) -> None:
    """Keep how a list was read, in place of how its like was read before."""
    before = next(
        (one for one in desk.book.every(ListLayout) if one.headings == given.headings),
        None,
    )
    after = ListLayout(
        before.id if before else ListLayoutId(desk.new_id()),
        given.headings,
        tuple(holds.value for holds in columns),
        given.encoding,
        given.delimiter,
        desk.now,
    )
    if before is None or replace(before, used=after.used) != after:
        write.put(after)
