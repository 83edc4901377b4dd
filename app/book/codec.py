"""Turns records into rows and journal bodies, and back, by their type hints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_type_hints

from app.book.coders import (
    Cell,
    Coder,
    Packed,
    Part,
    arguments,
    bare,
    coder_of,
    default_of,
    instant_text,
    packed_of,
    to_json,
)
from app.records.moment import Due, Moment

__all__ = [
    "Cell",
    "Column",
    "Row",
    "Shape",
    "Unreadable",
    "instant_text",
    "shape",
    "to_json",
]

Row = tuple[Cell, ...]
R = TypeVar("R")

# Kept in columns of their own, so that SQL can filter and sort on the instant.
FLAT = frozenset({Moment, Due})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a family's table, as STRICT SQL declares it."""

    name: str
    type: str
    nullable: bool


class Unreadable(Exception):  # noqa: N818 - said of a row or a body
    """What is kept is no record: it was changed behind the book's back."""


class Shape(Generic[R]):
    """How records of one class are kept; ask `shape(cls)` for it."""

    def __init__(self, cls: type[R]) -> None:
        self.cls = cls
        self.parts, self.columns = _layout(cls)
        self.names = tuple(column.name for column in self.columns)
        self._reads = _reads(self.parts)
        self._writes = [(part.name, *_writes(part)) for part in self.parts]
        # The last first, so that places before it stay what they are.
        self._folds = [
            (part.at, part.at + len(part.inner), part.flat)
            for part in reversed(self.parts)
            if part.flat
        ]
        self._told = [
            (f'"{part.name}":', WHOLE if part.flat else part.at, _told(part))
            for part in sorted(self.parts, key=lambda part: part.name)
        ]

    def row(self, record: R) -> Row:
        """Return the cells of a record, in the order of `columns`."""
        cells: list[Cell] = []
        for name, cell, inner in self._writes:
            value = getattr(record, name)
            if inner:
                cells.extend(
                    None
                    if value is None or (one := getattr(value, field)) is None
                    else write(one)
                    if write
                    else one
                    for field, write in inner
                )
            else:
                cells.append(cell(value) if cell and value is not None else value)
        return tuple(cells)

    def record(self, row: Sequence[Cell]) -> R:
        """Return the record of a row; Unreadable where a cell is not what it says."""
        values: list[Any] = list(row)
        try:
            for at, read in self._reads:
                if values[at] is not None:
                    values[at] = read(values[at])
            for at, end, make in self._folds:
                cells = values[at:end]
                values[at:end] = [None if cells[0] is None else make(*cells)]
            return self.cls(*values)
        except (TypeError, ValueError, KeyError) as error:
            raise Unreadable(f"No {self.cls.__name__}: {error}") from error

    def body(self, record: R) -> str:
        """Return the whole record as JSON, always the same for equal records."""
        return self.body_of_row(self.row(record))

    def body_of_row(self, row: Sequence[Cell]) -> str:
        """Return the body of the record that a row holds, without making it."""
        told = [
            name + tell(row[at] if at >= 0 else row) for name, at, tell in self._told
        ]
        return f"{{{','.join(told)}}}"

    def of_body(self, body: str) -> R:
        """Return the record of a body; fields it does not know yet have defaults."""
        try:
            return self.cls(*arguments(self.cls, self.parts, json.loads(body)))
        except (TypeError, ValueError, KeyError) as error:
            raise Unreadable(f"No {self.cls.__name__}: {error}") from error

    def cells(self, body: str) -> Row:
        """Return the row that the record of a body has, without making the record."""
        try:
            packed = json.loads(body)
            cells: list[Cell] = []
            for part in self.parts:
                if part.name in packed:
                    cells.extend(_cells(part, packed[part.name]))
                else:
                    cells.extend(_cells(part, _packed_default(self.cls, part)))
        except (TypeError, ValueError, KeyError) as error:
            raise Unreadable(f"No {self.cls.__name__}: {error}") from error
        return tuple(cells)


_SHAPES: dict[type[Any], Shape[Any]] = {}


def shape(cls: type[R]) -> Shape[R]:
    """Return how a class is kept, worked out once."""
    if cls not in _SHAPES:
        _SHAPES[cls] = Shape(cls)
    return _SHAPES[cls]


Writes = Callable[[Any], Cell] | None
Tells = Callable[[Any], str]

# The place of what is told of the whole row.
WHOLE = -1


def _writes(part: Part) -> tuple[Writes, list[tuple[str, Writes]]]:
    """Return what makes the cell of a value, or of each field of a flat one."""
    return _write(part.coder), [(one.name, _write(one.coder)) for one in part.inner]


def _write(coder: Coder) -> Writes:
    if coder.as_json:
        # Many records hold the same values, which never change.
        return lru_cache(512)(lambda value: to_json(coder.pack(value)))
    return None if coder.is_plain else coder.pack


def _told(part: Part) -> Tells:
    """Return what says in JSON what the cells of a field hold."""
    if part.flat is None:
        return part.coder.tell
    fields = sorted((f'"{one.name}":', one.at, one.coder.tell) for one in part.inner)
    places = [one.at for one in part.inner]

    def tell(row: Sequence[Cell]) -> str:
        if all(row[at] is None for at in places):
            return "null"
        return f"{{{','.join(name + say(row[at]) for name, at, say in fields)}}}"

    return tell


def _cells(part: Part, packed: Packed) -> Iterable[Cell]:
    """Return the cells of one field from what JSON says of it."""
    if part.flat is None:
        if packed is None or not part.coder.as_json:
            return (packed,)
        return (to_json(packed),)
    if packed is None:
        return (None,) * len(part.inner)
    return (packed[inner.name] for inner in part.inner)


def _packed_default(cls: type[Any], part: Part) -> Packed:
    if part.default is None:
        raise ValueError(f"A {cls.__name__} has no {part.name}.")
    return packed_of(part.coder, part.default())


def _reads(
    parts: Sequence[Part],
) -> list[tuple[int, Callable[[Any], Any]]]:
    """Return, by place, what turns a cell that is not NULL into its value."""
    reads = []
    for part in parts:
        for leaf in part.inner or (part,):
            unpack = leaf.coder.unpack
            if leaf.coder.as_json and unpack:
                reads.append((leaf.at, _from_json(unpack)))
            elif unpack:
                reads.append((leaf.at, unpack))
    return reads


def _from_json(unpack: Callable[[Any], Any]) -> Callable[[str], Any]:
    # Values never change and many rows hold the same ones: they can share them.
    return lru_cache(4096)(lambda text: unpack(json.loads(text)))


def _layout(cls: type[Any]) -> tuple[tuple[Part, ...], tuple[Column, ...]]:
    hints = get_type_hints(cls)
    parts: list[Part] = []
    columns: list[Column] = []
    for field in fields(cls):
        hint, nullable = bare(hints[field.name])
        at = len(columns)
        coder = coder_of(hint)
        default = default_of(field)
        if hint in FLAT:
            inside, inner_columns = _layout(hint)
            inner = tuple(
                Part(leaf.name, leaf.coder, at + leaf.at, None, (), leaf.default)
                for leaf in inside
            )
            parts.append(Part(field.name, coder, at, hint, inner, default))
            columns.extend(
                Column(f"{field.name}_{c.name}", c.type, nullable or c.nullable)
                for c in inner_columns
            )
        else:
            parts.append(Part(field.name, coder, at, None, (), default))
            columns.append(Column(field.name, coder.type, nullable))
    return tuple(parts), tuple(columns)
