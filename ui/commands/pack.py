"""Check a checklist somebody wrote: every fault in it is named at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.clock import Clock
from app.errors import Problem
from ui.commands import ExitCode
from ui.commands.saying import say, say_json

ANSWERS = "exit codes: 0 it can be used; 1 faults are named; 2 it cannot be read."


def add_arguments(parser: ArgumentParser) -> None:
    """It takes the word check and a file."""
    parser.add_argument("verb", choices=("check",), metavar="check")
    parser.add_argument("file", type=Path, metavar="FILE", help="a pack, as TOML")


def run(told: Namespace, clock: Clock) -> int:
    """Check a file."""
    del clock
    from checklists.errors import Fault, PackInvalid
    from checklists.library import own_pack

    file: Path = told.file
    faults: tuple[Fault, ...] = ()
    words = ""
    try:
        pack = own_pack(_text(file), file.name)
        words = f"{file.name} can be used: {pack.name}, {len(pack.items)} rows."
    except PackInvalid as refusal:
        faults = refusal.faults
    if told.json:
        say_json({"file": str(file), "usable": not faults, "faults": faults})
    else:
        say(*([str(fault) for fault in faults] or [words]))
    return ExitCode.FOUND if faults else ExitCode.DONE


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise Problem(
            f"{file} cannot be read: {error.strerror}.",
            "Check that it is there and may be opened.",
        ) from error
    except UnicodeDecodeError as error:
        raise Problem(f"{file} is no text in UTF-8.", "Save it as UTF-8.") from error
