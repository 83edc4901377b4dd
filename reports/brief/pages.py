"""A brief as HTML: for paper, and as a page of its own for any browser."""

from __future__ import annotations

from typing import Final

from reports.brief.places import Places, places
from reports.brief.values import Brief
from reports.paper_setting import Setting
from reports.rendering import render
from reports.sheet import Sheet

SETTINGS: Final = (
    Setting(15, 13, 26, 138, 18, 9, 45, 28, 11),
    Setting(14, 12, 24, 123, 12, 5, 42, 25, 8),
    Setting(13, 12, 22, 114, 8, 3, 39, 22, 6),
    Setting(12, 11, 20, 110, 6, 2, 36, 20, 5),
)
LONG_NAME: Final = 30
# The least room to write in: five lines, in the tightest form three.
ROOM: Final = 146
LEAST_ROOM: Final = 86


def brief_html(brief: Brief) -> str:
    """Return a brief as one accessible HTML page that needs nothing else."""
    return render("brief.page.html", brief=brief, at=places(brief))


def brief_sheet(brief: Brief) -> Sheet:
    """Return a brief for paper, set looser and tighter."""
    at = places(brief)
    return Sheet(
        title=f"{brief.head.account}: brief",
        forms=tuple(_form(brief, at, s) for s in SETTINGS),
        foot=brief.foot,
        printed=brief.printed,
        again=f"{brief.head.account}, {brief.head.here}, continued",
    )


def _form(brief: Brief, at: Places, setting: Setting) -> str:
    long = len(brief.head.account) > LONG_NAME
    return render(
        "brief.paper.html",
        brief=brief,
        at=at,
        set=setting,
        room=LEAST_ROOM if setting is SETTINGS[-1] else ROOM,
        head_size=setting.text + 3 if long else setting.title,
    )
