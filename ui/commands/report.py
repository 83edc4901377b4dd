"""What was promised in a period, and what became of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.clock import Clock
from app.day_words import read_day
from app.desk.desk import Desk
from app.errors import Problem
from app.files import safe_name
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import as_json, say, say_json

if TYPE_CHECKING:
    from reports.period import Period

ANSWERS = """A day is 2026-11-02, 2 nov or today; without any it is this month so far.
exit codes: 0 it is made; 2 the days make no sense, or it cannot be written."""
KINDS = ("follow-through",)
FORMATS = ("pdf", "html", "json")


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a kind, a period, a format and where to put the page."""
    parser.add_argument("kind", choices=KINDS, metavar="follow-through")
    parser.add_argument("--from", dest="first", metavar="DAY", default="")
    parser.add_argument("--to", dest="last", metavar="DAY", default="today")
    parser.add_argument("--format", choices=FORMATS, default="html")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to put it")


def run(told: Namespace, clock: Clock) -> int:
    """Make the report."""
    from reports.follow_through import (
        follow_through,
        follow_through_html,
        follow_through_sheet,
    )
    from reports.gather import gather
    from ui.commands.pages import write_pdf, write_text

    with the_desk(told, clock) as desk:
        period = _period(desk, told.first, told.last)
        gathered = gather(desk.book, period, desk.now, library=desk.library)
    report = follow_through(gathered)
    if told.format == "pdf":
        out = told.out or Path(safe_name(f"{report.title} {period.words}", ".pdf"))
        paper = gathered.settings.paper
        written = write_pdf(out, [follow_through_sheet(report)], paper)
    else:
        asked = told.format == "json" or (told.json and not told.out)
        text = as_json(report) if asked else follow_through_html(report)
        if not told.out:
            say(text)
            return ExitCode.DONE
        written = write_text(told.out, text)
    if told.json:
        say_json({"file": str(written)})
    else:
        say(f"Written: {written}", report.promises)
    return ExitCode.DONE


def _period(desk: Desk, first: str, last: str) -> Period:
    from reports.period import Period

    zone = desk.book.settings().zone
    today = desk.now.astimezone(ZoneInfo(zone)).date()
    end = _day(last, today)
    begin = _day(first, today) if first else end.replace(day=1)
    if end < begin:
        raise Problem(f"{last} lies before {first}.", "Give the earlier day first.")
    return Period(begin, end, zone)


def _day(words: str, today: date) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        day = read_day(words.strip().casefold(), today)
    if day is None:
        raise Problem(f"“{words}” is no day.", "Write it as 2026-11-02.")
    return day
