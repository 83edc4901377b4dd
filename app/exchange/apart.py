"""Files of others, read in a process of their own with a clock and a memory limit.

A file made to eat hours or all memory harms that process alone (RELIABILITY,
decision 8).
"""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
from datetime import datetime
from threading import Lock
from typing import Any, Final, Generic, TypeVar, cast

from app.errors import Problem
from app.exchange.crm_csv import ContactList
from app.exchange.invite import Calendar
from app.exchange.vcard import Cards

T = TypeVar("T", Calendar, Cards, ContactList)

SECONDS: Final = 60
MEGABYTES: Final = 512
_MADE_OF: Final = ("app.", "checklists.", "datetime", "zoneinfo")


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The reading was called off."""


class Apart(Generic[T]):
    """One file being read apart; made by `calendar_apart` and its like."""

    def __init__(
        self, asked: dict[str, Any], raw: bytes, seconds: float, megabytes: int
    ) -> None:
        limits = {"seconds": int(seconds) + 1, "megabytes": megabytes}
        self._asked = json.dumps(asked | limits).encode() + b"\n" + raw
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = Lock()

    def result(self) -> T:
        """Read the file and return what it holds; from any thread, once.

        Problem if it is none of its kind, or if it takes too long or too much room;
        Stopped if it was called off.
        """
        with self._begin() as process:
            try:
                answer, _ = process.communicate(self._asked, self._seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise _too_much("takes too long to read") from None
        if self._stopped:
            raise Stopped
        if process.returncode or not answer:
            raise _too_much("cannot be read")
        told = _Answer(io.BytesIO(answer)).load()
        if isinstance(told, tuple):
            raise Problem(*told)
        return cast("T", told)

    def stop(self) -> None:
        """Call the reading off, from any thread; nothing is taken in then."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _begin(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise Stopped
            self._process = subprocess.Popen(
                # Nothing is imported from the folder that Earnest happens to be in.
                [sys.executable, "-P", "-m", "app.exchange.reading"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={
                    **os.environ,
                    "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                },
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return self._process


def calendar_apart(
    raw: bytes,
    *,
    zone: str,
    now: datetime,
    region: str = "",
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Apart[Calendar]:
    """Return what reads a calendar apart, as `ics.read_calendar` does."""
    asked = {"what": "calendar", "zone": zone, "now": now.isoformat(), "region": region}
    return Apart(asked, raw, seconds, megabytes)


def cards_apart(
    raw: bytes,
    *,
    region: str = "",
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Apart[Cards]:
    """Return what reads contacts apart, as `vcard.read_cards` does."""
    return Apart({"what": "contacts", "region": region}, raw, seconds, megabytes)


def list_apart(
    raw: bytes,
    *,
    encoding: str = "",
    delimiter: str = "",
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Apart[ContactList]:
    """Return what reads a list apart, as `crm_csv.read_list` does."""
    asked = {"what": "list", "encoding": encoding, "delimiter": delimiter}
    return Apart(asked, raw, seconds, megabytes)


class _Answer(pickle.Unpickler):
    """Makes of an answer what we send, and nothing else."""

    def find_class(  # type: ignore[explicit-override]
        self, module: str, name: str
    ) -> Any:  # noqa: ANN401 - pickle has any
        if not f"{module}.".startswith(_MADE_OF):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _too_much(what: str) -> Problem:
    return Problem(
        f"This file {what}: nothing of it was taken in.",
        "Export fewer months or fewer people, or only the calendar you sell from.",
    )
