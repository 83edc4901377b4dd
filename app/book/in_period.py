"""A period of many promises and meetings: what a query can tell, and what needs a look.

Most promises are kept: of those nothing more is asked than whose they are. The rest is
read whole, for the rules to judge.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.book.book import Book
from app.book.codec import instant_text
from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.promise import Promise
from checklists.pack import ItemId

_KNOWN: Final = "ours AND told AND NOT private"
_PLAINLY_KEPT: Final = """(
    state = 'done' AND done <= due_instant AND due_instant <= :now AND moves = '[]'
    AND reopened IS NULL AND voided IS NULL AND cancelled IS NULL
)"""
IN_PERIOD: Final = "starts_instant >= :begins AND starts_instant < :ends"


def stamped(name: str) -> str:
    """Return the SQL of a stamp's time that counts."""
    times = (f"json_extract({name}, '$.{one}')" for one in ("corrected", "pressed"))
    return f"coalesce({', '.join(times)})"


_BEGUN: Final = f"""CASE
    WHEN started IS NOT NULL THEN {stamped("started")}
    WHEN joined IS NOT NULL THEN max({stamped("joined")}, starts_instant)
    ELSE starts_instant END"""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many promises that they knew of were done by their one and only day.

    The same promises are counted by account and by the instant they were due.
    """

    by_account: Mapping[AccountId, int] = field(default_factory=dict)
    by_due: Mapping[datetime, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.by_due.values())


def kept(book: Book, begins: datetime, ends: datetime, now: datetime) -> Kept:
    """Count the promises due in a period that were plainly kept."""
    rows = book.rows(
        f"""
        SELECT account, due_instant FROM promises
        WHERE {_KNOWN} AND due_instant >= :begins AND due_instant < :ends
            AND {_PLAINLY_KEPT}
        """,
        between(begins, ends) | {"now": instant_text(now)},
    )
    dues = Counter(due for _, due in rows)
    return Kept(
        Counter(account for account, _ in rows),
        {datetime.fromisoformat(due): many for due, many in dues.items()},
    )


def to_reckon(
    book: Book, begins: datetime, ends: datetime, now: datetime
) -> tuple[Promise, ...]:
    """Return the other promises by us that may have fallen due in a period.

    A move that does not count leaves a promise due when it was before.
    """
    return book.select(
        Promise,
        f"""
        WHERE {_KNOWN} AND (due_instant >= :begins AND due_instant < :ends
            AND {_PLAINLY_KEPT} IS NOT TRUE OR moves <> '[]')
        """,
        between(begins, ends) | {"now": instant_text(now)},
    )


def with_lists(book: Book, begins: datetime, ends: datetime) -> tuple[MeetingId, ...]:
    """Return the meetings held in a period for which there were lists."""
    rows = book.rows(
        f"""
        SELECT id FROM meetings
        WHERE {IN_PERIOD} AND outcome = 'held' AND packs <> '[]'
        ORDER BY starts_instant
        """,
        between(begins, ends),
    )
    return tuple(MeetingId(one) for (one,) in rows)


def answered(
    book: Book, begins: datetime, ends: datetime, items: Collection[ItemId]
) -> tuple[int, int, int]:
    """Count the answers to some rows: before their calls, during them, and after."""
    # The plus: all answers of a call are read, not each row looked for in turn.
    ((before, during, after),) = book.rows(
        f"""
        WITH calls AS MATERIALIZED (
            SELECT id, {_BEGUN} AS begun,
                coalesce({stamped("ended")}, ends_instant) AS over
            FROM meetings WHERE {IN_PERIOD}
        )
        SELECT count(*) FILTER (WHERE at <= begun),
            count(*) FILTER (WHERE at > begun AND at <= over),
            count(*) FILTER (WHERE at > begun AND at > over)
        FROM calls JOIN answers ON answers.meeting = calls.id
        WHERE state = 'answered' AND +item IN (SELECT value FROM json_each(:items))
        """,
        between(begins, ends) | {"items": json.dumps(sorted(items))},
    )
    return before, during, after


def between(begins: datetime, ends: datetime) -> dict[str, str]:
    """Return a period as the values of a query."""
    return {"begins": instant_text(begins), "ends": instant_text(ends)}
