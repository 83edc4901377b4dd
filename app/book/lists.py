"""The ids of long lists, in the order that screens show them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.book.book import Book
from app.book.codec import instant_text
from app.book.sql import like
from app.records.account import AccountId
from app.records.meeting import MeetingId, Outcome
from app.records.promise import PromiseState


def meetings(book: Book, words: str, now: datetime) -> tuple[MeetingId, ...]:
    """Return coming meetings, the next first, then those gone, the newest first.

    `words` stand in the title or in the account's name; empty for all.
    """
    found = like(words)
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
        (found, found, at, at),
    )
    return tuple(MeetingId(one) for (one,) in rows)


def accounts(book: Book, words: str) -> tuple[AccountId, ...]:
    """Return accounts by name; `words` stand in the name or in a person's."""
    found = like(words)
    rows = book.rows(
        """
        SELECT id FROM accounts
        WHERE name LIKE ? ESCAPE '\\' OR id IN (
            SELECT account FROM people WHERE name LIKE ? ESCAPE '\\'
        )
        ORDER BY name COLLATE NOCASE, added
        """,
        (found, found),
    )
    return tuple(AccountId(one) for (one,) in rows)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """What a list says of an account; `open` and `late` count promises of both."""

    people: int
    last: datetime | None
    coming: datetime | None
    open: int
    late: int


def account_lines(
    book: Book, ids: Iterable[str], now: datetime
) -> dict[str, AccountLine]:
    """Return what a list says of accounts, in one look at the book."""
    at = instant_text(now)
    rows = book.rows(
        """
        WITH owed AS MATERIALIZED (
            SELECT account, count(*) AS still,
                count(*) FILTER (WHERE due_instant < :now) AS late
            FROM promises WHERE state = :open AND told GROUP BY account
        )
        SELECT one.value,
            (SELECT count(*) FROM people WHERE account = one.value),
            (SELECT max(starts_instant) FROM meetings WHERE account = one.value
                AND outcome = :held),
            (SELECT min(starts_instant) FROM meetings WHERE account = one.value
                AND outcome = :booked AND ends_instant >= :now),
            coalesce(still, 0), coalesce(late, 0)
        FROM json_each(:ids) AS one LEFT JOIN owed ON owed.account = one.value
        """,
        {
            "ids": json.dumps(list(ids)),
            "now": at,
            "held": Outcome.HELD,
            "booked": Outcome.BOOKED,
            "open": PromiseState.OPEN,
        },
    )
    return {
        one: AccountLine(people, _instant(last), _instant(coming), still, late)
        for one, people, last, coming, still, late in rows
    }


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
