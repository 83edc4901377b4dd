"""What a command says: lines for people, JSON for programs."""

from __future__ import annotations

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo


def say(*lines: str) -> None:
    """Write lines for people."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def say_json(value: object) -> None:
    """Write a value for programs, its letters as they are."""
    say(as_json(value))


def as_json(value: object) -> str:
    """Return a value as JSON, its letters as they are."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def warn(*lines: str) -> None:
    """Write lines beside the answer, where a program that reads it is not disturbed."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))


def plain(value: Any) -> Any:  # noqa: ANN401 - JSON has any shape
    """Return a value as JSON knows it: records as objects, instants as ISO 8601."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return float(value)
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def local(instant: datetime, zone: str) -> str:
    """Return an instant for programs, told in a zone: `2026-11-23T14:00:00+01:00`."""
    return instant.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
