"""A day as pages: sheets for paper, or one HTML page with all of it."""

from __future__ import annotations

from typing import Final

from reports.brief import brief_sheet
from reports.brief.places import places
from reports.day_sheet.values import DayOnPaper, DaySheet
from reports.paper_setting import Setting
from reports.rendering import render
from reports.sheet import Sheet

SETTINGS: Final = (
    Setting(15, 13, 24, 132, 20, 6, 26, 28, 9),
    Setting(14, 12, 22, 124, 14, 4, 24, 26, 7),
    Setting(13, 12, 20, 116, 10, 2, 22, 24, 6),
    Setting(12, 12, 18, 110, 7, 1, 20, 22, 5),
)


def day_html(day: DayOnPaper) -> str:
    """Return the day sheet and its briefs as one HTML page; each begins a new sheet."""
    behind = [(brief, places(brief)) for brief in day.briefs]
    return render("day_sheet.page.html", sheet=day.sheet, behind=behind)


def day_sheets(day: DayOnPaper) -> tuple[Sheet, ...]:
    """Return what is printed, in its order: the day sheet, then brief by brief."""
    return (_sheet(day.sheet), *map(brief_sheet, day.briefs))


def _sheet(sheet: DaySheet) -> Sheet:
    forms = (render("day_sheet.paper.html", sheet=sheet, set=one) for one in SETTINGS)
    return Sheet(
        title=f"Day sheet: {sheet.day}",
        forms=tuple(forms),
        foot=sheet.foot,
        printed=sheet.printed,
    )
