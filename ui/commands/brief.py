"""One meeting on a page: as text here, or as a PDF or a page for a browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.book.dossiers import dossier
from app.clock import Clock
from app.desk import packs
from app.rules.preparation import prepare
from ui.commands import ExitCode
from ui.commands.choosing import meeting_meant
from ui.commands.opening import the_desk
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 it is made; 2 no such meeting, or it cannot be written."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a meeting, and where to put the page."""
    parser.add_argument(
        "meeting", nargs="+", metavar="MEETING", help="its id, or words of its title"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--pdf", type=Path, metavar="FILE", help="write a PDF")
    where.add_argument("--html", type=Path, metavar="FILE", help="write a page")


def run(told: Namespace, clock: Clock) -> int:
    """Make the brief."""
    from reports.brief import brief, brief_html, brief_sheet

    with the_desk(told, clock) as desk:
        meeting = meeting_meant(desk, " ".join(told.meeting))
        read = dossier(desk.book, meeting.id, desk.now)
        made = brief(prepare(read, packs.items_of(desk, meeting)))
    if told.pdf or told.html:
        from ui.commands.pages import write_pdf, write_text

        written = (
            write_pdf(told.pdf, brief_sheet(made), read.settings.paper)
            if told.pdf
            else write_text(told.html, brief_html(made))
        )
        if told.json:
            say_json({"meeting": meeting.id, "file": str(written)})
        else:
            say(f"Written: {written}")
    elif told.json:
        say_json(made)
    else:
        from ui.commands.brief_text import brief_text

        say(*brief_text(made))
    return ExitCode.DONE
