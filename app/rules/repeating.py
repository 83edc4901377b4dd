"""Promises that come again: when the next one is due, and how that is said."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from app.records.moment import Due, Moment
from app.records.promise import Promise, Repeats
from app.rules.wording import DAYS

WEEK = timedelta(days=7)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def next_due(promise: Promise, now: datetime) -> Due | None:
    """Return when the next of a repeating promise is due; None where none comes.

    It keeps its weekday or its day of the month and its local time, whatever day was
    agreed for this one. A picked day lasts to its end in the recipient's zone, worked
    there or not (PACKS section 13). It lies after this one's due and after now.
    """
    if promise.due is None or not promise.repeats:
        return None
    usual = promise.moves[0].was if promise.moves else promise.due
    passed = max(now, promise.due.instant, usual.instant)
    step = 1
    while (due := _later(promise, usual, step)).instant <= passed:
        step += 1
    return due


def repeat_words(promise: Promise) -> str:
    """Return `every Friday`, `every month on the 31st`, or nothing."""
    if promise.due is None or not promise.repeats:
        return ""
    usual = promise.moves[0].was if promise.moves else promise.due
    if promise.repeats is Repeats.WEEKLY:
        return f"every {DAYS[usual.day.weekday()]}"
    return f"every month on the {ordinal(promise.repeats_on or usual.day.day)}"


def ordinal(number: int) -> str:
    """Return `1st`, `22nd`, `13th`."""
    last = number % 10 if number // 10 % 10 != 1 else 0
    return f"{number}{_ENDINGS.get(last, 'th')}"


def month_day(year: int, month: int, day: int) -> date:
    """Return a day of a month, in a shorter one its last."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _later(promise: Promise, usual: Due, steps: int) -> Due:
    """Return the due so many weeks or months after the usual one."""
    local = usual.local.replace(tzinfo=None)
    if promise.repeats is Repeats.WEEKLY:
        wall = local + WEEK * steps
    else:
        year, month = divmod(local.year * 12 + local.month - 1 + steps, 12)
        day = month_day(year, month + 1, promise.repeats_on or local.day)
        wall = datetime.combine(day, local.time())
    if usual.whole_day:
        return Due.on(wall.date(), usual.zone)
    return Due.at(Moment.local(wall, usual.zone).instant, usual.zone)
