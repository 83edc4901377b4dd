"""What is known, looked at again: still true, or no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from app.desk.checking import a_record
from app.desk.desk import Desk
from app.desk.removing import let_go
from app.records.knowledge import Need, Note, NoteId
from app.records.mark import Mark, MarkId, MarkKind

R = TypeVar("R", Need, Note)

# The rule that asks after old notes on their market.
OLD_LANDSCAPE: Final = "STR-07"


def still_true(desk: Desk, note: NoteId) -> Note:
    """Say that a note still holds, and when to look at it again."""
    with desk.act("finding a note still true") as write:
        before = desk.the(Note, note)
        after = replace(before, review=next_review(desk))
        write.put(after)
        write.put(
            Mark(
                MarkId(desk.new_id()),
                MarkKind.STILL_TRUE,
                desk.now,
                OLD_LANDSCAPE,
                account=before.account,
                record=before.id,
            )
        )
    return after


def next_review(desk: Desk) -> date:
    """Return the day on which what is true today is looked at again."""
    settings = desk.book.settings()
    today = desk.now.astimezone(ZoneInfo(settings.zone)).date()
    return today + timedelta(days=settings.landscape_days)


def take_out(desk: Desk, record: R) -> R:
    """Delete a need or a note, and let go of it where it is named."""
    with desk.act(f"deleting {a_record(type(record))}") as write:
        gone = desk.the(type(record), record.id)
        let_go(desk, write, gone, {gone.id})
        write.drop(gone)
    return gone
