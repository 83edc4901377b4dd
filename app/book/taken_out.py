"""Meetings taken out of the book by hand, as the journal still has them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.book.book import Book
from app.book.journal import NOTHING, value_of
from app.records.meeting import Meeting


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A meeting as it was last, and the act that took it out."""

    meeting: Meeting
    act: str
    label: str


def taken_out(book: Book, labels: Collection[str]) -> dict[str, TakenOut]:
    """Return what acts of certain labels took out and is still away, by calendar uid.

    Of several with one uid it is the one that went last. What was erased since is
    nowhere to be found.
    """
    rows = book.rows(_GONE, {"nothing": NOTHING, "labels": json.dumps([*labels])})
    found: dict[str, TakenOut] = {}
    for act, label, body in rows:
        meeting = value_of("meetings", body)
        if isinstance(meeting, Meeting) and meeting.uid:
            found[meeting.uid] = TakenOut(meeting, act, label)
    return found


_GONE: Final = """
SELECT act, label, (
    SELECT body FROM journal AS before
    WHERE before.record = gone.record AND before.family = 'meetings'
        AND before.seq < gone.seq
    ORDER BY before.seq DESC LIMIT 1
)
FROM journal AS gone
WHERE label IN (SELECT value FROM json_each(:labels)) AND family = 'meetings'
    AND digest = :nothing
    AND seq = (
        SELECT max(seq) FROM journal AS last
        WHERE last.record = gone.record AND last.family = 'meetings'
    )
ORDER BY seq
"""
