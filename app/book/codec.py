"""Turns records into rows and journal bodies, and back, by their type hints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_type_hints

from app.book.coders import (
    Coder,
    Packed,
    Part,
    Value,
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

Cell = str | int | None
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
        self._parts, self.columns = _layout(cls)
        self.names = tuple(column.name for column in self.columns)
        self._reads = _reads(self._parts)
        # The last first, so that places before it stay what they are.
        self._folds = [
            (part.at, part.at + len(part.inner), part.flat)
            for part in reversed(self._parts)
            if part.flat
        ]

    def row(self, record: R) -> Row:
        """Return the cells of a record, in the order of `columns`."""
        cells: list[Cell] = []
        for part in self._parts:
            value = getattr(record, part.name)
            if part.flat is None:
                cells.append(_cell(part.coder, value))
            elif value is None:
                cells.extend([None] * len(part.inner))
            else:
                cells.extend(
                    _cell(inner.coder, getattr(value, inner.name))
                    for inner in part.inner
                )
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
        packed = {
            part.name: packed_of(part.coder, getattr(record, part.name))
            for part in self._parts
        }
        return to_json(packed)

    def of_body(self, body: str) -> R:
        """Return the record of a body; fields it does not know yet have defaults."""
        try:
            return self.cls(*arguments(self.cls, self._parts, json.loads(body)))
        except (TypeError, ValueError, KeyError) as error:
            raise Unreadable(f"No {self.cls.__name__}: {error}") from error

    def cells(self, body: str) -> Row:
        """Return the row that the record of a body has, without making the record."""
        try:
            packed = json.loads(body)
            cells: list[Cell] = []
            for part in self._parts:
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


def _cell(coder: Coder, value: Value) -> Cell:
    if value is None:
        return None
    packed = coder.pack(value)
    cell: Cell = to_json(packed) if coder.as_json else packed
    return cell


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
