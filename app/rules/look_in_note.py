"""The two lines that look in on a promise of theirs, and when one is due."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.promise import Promise, PromiseState
from app.rules.wording import due_words, first_name


def look_in_note(promise: Promise, name: str, now: datetime, zone: str) -> str:
    """Return a kind short note: what it is about, and an offer of help.

    It asks for nothing but a word, and reproaches nobody (PACKS section 6.6).
    """
    greeting = f"Hi {first_name(name)}," if name else "Hello,"
    when = ""
    if promise.due is not None:
        word = "was" if promise.due.instant < now else "is"
        when = f", which {word} down for {due_words(promise.due, zone)}"
    return (
        f"{greeting}\n"
        f"I am looking in on “{promise.what}”{when}. "
        "Is there anything I can take off your hands for it?"
    )


def is_to_look_in(promise: Promise, now: datetime, zone: str) -> bool:
    """Say whether the day to look in on an open promise of theirs has come.

    Having looked in on that day or later is enough.
    """
    day = promise.look_in
    if promise.ours or promise.state is not PromiseState.OPEN or day is None:
        return False
    here = ZoneInfo(zone)
    if day > now.astimezone(here).date():
        return False
    seen = promise.looked_in
    return seen is None or seen.astimezone(here).date() < day
