"""The four reminders, each once and no others (PACKS section 10.2)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from app.records.meeting import Meeting
from app.records.promise import Promise
from app.rules.days_end import (
    DAY,
    DaysEnd,
    Outlook,
    days_end,
    ends_at,
    is_owed,
    lasts_until,
)
from app.rules.free_time import is_free, is_running, spans
from app.rules.outcome import NEARLY_BUSY
from app.rules.windows import last_check
from app.rules.working_days import is_working_day


class Occasion(StrEnum):
    """What one is reminded of."""

    LAST_CHECK = "last check"
    WRAP = "wrap"
    DAYS_END = "day's end"
    DUE_TODAY = "due today"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder; once it was shown, none of its `keys` calls for one again."""

    occasion: Occasion
    keys: tuple[str, ...]
    meetings: tuple[Meeting, ...] = ()
    promises: tuple[Promise, ...] = ()
    end: DaysEnd | None = None


def reminders(
    outlook: Outlook, reminded: Container[str], now: datetime
) -> tuple[Reminder, ...]:
    """Return what to remind of now, without what was reminded of; nothing in a call."""
    return tuple(
        one
        for one in standing(outlook, now)
        if any(key not in reminded for key in one.keys)
    )


def standing(outlook: Outlook, now: datetime) -> tuple[Reminder, ...]:
    """Return every reminder that holds now, shown before or not, what is near first."""
    busy = spans(outlook.meetings)
    if is_running(busy, now):
        return ()
    found = [*_last_checks(outlook, now)]
    if outlook.wraps and is_free(busy, now):
        keys = wrap_keys(outlook.wraps)
        found.append(Reminder(Occasion.WRAP, keys, outlook.wraps))
    found += [*_days_ends(outlook, now), *_due_today(outlook, now)]
    return tuple(found)


def wrap_keys(wraps: Iterable[Meeting]) -> tuple[str, ...]:
    """Return the keys of open wraps."""
    return tuple(f"{Occasion.WRAP} {meeting.id}" for meeting in wraps)


def next_instant(outlook: Outlook, now: datetime) -> datetime:
    """Return the next instant at which another reminder may hold, or one no more."""
    today = outlook.day_of(now)
    settings = outlook.settings
    at = [outlook.at(today + DAY, time())]
    at += [outlook.at(day, settings.day_opens) for day in (today, today + DAY)]
    for day in (today - DAY, today):
        at += [ends_at(outlook, day), lasts_until(outlook, day)]
    for each in spans(outlook.meetings):
        at += [each.begins - NEARLY_BUSY, each.begins, each.ends]
    at += [last_check(m, settings) for m in outlook.meetings]
    at += [m.starts.instant for m in outlook.meetings]
    return min(instant for instant in at if instant > now)


def _last_checks(outlook: Outlook, now: datetime) -> Iterator[Reminder]:
    for meeting in outlook.meetings:
        if not meeting.is_open or meeting.joined or meeting.unplanned:
            continue
        starts = meeting.starts.instant
        if last_check(meeting, outlook.settings) <= now < starts:
            # Another time is another last check.
            key = f"{Occasion.LAST_CHECK} {meeting.id} {starts.isoformat()}"
            yield Reminder(Occasion.LAST_CHECK, (key,), (meeting,))


def _days_ends(outlook: Outlook, now: datetime) -> Iterator[Reminder]:
    today = outlook.day_of(now)
    for day in (today - DAY, today):
        if ends_at(outlook, day) <= now < lasts_until(outlook, day):
            end = days_end(outlook, day)
            if not end.is_empty:
                key = f"{Occasion.DAYS_END} {day}"
                yield Reminder(Occasion.DAYS_END, (key,), end=end)


def _due_today(outlook: Outlook, now: datetime) -> Iterator[Reminder]:
    """Yield one list of what is due today, and was owed when the day began."""
    today = outlook.day_of(now)
    opens = outlook.at(today, outlook.settings.day_opens)
    due = tuple(
        p
        for p in outlook.promises
        if is_owed(p)
        and p.due
        and p.made < opens
        and outlook.day_of(p.due.instant) == today
    )
    if due and now >= opens and is_working_day(today, outlook.settings.region):
        key = f"{Occasion.DUE_TODAY} {today}"
        yield Reminder(Occasion.DUE_TODAY, (key,), promises=due)
