"""Days and times as the fields of a line take and show them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.day_words import months_on
from app.records.moment import Due
from app.rules.wording import clock, due_words, place, short_day
from app.when_words import WhenRead, read_when
from ui.meeting.editors.forms.form import Refused

HINT = "fri, 27 nov, fri 14:00"
_YEAR = re.compile(r"\b\d{4}\b", re.ASCII)
_TIME = re.compile(r"\b\d{1,2}(?:[:.h]\d\d|\s*[ap]m)\b", re.ASCII | re.IGNORECASE)
VAGUE = frozenset({"soon", "asap", "shortly", "try", "later", "sometime"})


def due_text(due: Due | None, now: datetime) -> str:
    """Return a due as it stands in a field; it reads back as the same."""
    if due is None:
        return ""
    text = _with_time(short_day(due.day), due)
    read = read_when(text, now, due.zone)
    if read and read.due == due:
        return text
    return _with_time(due.day.isoformat(), due)


def read_due(text: str, column: str, now: datetime, zone: str) -> Due | None:
    """Read a due; empty is none, and what names no day is refused."""
    if not text.strip():
        return None
    return _read(text, column, now, zone).due


def read_day(text: str, column: str, now: datetime, zone: str) -> date | None:
    """Read a day to come; empty is none."""
    return _read(text, column, now, zone).day if text.strip() else None


def read_past(text: str, column: str, now: datetime, zone: str) -> datetime | None:
    """Read when something was done: `3 feb` is the last one, not the next.

    A day without a time is its noon, or now if that is still to come.
    """
    if not text.strip():
        return None
    read = _read(text, column, now, zone)
    local = now.astimezone(ZoneInfo(zone))
    day = read.day
    if day > local.date() and not _YEAR.search(text):
        dated = any(letter.isdigit() for letter in _TIME.sub("", text))
        day = months_on(day, -12) if dated else day - timedelta(days=7)
    if read.at is None:
        noon = datetime.combine(day, datetime.min.time(), ZoneInfo(zone))
        at = (noon + timedelta(hours=12)).astimezone(UTC)
        return min(at, now) if day == local.date() else _past(at, column, now)
    at = datetime.combine(day, read.at, ZoneInfo(zone)).astimezone(UTC)
    return _past(at, column, now)


def past_text(at: datetime | None, zone: str) -> str:
    """Return when something was done, as it stands in a field."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.date().isoformat()} {clock(local)}"


def due_told(due: Due, here: str, there: str) -> str:
    """Return `Tue 24 Nov 12:00, 06:00 New York`; a whole day is the day alone."""
    told = due_words(due, here)
    if due.whole_day:
        return told
    theirs = due.instant.astimezone(ZoneInfo(there))
    ours = due.instant.astimezone(ZoneInfo(here))
    if theirs.utcoffset() == ours.utcoffset():
        return told
    day = "" if theirs.date() == ours.date() else f"{short_day(theirs.date())} "
    return f"{told}, {day}{clock(theirs)} {place(there)}"


def zone_hint(zone: str, here: str) -> str:
    """Return what to type in a day field, naming the zone where it is another."""
    return HINT if zone == here else f"{HINT} in {place(zone)}"


def _read(text: str, column: str, now: datetime, zone: str) -> WhenRead:
    read = read_when(text, now, zone)
    if read is None:
        vague = VAGUE.intersection(text.casefold().split())
        why = "is no day anyone can check" if vague else "names no day I know"
        raise Refused(
            column, f"“{text.strip()}” {why}. Write fri, 27 nov or fri 14:00."
        )
    return read


def _past(at: datetime, column: str, now: datetime) -> datetime:
    if at > now:
        raise Refused(column, "That is still to come. Write when it was done.")
    return at


def _with_time(day: str, due: Due) -> str:
    return day if due.whole_day else f"{day} {clock(due.local)}"
