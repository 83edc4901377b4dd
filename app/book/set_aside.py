"""What was set aside in the meetings of a period: stops passed, rows, length."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from app.book.book import Book
from app.book.in_period import IN_PERIOD, between
from app.records.mark import Mark
from app.records.meeting import Meeting, MeetingId
from checklists.pack import ItemId


def overridden(book: Book, begins: datetime, ends: datetime) -> tuple[Mark, ...]:
    """Return the reasons for which stops were passed, the oldest first."""
    return book.select(
        Mark,
        f"""
        WHERE kind = 'overridden' AND withdrawn IS NULL
            AND meeting IN (SELECT id FROM meetings WHERE {IN_PERIOD})
        ORDER BY at
        """,
        between(begins, ends),
    )


def not_applicable(
    book: Book, begins: datetime, ends: datetime, without: Collection[ItemId]
) -> Mapping[tuple[ItemId, str], int]:
    """Count, by row and reason, the rows that were said not to apply.

    `without` are rows of which not even the count is told.
    """
    rows = book.rows(
        f"""
        SELECT item, reason, count(*) FROM answers JOIN meetings
            ON meetings.id = answers.meeting
        WHERE state = 'not applicable' AND {IN_PERIOD}
            AND item NOT IN (SELECT value FROM json_each(:without))
        GROUP BY item, reason
        """,
        between(begins, ends) | {"without": json.dumps(sorted(without))},
    )
    return {(ItemId(item), reason): many for item, reason, many in rows}


def planned(book: Book, begins: datetime, ends: datetime) -> int:
    """Count the held meetings that were planned."""
    ((many,),) = book.rows(
        f"""
        SELECT count(*) FROM meetings
        WHERE {IN_PERIOD} AND outcome = 'held' AND NOT unplanned
        """,
        between(begins, ends),
    )
    return int(many)


def made_short(
    book: Book, begins: datetime, ends: datetime
) -> tuple[tuple[Meeting, ...], Mapping[MeetingId, datetime]]:
    """Return the held meetings for which short was chosen, and their first answers."""
    values = between(begins, ends)
    clause = (
        f"WHERE {IN_PERIOD} AND outcome = 'held' AND length = 'short' "
        "AND NOT unplanned ORDER BY starts_instant DESC"
    )
    first = book.rows(
        f"""
        SELECT meeting, min(at) FROM answers
        WHERE meeting IN (SELECT id FROM meetings {clause}) GROUP BY meeting
        """,
        values,
    )
    answered = {MeetingId(one): datetime.fromisoformat(at) for one, at in first}
    return book.select(Meeting, clause, values), answered
