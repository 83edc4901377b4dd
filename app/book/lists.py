"""The ids of long lists, in the order that screens show them."""

from __future__ import annotations

from datetime import datetime

from app.book.book import Book
from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.promise import PromiseId, PromiseState


def meetings(book: Book, words: str, now: datetime) -> tuple[MeetingId, ...]:
    """Return coming meetings, the next first, then those gone, the newest first.

    `words` stand in the title or in the account's name; empty for all.
    """
    like = _like(words)
    at = instant_text(now)
    rows = book.rows(
        """
        SELECT meetings.id FROM meetings
        JOIN accounts ON accounts.id = meetings.account
        WHERE meetings.title LIKE ? ESCAPE '\\' OR accounts.name LIKE ? ESCAPE '\\'
        ORDER BY ends_instant < ?,
            CASE WHEN ends_instant >= ? THEN starts_instant END,
            starts_instant DESC
        """,
        (like, like, at, at),
    )
    return tuple(MeetingId(one) for (one,) in rows)


def accounts(book: Book, words: str) -> tuple[AccountId, ...]:
    """Return accounts by name; `words` stand in the name or in a person's."""
    like = _like(words)
    rows = book.rows(
        """
        SELECT id FROM accounts
        WHERE name LIKE ? ESCAPE '\\' OR id IN (
            SELECT account FROM people WHERE name LIKE ? ESCAPE '\\'
        )
        ORDER BY name COLLATE NOCASE, added
        """,
        (like, like),
    )
    return tuple(AccountId(one) for (one,) in rows)


def promises(
    book: Book, words: str, *, ours: bool, kept: bool
) -> tuple[PromiseId, ...]:
    """Return a side's open promises by due, or its kept ones, the newest first.

    `words` stand in what is promised or in the account's name.
    """
    like = _like(words)
    order = "done DESC" if kept else "due_instant IS NULL, due_instant"
    rows = book.rows(
        f"""
        SELECT promises.id FROM promises
        JOIN accounts ON accounts.id = promises.account
        WHERE state = ? AND ours = ?
            AND (what LIKE ? ESCAPE '\\' OR accounts.name LIKE ? ESCAPE '\\')
        ORDER BY {order}, promises.rowid
        """,
        (PromiseState.DONE if kept else PromiseState.OPEN, int(ours), like, like),
    )
    return tuple(PromiseId(one) for (one,) in rows)


def _like(words: str) -> str:
    plain = words.strip()
    for sign in ("\\", "%", "_"):
        plain = plain.replace(sign, f"\\{sign}")
    return f"%{plain}%"
