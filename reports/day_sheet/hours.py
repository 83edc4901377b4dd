"""The hours of a day: meetings, and what else the calendar holds, by their start."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from app.day import Booked, Day
from app.dossier import Dossier
from app.records.event import Event
from app.rules.next_act import Bearing
from app.rules.terms import CHANNELS
from app.rules.wording import clock, place
from app.settings import Settings
from reports import words
from reports.day_sheet.values import BusyTime, DayMeeting

_NAMES: Final = 4
_DOT: Final = " \N{MIDDLE DOT} "


def hours(day: Day, settings: Settings) -> tuple[DayMeeting | BusyTime, ...]:
    """Return what a day holds; events of the whole day come first."""
    whole = [BusyTime("all day", e.title) for e in day.busy if e.whole_day]
    timed: list[tuple[datetime, DayMeeting | BusyTime]] = [
        (b.meeting.starts.instant, _meeting(b, settings)) for b in day.meetings
    ]
    timed += [
        (e.starts.instant, _busy(e, day.day, settings))
        for e in day.busy
        if not e.whole_day
    ]
    timed.sort(key=lambda one: one[0])
    return (*whole, *(shown for _, shown in timed))


def is_to_come(booked: Booked) -> bool:
    """Whether a meeting is still to begin, or is on."""
    meeting, now = booked.meeting, booked.dossier.now
    return meeting.is_open and not meeting.ended and meeting.ends.instant > now


def _meeting(booked: Booked, settings: Settings) -> DayMeeting:
    meeting, dossier = booked.meeting, booked.dossier
    start = meeting.starts.in_zone(settings.zone)
    return DayMeeting(
        meeting.id,
        words.hours(start, meeting.ends.in_zone(settings.zone)),
        _there(dossier),
        meeting.title,
        _DOT.join((words.begin(CHANNELS[meeting.channel]), _with(dossier))),
        booked.act.words,
        stopped=booked.act.bearing is Bearing.STOP,
        over=not is_to_come(booked),
    )


def _there(dossier: Dossier) -> str:
    """Return the hours where they are, as far as that is known."""
    zones = (person.zone for person in dossier.theirs)
    zone = next(filter(None, zones), dossier.account.zone)
    if not zone:
        return ""
    meeting, here = dossier.meeting, dossier.settings.zone
    start, end = meeting.starts.in_zone(here), meeting.ends.in_zone(here)
    if start.utcoffset() == meeting.starts.in_zone(zone).utcoffset():
        return f"in {place(zone)} too" if place(zone) != place(here) else ""
    return words.hours_there(start, end, zone, here)


def _with(dossier: Dossier) -> str:
    names = [person.name for person in dossier.theirs]
    if len(names) > _NAMES:
        more = len(names) - _NAMES + 1
        return f"{', '.join(names[: _NAMES - 1])} and {more} more"
    return ", ".join(names) or dossier.account.name


def _busy(event: Event, day: date, settings: Settings) -> BusyTime:
    start, end = (m.in_zone(settings.zone) for m in (event.starts, event.ends))
    if start.date() < day:
        at = f"until {clock(end)}" if end.date() == day else "all day"
        return BusyTime(at, event.title)
    at = words.hours(start, end)
    return BusyTime(at if end.date() == day else f"{at} next day", event.title)
