"""What is to be asked still, and what was given for which interest."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.book.book import Book
from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.meeting import MeetingId


class Given(NamedTuple):
    """What somebody got, and the interest it served."""

    account: AccountId
    what: str
    interest: str


def meetings_to_ask_in(book: Book, now: datetime, most: int) -> tuple[MeetingId, ...]:
    """Return the meetings in which something is to be asked, the soonest first.

    An ask without a meeting goes with the next one there, else with the last there
    was; one whose meeting is over is none to come.
    """
    rows = book.rows(
        """
        WITH here AS (
            SELECT DISTINCT coalesce(
                asks.meeting,
                (SELECT id FROM meetings WHERE account = asks.account
                    AND outcome = 'booked' AND starts_instant > :now
                    ORDER BY starts_instant LIMIT 1),
                (SELECT id FROM meetings WHERE account = asks.account
                    AND starts_instant <= :now
                    ORDER BY starts_instant DESC LIMIT 1)
            ) AS id, asks.meeting IS NULL AS loose
            FROM asks WHERE outcome = 'planned' AND asked IS NULL AND dropped = 0
        )
        SELECT DISTINCT meetings.id FROM here JOIN meetings ON meetings.id = here.id
        WHERE loose OR (meetings.outcome = 'booked' AND starts_instant > :now)
        ORDER BY starts_instant <= :now, starts_instant, meetings.rowid LIMIT :most
        """,
        {"now": instant_text(now), "most": most},
    )
    return tuple(MeetingId(one) for (one,) in rows)


def given(book: Book) -> tuple[Given, ...]:
    """Return all that went out and named an interest, the newest first."""
    rows = book.rows(
        "SELECT account, what, interest FROM gives WHERE delivered IS NOT NULL "
        "AND interest <> '' AND dropped = 0 AND asks_nothing "
        "ORDER BY delivered DESC, rowid DESC"
    )
    return tuple(Given(AccountId(account), what, why) for account, what, why in rows)
