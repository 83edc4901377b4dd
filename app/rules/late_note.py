"""The lines that tell somebody a promise will be late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.promise import Promise
from app.rules.wording import due_words, first_name, listed


def late_note(promise: Promise, name: str, now: datetime, zone: str) -> str:
    """Return a short honest note: what, when it was due, and what comes next.

    `name` is whom it is for, empty when unknown. Nothing is excused, and no new day
    is promised that was not agreed.
    """
    return (
        f"{_greeting(name)}\n"
        f"what I owe you, “{promise.what}”, {_stands(promise, now, zone)} "
        "and will be late. Which new day would still suit you?"
    )


def late_notes(promises: Sequence[Promise], name: str, now: datetime, zone: str) -> str:
    """Return one note for all that one person waits for."""
    if len(promises) == 1:
        return late_note(promises[0], name, now, zone)
    owed = [f"“{one.what}”, which {_stands(one, now, zone)}" for one in promises]
    return (
        f"{_greeting(name)}\n"
        f"what I owe you will be late: {listed(owed)}. "
        "Which new days would still suit you?"
    )


def _greeting(name: str) -> str:
    return f"Hi {first_name(name)}," if name else "Hello,"


def _stands(promise: Promise, now: datetime, zone: str) -> str:
    if promise.due is None:
        return "has no day yet"
    passed = promise.due.instant < now
    today = promise.due.day == now.astimezone(ZoneInfo(zone)).date()
    day = due_words(promise.due, zone)
    told = "today" if today and promise.due.whole_day else day
    return f"was due {told}" if passed else f"is due {told}"
