"""Turns records into rows and journal bodies, and back, by their type hints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import (
    Any,
    Generic,
    NewType,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from app.records.moment import Due, Moment

Cell = str | int | None
Row = tuple[Cell, ...]
R = TypeVar("R")

# Whatever a field may be annotated with, hold, or become in JSON.
Hint = Any
Value = Any
Packed = Any

# Kept in columns of their own, so that SQL can filter and sort on the instant.
FLAT = frozenset({Moment, Due})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a family's table, as STRICT SQL declares it."""

    name: str
    type: str
    nullable: bool


@dataclass(frozen=True, slots=True)
class _Coder:
    """How values of one hint become what JSON knows, and back; None passes both."""

    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any] | None
    type: str = "TEXT"
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """One field: its coder, and where its cells stand in a row."""

    name: str
    coder: _Coder
    at: int
    flat: type[Any] | None
    inner: tuple[_Part, ...]
    default: Callable[[], Any] | None


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
            part.name: _packed(part.coder, getattr(record, part.name))
            for part in self._parts
        }
        return to_json(packed)

    def of_body(self, body: str) -> R:
        """Return the record of a body; fields it does not know yet have defaults."""
        try:
            return self.cls(*_arguments(self.cls, self._parts, json.loads(body)))
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


_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False
)


def to_json(packed: Packed) -> str:
    """Return JSON, always the same for equal values, in characters as they are."""
    return _ENCODER.encode(packed)


def _packed(coder: _Coder, value: Value) -> Packed:
    return None if value is None else coder.pack(value)


def _cell(coder: _Coder, value: Value) -> Cell:
    if value is None:
        return None
    packed = coder.pack(value)
    cell: Cell = to_json(packed) if coder.as_json else packed
    return cell


def _cells(part: _Part, packed: Packed) -> Iterable[Cell]:
    """Return the cells of one field from what JSON says of it."""
    if part.flat is None:
        if packed is None or not part.coder.as_json:
            return (packed,)
        return (to_json(packed),)
    if packed is None:
        return (None,) * len(part.inner)
    return (packed[inner.name] for inner in part.inner)


def _packed_default(cls: type[Any], part: _Part) -> Packed:
    if part.default is None:
        raise ValueError(f"A {cls.__name__} has no {part.name}.")
    return _packed(part.coder, part.default())


def _reads(
    parts: Sequence[_Part],
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


def _layout(cls: type[Any]) -> tuple[tuple[_Part, ...], tuple[Column, ...]]:
    hints = get_type_hints(cls)
    parts: list[_Part] = []
    columns: list[Column] = []
    for field in fields(cls):
        hint, nullable = _bare(hints[field.name])
        at = len(columns)
        coder = _coder(hint)
        default = _default(field)
        if hint in FLAT:
            inside, inner_columns = _layout(hint)
            inner = tuple(
                _Part(leaf.name, leaf.coder, at + leaf.at, None, (), leaf.default)
                for leaf in inside
            )
            parts.append(_Part(field.name, coder, at, hint, inner, default))
            columns.extend(
                Column(f"{field.name}_{c.name}", c.type, nullable or c.nullable)
                for c in inner_columns
            )
        else:
            parts.append(_Part(field.name, coder, at, None, (), default))
            columns.append(Column(field.name, coder.type, nullable))
    return tuple(parts), tuple(columns)


def _default(field: Field[Any]) -> Callable[[], Any] | None:
    if field.default is not MISSING:
        value = field.default
        return lambda: value
    if field.default_factory is not MISSING:
        factory: Callable[[], Any] = field.default_factory
        return factory
    return None


def _bare(hint: Hint) -> tuple[Hint, bool]:
    """Return a hint without its None, and whether it had one."""
    if get_origin(hint) in {Union, UnionType}:
        rest = [kind for kind in get_args(hint) if kind is not NoneType]
        if len(rest) != 1:
            raise TypeError(f"{hint} is more than one thing.")
        return _unnamed(rest[0]), True
    return _unnamed(hint), False


def _unnamed(hint: Hint) -> Hint:
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    return hint


def _as_is(value: Value) -> Value:
    return value


def instant_text(value: datetime) -> str:
    """Return an instant as the book keeps it; the text sorts as time does."""
    if value.tzinfo is None:
        raise TypeError(f"{value} has no zone.")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


_SCALARS: Mapping[Any, _Coder] = {
    str: _Coder(_as_is, None),
    int: _Coder(_as_is, None, "INTEGER"),
    bool: _Coder(_as_is, bool, "INTEGER"),
    datetime: _Coder(instant_text, datetime.fromisoformat),
    date: _Coder(date.isoformat, date.fromisoformat),
    time: _Coder(time.isoformat, time.fromisoformat),
}


@cache
def _coder(hint: Hint) -> _Coder:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint)
    origin: object = get_origin(hint)
    if origin is tuple:
        return _many(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _nested(hint)
    raise TypeError(f"The book does not know how to keep {hint}.")


def _choice(kind: type[StrEnum]) -> _Coder:
    values = {str(member): member for member in kind}

    return _Coder(str, values.__getitem__)


def _many(hint: Hint) -> _Coder:
    inner, rest = get_args(hint)
    if rest is not Ellipsis:
        raise TypeError(f"{hint} is not a tuple of one kind.")
    one = _coder(_unnamed(inner))

    def pack(values: tuple[Any, ...]) -> list[Any]:
        return [one.pack(value) for value in values]

    def unpack(packed: list[Any]) -> tuple[Any, ...]:
        if not isinstance(packed, list):
            raise TypeError(f"{packed!r} is no list.")
        if one.unpack is None:
            return tuple(packed)
        return tuple(map(one.unpack, packed))

    return _Coder(pack, unpack, as_json=True)


def _nested(cls: type[Any]) -> _Coder:
    hints = get_type_hints(cls)
    parts = tuple(
        _Part(
            field.name,
            _coder(_bare(hints[field.name])[0]),
            0,
            None,
            (),
            _default(field),
        )
        for field in fields(cls)
    )

    def pack(value: Value) -> dict[str, Any]:
        return {
            part.name: _packed(part.coder, getattr(value, part.name)) for part in parts
        }

    def unpack(packed: dict[str, Any]) -> Value:
        return cls(*_arguments(cls, parts, packed))

    return _Coder(pack, unpack, as_json=True)


def _arguments(
    cls: type[Any], parts: Sequence[_Part], packed: Mapping[str, Any]
) -> list[Any]:
    arguments: list[Any] = []
    for part in parts:
        if part.name in packed:
            value = packed[part.name]
            unpack = part.coder.unpack
            if value is not None and unpack is not None:
                value = unpack(value)
            arguments.append(value)
        elif part.default is not None:
            arguments.append(part.default())
        else:
            raise ValueError(f"A {cls.__name__} has no {part.name}.")
    return arguments
