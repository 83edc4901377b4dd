"""One meeting on a page, or today's with a day sheet: as text, a PDF, a web page."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.book.dossiers import dossier
from app.clock import Clock
from app.desk import packs
from app.desk.desk import Desk
from app.desk.printing import note_printed
from app.errors import Problem
from app.rules.preparation import prepare
from reports.brief import Brief, brief, brief_html, brief_sheet
from reports.day_sheet import day_html, day_on_paper, day_sheets
from reports.numbering import numbering
from reports.sheet import Sheet
from ui.commands import ExitCode
from ui.commands.brief_text import brief_text
from ui.commands.choosing import meeting_meant
from ui.commands.day_text import day_text
from ui.commands.opening import the_desk
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 it is made; 2 no such meeting, or it cannot be written."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a meeting or all of today, and where to put the page."""
    parser.add_argument(
        "meeting", nargs="*", metavar="MEETING", help="its id, or words of its title"
    )
    parser.add_argument(
        "--today",
        action="store_true",
        help="a day sheet, and the brief of each meeting still to come today",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--pdf", type=Path, metavar="FILE", help="write a PDF")
    where.add_argument("--html", type=Path, metavar="FILE", help="write a page")


def run(told: Namespace, clock: Clock) -> int:
    """Make the brief, or those of today."""
    if told.today and told.meeting:
        raise Problem("Both a meeting and --today are named.", "Name one of them.")
    if not told.today and not told.meeting:
        raise Problem("No meeting is named.", "Name one, or all of today with --today.")
    with the_desk(told, clock) as desk:
        (_today if told.today else _one)(desk, told)
    return ExitCode.DONE


def _one(desk: Desk, told: Namespace) -> None:
    meeting = meeting_meant(desk, " ".join(told.meeting))
    read = dossier(desk.book, meeting.id, desk.now)
    made = brief(prepare(read, packs.items_of(desk, meeting)))
    if told.pdf or told.html:
        written = _write(desk, told, [brief_sheet(made)], brief_html(made), [made])
        if told.json:
            say_json({"meeting": meeting.id, "file": str(written)})
        else:
            say(f"Written: {written}")
    elif told.json:
        say_json(made)
    else:
        say(*brief_text(made))


def _today(desk: Desk, told: Namespace) -> None:
    day = day_on_paper(desk.book, partial(packs.items_of, desk), desk.now)
    if told.pdf or told.html:
        written = _write(desk, told, day_sheets(day), day_html(day), day.briefs)
        if told.json:
            meetings = [
                {"id": one.meeting, "account": one.head.account, "at": one.head.here}
                for one in day.briefs
            ]
            say_json({"day": day.sheet.day, "file": str(written), "briefs": meetings})
        else:
            say(f"Written: {written}")
    elif told.json:
        say_json(day)
    else:
        say(*day_text(day.sheet))
        for one in day.briefs:
            say("", "", *brief_text(one))


def _write(
    desk: Desk,
    told: Namespace,
    sheets: Sequence[Sheet],
    page: str,
    briefs: Sequence[Brief],
) -> Path:
    """Write the file that was named, and keep what the numbers in it stand for."""
    from ui.commands.pages import write_pdf, write_text

    paper = desk.book.settings().paper
    written = (
        write_pdf(told.pdf, sheets, paper) if told.pdf else write_text(told.html, page)
    )
    if briefs:
        note_printed(desk, numbering(briefs))
    return written
