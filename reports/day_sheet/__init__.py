"""The day sheet: a day on one page, and its briefs behind it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.book.whose import whose
from app.day import Desktop, Items, desktop
from app.rules.wording import clock, count, place
from app.settings import Settings
from reports import words
from reports.brief import brief
from reports.day_sheet.duties import duties, owed
from reports.day_sheet.hours import hours, is_to_come
from reports.day_sheet.pages import day_html, day_sheets
from reports.day_sheet.values import (
    BusyTime,
    DayMeeting,
    DayOnPaper,
    DaySheet,
    Duties,
    Duty,
)

__all__ = [
    "BusyTime",
    "DayMeeting",
    "DayOnPaper",
    "DaySheet",
    "Duties",
    "Duty",
    "day_html",
    "day_on_paper",
    "day_sheets",
]

_DOT = " \N{MIDDLE DOT} "


def day_on_paper(book: Book, items_of: Items, now: datetime) -> DayOnPaper:
    """Return today as it is printed at an instant, read in a handful of queries."""
    on = desktop(book, items_of, now)
    settings, today = book.settings(), on.days[0]
    local = now.astimezone(ZoneInfo(settings.zone))
    sheet = DaySheet(
        day=words.full_day(today.day),
        about=_about(on, settings),
        hours=hours(today, settings),
        duties=tuple(duties(on, whose(book, owed(on)), settings)),
        foot=f"Times are those of {place(settings.zone)}",
        printed=f"Earnest{_DOT}printed {words.date_only(local)} {clock(local)}",
    )
    coming = (booked for booked in today.meetings if is_to_come(booked))
    return DayOnPaper(sheet, tuple(brief(booked.preparation) for booked in coming))


def _about(on: Desktop, settings: Settings) -> str:
    """Return `Ida Holm · 3 meetings · 1 promise late`."""
    meetings = on.days[0].meetings
    late = sum(not entry.own_plan for entry in on.ledger.ours.late)
    told = (
        settings.name,
        count(len(meetings), "meeting") if meetings else "no meetings",
        f"{count(late, 'promise')} late" if late else "",
    )
    return words.begin(_DOT.join(part for part in told if part))
