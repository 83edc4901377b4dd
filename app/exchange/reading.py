"""The process that reads one file for `apart`, and hands back what it holds.

It is asked by a line of JSON and the file after it, and answers with one pickle.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
from contextlib import suppress
from datetime import datetime
from typing import Any

from app.errors import Problem
from app.exchange.crm_csv import ContactList
from app.exchange.invite import Calendar
from app.exchange.vcard import Cards

Answer = Calendar | Cards | ContactList


def main() -> None:
    """Read the file at hand within its limits."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answer:
        # What a library prints is no answer.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        # What is read is kept until the end: to look for what is not costs a tenth.
        gc.disable()
        asked = json.loads(sys.stdin.buffer.readline())
        _limit(asked["megabytes"], asked["seconds"])
        pickle.dump(_read(asked, sys.stdin.buffer.read()), answer)


def _read(asked: dict[str, Any], raw: bytes) -> Answer | tuple[str, str]:
    """Return what a file holds, or the sentence and advice of a Problem."""
    try:
        if asked["what"] == "contacts":
            from app.exchange.vcard import read_cards

            return read_cards(raw, region=asked["region"])
        if asked["what"] == "list":
            from app.exchange.crm_csv import read_list

            said = asked["encoding"], asked["delimiter"]
            return read_list(raw, encoding=said[0], delimiter=said[1])
        from app.exchange.ics import read_calendar

        now = datetime.fromisoformat(asked["now"])
        return read_calendar(raw, zone=asked["zone"], now=now, region=asked["region"])
    except Problem as problem:
        return str(problem), problem.advice


def _limit(megabytes: int, seconds: int) -> None:
    """Let the system end this process when it takes more; Windows has the clock."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, megabytes * 1_000_000),
        (resource.RLIMIT_CPU, seconds),
    ):
        # Some systems know a limit and do not keep it.
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
