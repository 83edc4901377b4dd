"""Your meetings, the time to prepare them and what you owe, as an .ics file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.clock import Clock
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 it is written; 2 it cannot be written."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes where to put the file."""
    parser.add_argument(
        "--out", type=Path, metavar="FILE", required=True, help="the file to write"
    )
    parser.add_argument(
        "--titles-only", action="store_true", help="without the names of accounts"
    )


def run(told: Namespace, clock: Clock) -> int:
    """Write the calendar over what is there."""
    from app.desk.own_calendar import own_calendar
    from app.files import write_beside

    with the_desk(told, clock) as desk:
        made = own_calendar(desk, titles_only=told.titles_only)
    written = write_beside(told.out, made.file, replace=True)
    if told.json:
        say_json(
            {
                "file": str(written),
                "meetings": made.meetings,
                "blocks": made.blocks,
                "promises": made.promises,
            }
        )
    else:
        say(f"Written: {written}", f"  {made.sentence}")
    return ExitCode.DONE
