"""What a planning session needs to count (PACKS section 9), and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from app.records.knowledge import Fact, StageFact
from app.records.promise import Promise
from app.rules.standing.promised import day_of, is_promised
from app.rules.wording import count
from app.settings import Settings


def sides_bound(session: Fact, promises: Iterable[Promise], zone: tzinfo) -> set[bool]:
    """Return which sides promised something in a session: ours is True.

    Its promises are those of its meeting, else those made on its day.
    """
    day = day_of(session.dated, zone)
    return {
        promise.ours
        for promise in promises
        if is_promised(promise)
        and (
            promise.meeting == session.meeting
            if session.meeting
            else day_of(promise.made, zone) == day
        )
    }


def lacks(session: Fact, promises: Iterable[Promise], zone: tzinfo) -> tuple[str, ...]:
    """Name what a session has not yet; with nothing lacking it counts."""
    bound = sides_bound(session, promises, zone)
    lacking = {
        "something in writing": bool(session.link),
        "a promise by us": True in bound,
        "a promise by them": False in bound,
    }
    return tuple(words for words, there in lacking.items() if not there)


def lacks_words(
    session: Fact,
    facts: Iterable[Fact],
    promises: Iterable[Promise],
    zone: tzinfo,
    settings: Settings,
) -> str:
    """Return `lacks a promise by them`, or what the next one has to be apart.

    A session that counts needs another that counts, some days from it.
    """
    made = tuple(promises)
    if lacking := lacks(session, made, zone):
        return f"lacks {', '.join(lacking)}"
    day, apart = day_of(session.dated, zone), settings.stage_ally_sessions_apart_days
    others = (
        one
        for one in facts
        if one.stage_fact is StageFact.SESSION and not lacks(one, made, zone)
    )
    if any(abs(day_of(one.dated, zone) - day) >= apart for one in others):
        return "counts"
    return f"counts; another {count(apart, 'day')} apart is lacking"
