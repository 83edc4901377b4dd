"""Moments as the window tells them: in the reader's zone, and in plain words."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.rules.wording import clock as clock
from app.rules.wording import count, dated_day, long_day, place, short_day
from reports.words import hours as hours


def from_now(now: datetime, instant: datetime) -> str:
    """Return how long until an instant: `in 14 min`, `in 3 h`, `now`."""
    minutes = int((instant - now).total_seconds() // 60)
    if minutes <= 0:
        return "now"
    if minutes < 90:
        return f"in {minutes} min"
    if minutes < 24 * 60:
        return f"in {round(minutes / 60)} h"
    return f"in {count(round(minutes / 60 / 24), 'day')}"


def at_place(instant: datetime, zone: str, here: str) -> str:
    """Return the time there and the city: `08:00 New York`, `17:00 Tokyo +1`."""
    local = instant.astimezone(ZoneInfo(zone))
    days = (local.date() - instant.astimezone(ZoneInfo(here)).date()).days
    return f"{clock(local)} {place(zone)}" + (f" {days:+d}" if days else "")


def day_head(day: date, today: date) -> str:
    """Return a day's name over its rows; today says so."""
    named = long_day(day) if day.year == today.year else dated_day(day)
    return f"{named} · today" if day == today else named


def day_word(day: date, today: date) -> str:
    """Return `Today`, `Tomorrow`, `Yesterday` or the day's name."""
    return _NEAR.get((day - today).days) or day_head(day, today)


def short_day_word(day: date, today: date) -> str:
    """Return `Today`, `Tomorrow`, `Yesterday`, `Fri 27 Nov` or `27 Nov 2025`."""
    named = short_day(day) if day.year == today.year else dated_day(day)
    return _NEAR.get((day - today).days) or named


def near_lower(day: str) -> str:
    """Return a day's word within a sentence: `today`, but `Fri 27 Nov`."""
    return day.lower() if day in _NEAR.values() else day


_NEAR = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}
