"""Settings as rows: what the user chose, over defaults that may change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from app.book.codec import Unreadable, shape, to_json
from app.settings import Settings

Rows = tuple[tuple[str, str], ...]


def settings_of(kept: Mapping[str, Any]) -> Settings:
    """Return the defaults with what was kept; what is no longer valid is ignored."""
    settings = Settings()
    for field in fields(Settings):
        if field.name not in kept:
            continue
        alone = to_json({field.name: kept[field.name]})
        try:
            value = getattr(shape(Settings).of_body(alone), field.name)
        except Unreadable:
            continue
        if type(value) is type(getattr(settings, field.name)):
            settings = replace(settings, **{field.name: value})
    return settings


def kept_of(settings: Settings) -> dict[str, Any]:
    """Return every setting as JSON knows it."""
    kept: dict[str, Any] = json.loads(shape(Settings).body(settings))
    return kept


def kept_rows(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return what was ever chosen, by the setting's name, as JSON knows it."""
    return _as_json(_rows(connection))


def settings_kept(
    connection: sqlite3.Connection,
) -> tuple[Settings, frozenset[str]]:
    """Return the settings that hold, and the names of those that were ever chosen.

    The same rows are worked out once.
    """
    return _settings_of_rows(_rows(connection))


def _rows(connection: sqlite3.Connection) -> Rows:
    return tuple(connection.execute("SELECT key, value FROM settings ORDER BY key"))


def _as_json(rows: Rows) -> dict[str, Any]:
    try:
        return {key: json.loads(value) for key, value in rows}
    except ValueError as error:
        raise Unreadable("No setting.") from error


@lru_cache(maxsize=8)
def _settings_of_rows(rows: Rows) -> tuple[Settings, frozenset[str]]:
    return settings_of(_as_json(rows)), frozenset(key for key, _ in rows)
