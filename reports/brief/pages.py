"""A brief as HTML: for paper, and as a page of its own for any browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reports.brief.values import Brief, NumberedRow
from reports.paper_setting import Setting
from reports.rendering import render
from reports.sheet import Sheet

LOOSE: Final = Setting(15, 13, 26, 138, 18, 9, 45, 28, 11)
CLOSE: Final = Setting(14, 12, 24, 128, 14, 6, 42, 26, 9)
TIGHT: Final = Setting(13, 12, 22, 118, 10, 4, 39, 24, 7)
LONG_NAME: Final = 30
# About how many letters a line of half the page holds.
_LINE: Final = 44


def brief_html(brief: Brief) -> str:
    """Return a brief as one accessible HTML page that needs nothing else."""
    return render("brief.page.html", brief=brief)


def brief_sheet(brief: Brief) -> Sheet:
    """Return a brief for paper, set looser and tighter."""
    return Sheet(
        title=f"{brief.head.account}: brief",
        forms=tuple(_form(brief, s) for s in (LOOSE, CLOSE, TIGHT)),
        foot=brief.foot,
        printed=brief.printed,
    )


def _form(brief: Brief, setting: Setting) -> str:
    long = len(brief.head.account) > LONG_NAME
    return render(
        "brief.paper.html",
        brief=brief,
        set=setting,
        head_size=setting.text + 3 if long else setting.title,
        honest_left=_honest_left(brief),
    )


def _honest_left(brief: Brief) -> bool:
    """Whether the columns end nearer each other with the limits on the left."""
    gives = [f"{one.label} {one.text}" for one in brief.give_and_ask]
    left = _lines([" ".join(brief.agenda), *gives]) + _row_lines(brief.ask)
    honest = _row_lines(brief.honest) + _lines(brief.proofs)
    right = _row_lines(brief.last_check) + _row_lines(brief.in_call)
    return abs(left + honest - right) < abs(left - honest - right)


def _row_lines(rows: Iterable[NumberedRow]) -> int:
    return sum(
        _lines([row.words, row.under] if row.under else [row.words]) for row in rows
    )


def _lines(texts: Iterable[str]) -> int:
    return sum(len(text) // _LINE + 1 for text in texts)
