"""Back up the book: a copy that was opened and checked before it got its name."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.clock import Clock
from app.errors import Problem
from app.rules.wording import count, listed
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import say, say_json, warn

ANSWERS = """exit codes: 0 it is made and checked; 1 it is made, but not in the folder
named; 2 it cannot be made, and older backups are as they were."""


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a second folder."""
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="a second folder for another copy"
    )


def run(told: Namespace, clock: Clock) -> int:
    """Back up the book and say where the copy is."""
    from app.book.backup import back_up

    with the_desk(told, clock) as desk:
        made = back_up(desk.book.path, clock(), second=told.to)
    if made is None:
        raise Problem("Nothing was ever written in this book.", "Begin with an import.")
    backup = made.backup
    if told.json:
        say_json(
            {
                "path": str(backup.path),
                "made": backup.made,
                "records": backup.records,
                "changes": backup.changes,
                "let_go": made.let_go,
                "trouble": made.trouble,
            }
        )
    else:
        held = count(backup.records, "record"), count(backup.changes, "change")
        say(f"Backed up and checked: {listed(held)}.")
        say(f"  {backup.path}")
        if made.let_go:
            say(f"{count(made.let_go, 'older backup')} let go.")
    if made.trouble:
        warn(made.trouble)
    return ExitCode.FOUND if made.trouble else ExitCode.DONE
