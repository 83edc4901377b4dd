"""The body of a record as SQL puts it together from its row: a check in a blink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from app.book.codec import shape
from app.book.coders import Coder, Part
from app.book.families import Family
from app.book.sql import columns

# What is written at the end of every body: `,"salt":"0123456789abcdef"}`.
SALTED = len(',"salt":"0123456789abcdef"}')


@cache
def differing(family: Family) -> str:
    """Return what finds the rows that are not word for word what was written last.

    It yields whole rows and, at their end, the body of the newest entry. What
    differs here may still be the same: bodies of an older Earnest lack fields.
    """
    table = family.table
    bare = f"substr(newest.body, 1, length(newest.body) - {SALTED}) || '}}'"
    return f"""
        SELECT {columns(family, f"{table}.")}, newest.body FROM {table}
        LEFT JOIN journal AS newest ON newest.seq = (
            SELECT seq FROM journal WHERE record = {table}.id AND family = '{table}'
            ORDER BY seq DESC LIMIT 1
        )
        WHERE {body(family)} IS NOT {bare}
        """


@cache
def body(family: Family) -> str:
    """Return what is the body of a row, as `Shape.body_of_row` tells it."""
    kept = shape(family.cls)
    cells = [f'{family.table}."{name}"' for name in kept.names]
    return _object({part.name: _told(part, cells) for part in kept.parts})


def _told(part: Part, cells: Sequence[str]) -> str:
    if part.flat is None:
        return _cell(part.coder, cells[part.at])
    whole = _object({one.name: _cell(one.coder, cells[one.at]) for one in part.inner})
    nothing = " AND ".join(f"{cells[one.at]} IS NULL" for one in part.inner)
    return f"CASE WHEN {nothing} THEN 'null' ELSE {whole} END"


def _cell(coder: Coder, cell: str) -> str:
    if coder.as_json:
        return f"coalesce({cell}, 'null')"
    if coder.type == "TEXT":
        # Of bytes SQLite makes no JSON: they are what nobody wrote.
        return f"CASE typeof({cell}) WHEN 'blob' THEN '' ELSE json_quote({cell}) END"
    number = f"coalesce({cell}, 'null')"
    if coder.unpack is None:
        return number
    return f"CASE {cell} WHEN 0 THEN 'false' WHEN 1 THEN 'true' ELSE {number} END"


def _object(told: Mapping[str, str]) -> str:
    pairs = (f"""'"{name}":' || {told[name]}""" for name in sorted(told))
    return f"""'{{' || {" || ',' || ".join(pairs)} || '}}'"""
