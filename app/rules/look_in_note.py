"""The two lines that look in on a promise of theirs, and when one is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.promise import Promise, PromiseState
from app.rules.wording import due_words, first_name, listed


def look_in_note(promise: Promise, name: str, now: datetime, zone: str) -> str:
    """Return a kind short note: what it is about, and an offer of help.

    It asks for nothing but a word, and reproaches nobody (PACKS section 6.6).
    """
    return look_in_notes((promise,), name, now, zone)


def look_in_notes(
    promises: Sequence[Promise], name: str, now: datetime, zone: str
) -> str:
    """Return one note for all that one person promised."""
    greeting = f"Hi {first_name(name)}," if name else "Hello,"
    what = listed([_about(one, now, zone) for one in promises])
    it = "it" if len(promises) == 1 else "them"
    return (
        f"{greeting}\n"
        f"I am looking in on {what}. "
        f"Is there anything I can take off your hands for {it}?"
    )


def is_to_look_in(promise: Promise, now: datetime, zone: str) -> bool:
    """Say whether the day to look in on an open promise of theirs has come.

    Having looked in is enough, until another day is picked.
    """
    day = promise.look_in
    if promise.ours or promise.state is not PromiseState.OPEN or day is None:
        return False
    today = now.astimezone(ZoneInfo(zone)).date()
    return day <= today and promise.looked_in is None


def _about(promise: Promise, now: datetime, zone: str) -> str:
    if promise.due is None:
        return f"“{promise.what}”"
    word = "was" if promise.due.instant < now else "is"
    return f"“{promise.what}”, which {word} down for {due_words(promise.due, zone)}"
