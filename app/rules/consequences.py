"""What an act on a promise will mean for the figures, said before it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.records.moment import Due
from app.records.promise import DueMove, Promise, PromiseState
from app.rules.follow_through import due_that_counts, excuse
from app.rules.wording import due_words

UNCOUNTED = "Nobody waits for it yet, so no figure changes."


def of_new_date(
    promise: Promise, due: Due | None, agreed_by: str, at: datetime, zone: str
) -> str:
    """Say what a new day means, agreed by somebody of the other side or by nobody.

    The rule of PACKS section 11.1 decides: what is said here is what will be counted.
    """
    before, twice = due_that_counts(promise)
    if not promise.told:
        return UNCOUNTED
    if before is None:
        return "It had no day: from now on this one counts."
    if twice:
        return "It was moved twice already and counts as not kept; a new day is noted."
    new = due or before
    move = DueMove(promise.due or before, new, agreed_by, at)
    after, moved_again = due_that_counts(
        replace(promise, due=new, moves=(*promise.moves, move))
    )
    old = due_words(before, zone)
    if moved_again:
        return f"A second move counts as not kept by {old}, whoever asked for it."
    if after != before:
        return "They agreed before it was due: the new day counts, once."
    if at >= before.instant and agreed_by:
        return f"It was due {old} already: it stays late, and the new day is noted."
    if agreed_by:
        return "The day stays as it is."
    return f"Without their yes {old} still counts; the new day is only noted."


def of_cancelling(
    promise: Promise, at: datetime, *, by_us: bool, with_their_yes: bool
) -> str:
    """Say what taking a promise back means, by whom and with or without their yes."""
    due, twice = due_that_counts(promise)
    if not promise.told:
        return UNCOUNTED
    gone = replace(
        promise,
        state=PromiseState.CANCELLED,
        cancelled=at,
        cancelled_by="us" if by_us else "them",
        with_their_yes=with_their_yes or not by_us,
    )
    whose = "It" if promise.ours else "Their promise"
    if due is None:
        return f"{whose} had no day, so it is counted nowhere."
    if twice:
        return "It was moved twice already and counts as not kept."
    if excuse(gone, due):
        return f"{whose} is left out of the count: it ended before its day."
    if at >= due.instant:
        return f"{whose} was due already and counts as not kept."
    return f"{whose} counts as not kept once its day has passed."
