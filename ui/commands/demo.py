"""Make a sample book, and print a brief and a report from it; no display is needed.

The people in it do not exist; what they did is done with the verbs of the desk.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from app.clock import Clock
from ui.commands import ExitCode
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 all of it is made; 2 it cannot be written."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a folder."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        default=Path("demo-out"),
        help="a folder, demo-out unless named",
    )


def run(told: Namespace, clock: Clock) -> int:
    """Tell the story into a book, and print from it."""
    del clock  # The story has a clock of its own.
    from ui import paper
    from ui.demo.made import make_demo

    with paper.application():
        made = make_demo(told.out, partial(paper.pdf, paper=paper.Paper.A4))
    if told.json:
        say_json({"told": made.told, "files": [str(file) for file in made.files]})
    else:
        say(*made.told, *(f"  {file}" for file in made.files))
    return ExitCode.DONE
