"""The SQL that is the same for every family."""

from __future__ import annotations

from functools import cache

from app.book.codec import shape
from app.book.families import Family


@cache
def columns(family: Family, prefix: str = "") -> str:
    """Return a family's columns, in the order its records are read from."""
    return ", ".join(f'{prefix}"{name}"' for name in shape(family.cls).names)


@cache
def select(family: Family) -> str:
    """Return what reads whole rows of a family."""
    return f"SELECT {columns(family)} FROM {family.table}"


@cache
def insert(family: Family) -> str:
    """Return what writes a whole new row."""
    marks = ", ".join("?" * len(shape(family.cls).names))
    return f"INSERT INTO {family.table} ({columns(family)}) VALUES ({marks})"


@cache
def upsert(family: Family) -> str:
    """Return what writes a whole row, new or not, and keeps what points to it."""
    names = shape(family.cls).names
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    return f"{insert(family)} ON CONFLICT (id) DO UPDATE SET {sets}"


def oldest_first(family: Family) -> str:
    """Return the order of a family's records; within an instant, as they came in."""
    first = "" if family.order == "rowid" else f"{family.order}, "
    return f"ORDER BY {first}rowid"


def like(words: str) -> str:
    """Return the pattern of LIKE for words that stand anywhere in a text."""
    plain = words.strip()
    for sign in ("\\", "%", "_"):
        plain = plain.replace(sign, f"\\{sign}")
    return f"%{plain}%"
