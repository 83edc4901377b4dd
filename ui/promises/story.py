"""What happened to a promise since it was made, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from app.records.account import Account
from app.records.knowledge import Fact
from app.records.promise import DueMove, Promise, PromiseState
from app.rules.consequences import UNCOUNTED
from app.rules.effort import effort_words
from app.rules.follow_through import due_that_counts, reckon
from app.rules.punctuality_period import quote_delay, working_words
from app.rules.repeating import repeat_words
from app.rules.wording import clock, due_words, short_day
from app.rules.working_days import working_time
from app.settings import Settings

FIRST = {
    "yes": "they called us first",
    "no": "others were called first",
    "unknown": "not known whether they called us first",
}
DOT = " \N{MIDDLE DOT} "


def story(
    promise: Promise,
    settings: Settings,
    now: datetime,
    request: Fact | None = None,
    account: Account | None = None,
) -> str:
    """Return `every Friday · moved from Fri 20 Nov, Anna agreed · 1 h planned`."""
    return DOT.join(_parts(promise, settings, now, request, account))


def _parts(
    promise: Promise,
    settings: Settings,
    now: datetime,
    request: Fact | None,
    account: Account | None,
) -> Iterator[str]:
    zone = settings.zone
    if request is not None:
        yield from _request(request, settings, now, account)
    if often := repeat_words(promise):
        yield often
    for move in promise.moves:
        yield _moved(promise, move, zone)
    if promise.told_late:
        yield f"they were told it is late {_at(promise.told_late, zone)}"
    if promise.ours and not promise.told and promise.state is PromiseState.OPEN:
        yield UNCOUNTED[0].lower() + UNCOUNTED[1:].rstrip(".")
    if promise.look_in and not promise.looked_in:
        yield f"look in {short_day(promise.look_in)}"
    if promise.looked_in:
        yield f"looked in {_at(promise.looked_in, zone)}"
    if effort := _effort(promise):
        yield effort
    if promise.reopened:
        yield f"opened again {_at(promise.reopened, zone)}"
    yield from _ended(promise, zone)


def _request(
    request: Fact, settings: Settings, now: datetime, account: Account | None
) -> Iterator[str]:
    yield f"asked {_at(request.dated, settings.zone)}"
    if request.called_first in FIRST:
        yield FIRST[request.called_first]
    if account is None:
        return
    if (delay := quote_delay(request, account, settings)) is not None:
        yield f"answered after {working_words(delay)}"
    elif request.answered is None:
        place = account.zone or settings.zone
        hours = settings.work_opens, settings.work_closes
        waited = working_time(request.dated, now, place, hours, account.region)
        yield f"they have waited {working_words(waited)}"


def _moved(promise: Promise, move: DueMove, zone: str) -> str:
    was = f"moved from {due_words(move.was, zone)}"
    if not move.agreed_by or move.agreed_by == ("us" if promise.ours else "them"):
        return f"{was}, nobody agreed"
    late = move.at >= move.was.instant
    return f"{was}, {move.agreed_by} agreed {'too late' if late else 'in time'}"


def _effort(promise: Promise) -> str:
    planned, spent = promise.effort_planned, promise.effort_spent
    if spent is not None and planned is not None:
        return f"took {effort_words(spent)} of {effort_words(planned)} planned"
    if spent is not None:
        return f"took {effort_words(spent)}"
    return f"{effort_words(planned)} planned" if planned is not None else ""


def _ended(promise: Promise, zone: str) -> Iterator[str]:
    due, twice = due_that_counts(promise)
    if promise.state is PromiseState.DONE and due is not None:
        yield f"was due {due_words(due, zone)}"
        yield reckon(promise, due, moved_twice=twice).why
    if promise.state is PromiseState.CANCELLED:
        other = "their" if promise.ours else "our"
        by_maker = promise.cancelled_by == ("us" if promise.ours else "them")
        if not by_maker:
            yield f"taken back by {promise.cancelled_by}"
        elif promise.with_their_yes:
            yield f"taken back by {promise.cancelled_by}, with {other} yes"
        else:
            yield f"taken back by {promise.cancelled_by} alone: counts as not kept"
    if promise.state is PromiseState.VOID:
        yield "a change left nothing to do"


def _at(instant: datetime, zone: str) -> str:
    local = instant.astimezone(ZoneInfo(zone))
    return f"{short_day(local.date())} {clock(local)}"
