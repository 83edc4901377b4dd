"""Check the whole book: every record against its history, the chain, the file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.clock import Clock
from ui.commands import ExitCode
from ui.commands.opening import the_desk
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 it is whole; 1 faults are named; 2 it cannot be opened."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes nothing."""
    del parser


def run(told: Namespace, clock: Clock) -> int:
    """Check the book and say what was found."""
    from app.book.verify import verify

    with the_desk(told, clock) as desk:
        verdict = verify(desk.book)
    if told.json:
        say_json(
            {
                "whole": verdict.whole,
                "records": verdict.records,
                "entries": verdict.entries,
                "faults": verdict.faults,
            }
        )
    else:
        say(*verdict.sentences)
    return ExitCode.DONE if verdict.whole else ExitCode.FOUND
