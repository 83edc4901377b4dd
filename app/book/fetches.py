"""How each calendar was read last: no record, so it has no journal and no undo."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.book.codec import instant_text
from app.records.calendar_source import CalendarId

if TYPE_CHECKING:
    from app.book.book import Book


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of reading a calendar.

    `answered` is when it was last there, `read` when it was last taken in whole;
    `etag` and `modified` are what its server calls that state. `trouble` is a
    sentence on why it was not there since, `advice` what to do. `brought` are the
    keys of the events it had, `gone` those it had once and has no more.
    """

    calendar: CalendarId
    answered: datetime | None = None
    read: datetime | None = None
    etag: str = ""
    modified: str = ""
    trouble: str = ""
    advice: str = ""
    brought: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


def fetched(book: Book, calendar: CalendarId) -> Fetched:
    """Return what is known of a calendar; one never read is known by its id alone."""
    rows = book.rows(
        "SELECT calendar, answered, read, etag, modified, trouble, advice, brought, "
        "gone FROM fetches WHERE calendar = ?",
        (calendar,),
    )
    return _fetched(rows[0]) if rows else Fetched(calendar)


def keep(connection: sqlite3.Connection, fetched: Fetched) -> None:
    """Write what is known of a calendar, over what was."""
    connection.execute(
        "INSERT OR REPLACE INTO fetches (calendar, answered, read, etag, modified, "
        "trouble, advice, brought, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fetched.calendar,
            _text(fetched.answered),
            _text(fetched.read),
            fetched.etag,
            fetched.modified,
            fetched.trouble,
            fetched.advice,
            _keys(fetched.brought),
            _keys(fetched.gone),
        ),
    )


def _fetched(row: tuple[str, ...]) -> Fetched:
    calendar, answered, read, etag, modified, trouble, advice, brought, gone = row
    return Fetched(
        CalendarId(calendar),
        _instant(answered),
        _instant(read),
        etag,
        modified,
        trouble,
        advice,
        frozenset(json.loads(brought)),
        frozenset(json.loads(gone)),
    )


def _text(instant: datetime | None) -> str | None:
    return instant_text(instant) if instant else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _keys(keys: Iterable[str]) -> str:
    return json.dumps(sorted(keys), ensure_ascii=False)
