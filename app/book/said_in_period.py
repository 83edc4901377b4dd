"""What was said, asked and left waiting in a period, as headline figures read it."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.book.in_period import between
from app.records.account import AccountId
from app.records.exchange import Ask, Refusal
from app.records.knowledge import ClaimId, Fact
from app.records.loss import Loss

# Working days and the holidays among them never take longer.
LONGEST_WAIT: Final = timedelta(days=45)
_SAID: Final = "coalesce(meetings.starts_instant, claims.made)"
# A claim belongs to its meeting; of one that was not held, none was made.
_CLAIMS: Final = f"""
    FROM claims LEFT JOIN meetings ON meetings.id = claims.meeting
    WHERE NOT claims.dropped AND coalesce(meetings.outcome, 'held') = 'held'
        AND {_SAID} >= :begins AND {_SAID} < :ends"""
_PROOF: Final = "trim(evidence) <> ''"

Wait = tuple[str, AccountId, datetime, datetime | None]
"""A record's id, its account, since when it waits, when it was answered."""


@dataclass(frozen=True, slots=True)
class Claims:
    """How many claims were made, how many have proof, and how many none but say so.

    `bare` are the newest without proof, and whether each is marked unproven.
    """

    made: int
    proven: int
    unproven: int
    bare: tuple[tuple[ClaimId, bool], ...]


def claims(book: Book, begins: datetime, ends: datetime, most: int) -> Claims:
    """Count the claims of a period, and name the newest few without proof."""
    values = between(begins, ends)
    ((made, proven, unproven),) = book.rows(
        f"""
        SELECT count(*), count(*) FILTER (WHERE {_PROOF}),
            count(*) FILTER (WHERE NOT {_PROOF} AND unproven) {_CLAIMS}
        """,
        values,
    )
    bare = book.rows(
        f"""
        SELECT claims.id, unproven {_CLAIMS} AND NOT {_PROOF}
        ORDER BY {_SAID} DESC, claims.rowid DESC LIMIT {most}
        """,
        values,
    )
    named = tuple((ClaimId(one), bool(said)) for one, said in bare)
    return Claims(made, proven, unproven, named)


def corrections(book: Book, begins: datetime, ends: datetime) -> list[Wait]:
    """Return the corrections they know of; before they are sent none is told."""
    return _waits(
        book,
        """
        SELECT id, account, made, done FROM promises
        WHERE kind = 'correction' AND ours AND told
            AND state IN ('open', 'done') AND made >= :since AND made < :ends
        """,
        begins,
        ends,
    )


def open_points(book: Book, begins: datetime, ends: datetime) -> list[Wait]:
    """Return the points that were open, without those written down with an answer."""
    return _waits(
        book,
        """
        SELECT id, account, made, answered FROM points
        WHERE kind = 'open' AND made >= :since AND made < :ends
            AND (answered IS NULL AND answer = 'open' OR answered > made)
        """,
        begins,
        ends,
    )


def refusals(book: Book, ends: datetime) -> tuple[Refusal, ...]:
    """Return every no said before an instant."""
    return book.select(Refusal, "WHERE said < ? ORDER BY said", (instant_text(ends),))


def clearing_facts(book: Book, accounts: Collection[AccountId]) -> tuple[Fact, ...]:
    """Return the orders and requests of accounts, which clear a no."""
    return book.select(
        Fact,
        """
        WHERE stage_fact IN ('order', 'request')
            AND account IN (SELECT value FROM json_each(?))
        """,
        (json.dumps(sorted(accounts)),),
    )


def agreed_asks(book: Book, accounts: Collection[AccountId]) -> tuple[Ask, ...]:
    """Return the asks of accounts that were answered with yes, which clear a no."""
    return book.select(
        Ask,
        "WHERE outcome = 'yes' AND account IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(accounts)),),
    )


def losses(book: Book, begins: datetime, ends: datetime) -> tuple[Loss, ...]:
    """Return what was lost or fought over in a period, the newest first."""
    clause = "WHERE at >= :begins AND at < :ends ORDER BY at DESC, rowid DESC"
    return book.select(Loss, clause, between(begins, ends))


def _waits(book: Book, sql: str, begins: datetime, ends: datetime) -> list[Wait]:
    since = {"since": instant_text(begins - LONGEST_WAIT), "ends": instant_text(ends)}
    return [
        (
            one,
            AccountId(account),
            datetime.fromisoformat(made),
            datetime.fromisoformat(answered) if answered else None,
        )
        for one, account, made, answered in book.rows(sql, since)
    ]
