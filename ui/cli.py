"""The command `earnest`: without a command it opens the window."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol, cast

from app.clock import Clock, utc_now
from app.errors import Problem
from ui.commands import ExitCode

COMMANDS = {
    "today": "meetings, wraps and promises of today",
    "check": "what still stands in the way of a meeting; 1 if something stops it",
    "brief": "one meeting on a page, or all of today: text, PDF or HTML",
    "report": "what was promised in a period, or one account as it stands",
    "import": "take in calendars (.ics) and contacts (.vcf, .csv)",
    "calendar": "your own calendar as an .ics file, for another program",
    "packs": "every row that the checklists may ask",
    "rules": "every rule that looks at a meeting, and what clears it",
    "pack": "check a checklist of your own",
    "verify": "check the whole book",
    "backup": "make a copy of the book that is opened and checked",
    "restore": "put a backup in the book's place, or list the backups",
    "demo": "make a sample book, its brief and its report",
}
ANSWERS = """
exit codes: 0 all is well; 1 something was found or left out, and is named; 2 it could
not be done, and why is said. Every command says more with --help.
"""


class Command(Protocol):
    """A module of ui.commands: its docstring is its help, ANSWERS its exit codes."""

    ANSWERS: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say which words and options it takes."""

    def run(self, told: Namespace, clock: Clock) -> int:
        """Do it and return the exit code."""


def main(argv: Sequence[str] | None = None, clock: Clock = utc_now) -> int:
    """Do what a command line says and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_any_language()
    try:
        return _obey(arguments, clock)
    except Problem as problem:
        sys.stderr.write(f"{problem} {problem.advice}".rstrip() + "\n")
        return ExitCode.CANNOT
    except BrokenPipeError:
        # Whoever read along has read enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE


def _obey(arguments: list[str], clock: Clock) -> int:
    book = ArgumentParser(add_help=False, allow_abbrev=False)
    book.add_argument("--book", type=Path)
    chosen, rest = book.parse_known_args(arguments)
    if rest and rest[0] in COMMANDS:
        name, *words = rest
        told = _parser_of(name).parse_args(words, Namespace(book=chosen.book))
        code = _command(name).run(told, clock)
        sys.stdout.flush()
        return code
    return _window(_parser().parse_args(rest).files, chosen.book, clock)


def _window(files: list[Path], book: Path | None, clock: Clock) -> int:
    """Open the window, and take in the files that were named."""
    for file in files:
        if not file.exists():
            raise Problem(
                f"“{file}” is neither a command nor a file.",
                "See the commands with earnest --help.",
            )
    from ui.__main__ import main as open_window

    return open_window(book, files, clock)


def _parser() -> ArgumentParser:
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{width}}  {what}" for name, what in COMMANDS.items())
    parser = ArgumentParser(
        "earnest",
        description="Ready before the call, true to your word after it.\n"
        "Without a command it opens the window, and takes in files that are named.",
        epilog=f"commands:\n{commands}\n{ANSWERS}",
        formatter_class=RawDescriptionHelpFormatter,
        usage="earnest [--book PATH] [COMMAND ... | FILE ...]",
    )
    parser.add_argument("--version", action="version", version=_version())
    _add_book(parser)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    return parser


def _parser_of(name: str) -> ArgumentParser:
    command = _command(name)
    parser = ArgumentParser(
        f"earnest {name}",
        description=command.__doc__,
        epilog=command.ANSWERS,
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    _add_book(parser)
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    return parser


def _add_book(parser: ArgumentParser) -> None:
    # Taken off before, wherever it stands; here only to be told of.
    parser.add_argument("--book", metavar="PATH", help="another book than your own")


def _command(name: str) -> Command:
    """Import a command when it is asked for; `import` is a word of Python's."""
    module = import_module(f"ui.commands.{'import_' if name == 'import' else name}")
    return cast("Command", module)


def _version() -> str:
    try:
        return f"earnest {version('earnest')}"
    except PackageNotFoundError:
        return "earnest, from its sources"


def _speak_any_language() -> None:
    """Let names be written that the terminal has no letters for."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())
