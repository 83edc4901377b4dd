"""The two lines that tell somebody a promise will be late."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.promise import Promise
from app.rules.wording import due_words, first_name


def late_note(promise: Promise, name: str, now: datetime, zone: str) -> str:
    """Return a short honest note: what, when it was due, and what comes next.

    `name` is whom it is for, empty when unknown. Nothing is excused, and no new day
    is promised that was not agreed.
    """
    greeting = f"Hi {first_name(name)}," if name else "Hello,"
    if promise.due is None:
        when = "has no day yet"
    else:
        passed = promise.due.instant < now
        day = due_words(promise.due, zone)
        today = promise.due.day == now.astimezone(ZoneInfo(zone)).date()
        told = "today" if today and promise.due.whole_day else day
        when = f"was due {told}" if passed else f"is due {told}"
    return (
        f"{greeting}\n"
        f"what I owe you, “{promise.what}”, {when} and will be late. "
        "Which new day would still suit you?"
    )
