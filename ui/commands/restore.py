"""Restore a backup; the book as it was before is moved aside and kept."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.clock import Clock
from app.rules.wording import count
from ui.commands import ExitCode
from ui.commands.opening import path_of
from ui.commands.saying import say, say_json

ANSWERS = """Without a FILE it lists the backups, the newest first. Close the window
before: a book that is being written is not replaced.

exit codes: 0 the book is the backup again; 2 it is not, and nothing was changed."""


def add_arguments(parser: ArgumentParser) -> None:
    """It takes a backup."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a backup")


def run(told: Namespace, clock: Clock) -> int:
    """Put a backup in the place of the book, or list those there are."""
    from app.book.restore import restore

    book = path_of(told)
    if told.file is None:
        return _list(book, as_json=told.json)
    done = restore(told.file, book, clock())
    if told.json:
        say_json(
            {
                "book": str(done.book),
                "backup": str(done.backup),
                "kept": [str(one) for one in done.kept],
            }
        )
    else:
        say(done.sentence)
    return ExitCode.DONE


def _list(book: Path, *, as_json: bool) -> int:
    from app.book.backup import backups

    found = backups(book)
    if as_json:
        say_json(
            [
                {
                    "path": str(one.path),
                    "made": one.made,
                    "records": one.records,
                    "changes": one.changes,
                }
                for one in found
            ]
        )
    elif found:
        say(*(f"{one.path}  {count(one.records, 'record')}" for one in found))
    else:
        say(f"There is no backup of {book}.")
    return ExitCode.DONE
