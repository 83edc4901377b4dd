"""How values of each type hint become what JSON knows, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from fractions import Fraction
from functools import cache
from json.encoder import encode_basestring
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

# What SQLite keeps in one column of one row.
Cell = str | int | None

# Whatever a field may be annotated with, hold, or become in JSON.
Hint = Any
Value = Any
Packed = Any


@dataclass(frozen=True, slots=True)
class Coder:
    """How values of one hint become what JSON knows, and back; None passes both."""

    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any] | None
    type: str = "TEXT"
    as_json: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether values are kept as they are."""
        return self.pack is _as_is

    @property
    def tell(self) -> Callable[[Any], str]:
        """What says in JSON what a cell of the hint holds."""
        if self.as_json:
            return _as_json
        return _texts if self.type == "TEXT" else _flags if self.unpack else _digits


@dataclass(frozen=True, slots=True)
class Part:
    """One field: its coder, and where its cells stand in a row."""

    name: str
    coder: Coder
    at: int
    flat: type[Any] | None
    inner: tuple[Part, ...]
    default: Callable[[], Any] | None


def _as_json(cell: Cell) -> str:
    return "null" if cell is None else str(cell)


def _texts(cell: str | None) -> str:
    return "null" if cell is None else encode_basestring(cell)


def _flags(cell: Cell) -> str:
    # SQLite keeps them as 0 and 1; another number is told as what it is.
    return _FLAGS.get(cell) or str(cell)


def _digits(cell: Cell) -> str:
    return "null" if cell is None else str(cell)


_FLAGS: Mapping[Cell, str] = {None: "null", 0: "false", 1: "true"}
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False
)


def to_json(packed: Packed) -> str:
    """Return JSON, always the same for equal values, in characters as they are."""
    return _ENCODER.encode(packed)


def packed_of(coder: Coder, value: Value) -> Packed:
    """Return what JSON says of a value; None stays None."""
    return None if value is None else coder.pack(value)


def default_of(field: Field[Any]) -> Callable[[], Any] | None:
    """Return what makes a field's default, if it has one."""
    if field.default is not MISSING:
        value = field.default
        return lambda: value
    if field.default_factory is not MISSING:
        factory: Callable[[], Any] = field.default_factory
        return factory
    return None


def bare(hint: Hint) -> tuple[Hint, bool]:
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
    if value.tzinfo is not UTC:
        if value.tzinfo is None:
            raise TypeError(f"{value} has no zone.")
        value = value.astimezone(UTC)
    return value.isoformat(timespec="microseconds")


def _share(text: str) -> Fraction:
    """Return a share as it was written: `2/3`."""
    try:
        return Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError(f"{text} is no share.") from error


_SCALARS: Mapping[Any, Coder] = {
    str: Coder(_as_is, None),
    int: Coder(_as_is, None, "INTEGER"),
    bool: Coder(_as_is, bool, "INTEGER"),
    datetime: Coder(instant_text, datetime.fromisoformat),
    date: Coder(date.isoformat, date.fromisoformat),
    time: Coder(time.isoformat, time.fromisoformat),
    Fraction: Coder(str, _share),
}


@cache
def coder_of(hint: Hint) -> Coder:
    """Return the coder of a hint, worked out once; TypeError if it cannot be kept."""
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


def _choice(kind: type[StrEnum]) -> Coder:
    values = {str(member): member for member in kind}

    return Coder(str, values.__getitem__)


def _many(hint: Hint) -> Coder:
    inner, rest = get_args(hint)
    if rest is not Ellipsis:
        raise TypeError(f"{hint} is not a tuple of one kind.")
    one = coder_of(_unnamed(inner))

    def pack(values: tuple[Any, ...]) -> list[Any]:
        return [one.pack(value) for value in values]

    def unpack(packed: list[Any]) -> tuple[Any, ...]:
        if not isinstance(packed, list):
            raise TypeError(f"{packed!r} is no list.")
        if one.unpack is None:
            return tuple(packed)
        return tuple(map(one.unpack, packed))

    return Coder(pack, unpack, as_json=True)


def _nested(cls: type[Any]) -> Coder:
    hints = get_type_hints(cls)
    parts = tuple(
        Part(
            field.name,
            coder_of(bare(hints[field.name])[0]),
            0,
            None,
            (),
            default_of(field),
        )
        for field in fields(cls)
    )

    def pack(value: Value) -> dict[str, Any]:
        return {
            part.name: packed_of(part.coder, getattr(value, part.name))
            for part in parts
        }

    def unpack(packed: dict[str, Any]) -> Value:
        return cls(*arguments(cls, parts, packed))

    return Coder(pack, unpack, as_json=True)


def arguments(
    cls: type[Any], parts: Sequence[Part], packed: Mapping[str, Any]
) -> list[Any]:
    """Return the values of fields from what JSON says; ValueError if one lacks."""
    values: list[Any] = []
    for part in parts:
        if part.name in packed:
            value = packed[part.name]
            unpack = part.coder.unpack
            if value is not None and unpack is not None:
                value = unpack(value)
            values.append(value)
        elif part.default is not None:
            values.append(part.default())
        else:
            raise ValueError(f"A {cls.__name__} has no {part.name}.")
    return values
