"""A case to practise on, as data: what happened, what one may see in it, the steps."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from checklists.pack import ItemId


@dataclass(frozen=True, slots=True)
class Told:
    """A call as it was for the other side: when it was, and what happened."""

    head: str
    story: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one may see in a case; `rules` are the codes that see it too.

    Without rules the deed is fair, and `idea` says why; else it is why it matters.
    """

    key: str
    words: str
    idea: str
    rules: tuple[str, ...] = ()

    @property
    def is_mistake(self) -> bool:
        """Whether a rule speaks against it."""
        return bool(self.rules)


@dataclass(frozen=True, slots=True)
class Part:
    """Something to mend, and the row where it is mended."""

    key: str
    words: str
    goes: ItemId
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step with its parts; a name in braces in a hint stands for a command's key."""

    key: str
    title: str
    words: str
    hint: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """A case: its calls, what may be seen in them, what is mended, in how long."""

    title: str
    minutes: int
    calls: tuple[Told, ...]
    statements: tuple[Statement, ...]
    steps: tuple[Step, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Every rule that a statement stands for."""
        return frozenset(code for one in self.statements for code in one.rules)


@cache
def exercise(name: str) -> Exercise:
    """Read a case that comes along, once a process."""
    source = files("checklists").joinpath(f"practice/{name}.toml")
    table = tomllib.loads(source.read_text("utf-8"))
    return Exercise(
        table["title"],
        table["minutes"],
        tuple(Told(one["head"], one["story"].strip()) for one in table["call"]),
        tuple(_statement(one) for one in table["statement"]),
        tuple(_step(one) for one in table["step"]),
    )


def _statement(table: Mapping[str, Any]) -> Statement:
    return Statement(**{**table, "rules": tuple(table.get("rules", ()))})


def _step(table: Mapping[str, Any]) -> Step:
    parts = tuple(
        Part(**{**part, "goes": ItemId(part["goes"])}) for part in table.get("part", ())
    )
    return Step(
        table["key"], table["title"], table["words"], table.get("hint", ""), parts
    )
