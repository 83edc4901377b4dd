"""The book at hand for a command, and a first start without a window."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.book.backup_names import named
from app.book.book import Book
from app.book.families import SETTINGS
from app.clock import Clock
from app.desk import settings
from app.desk.desk import Desk
from app.desk.packs import library_at_hand
from app.errors import Problem
from app.folders import book_path, packs_folder
from app.machine_zone import machine_country, machine_zone
from ui.commands.saying import warn

PAPERS = {"US": "Letter", "CA": "Letter", "MX": "Letter", "PH": "Letter"}


@contextmanager
def the_desk(told: Namespace, clock: Clock) -> Iterator[Desk]:
    """Open the book named, or the rep's own, to read it; a Problem if there is none."""
    path = path_of(told)
    if not path.exists() and not named(path):
        raise Problem(
            f"There is no book at {path} yet.",
            "Begin one with: earnest import FILE. To look round: earnest demo.",
        )
    with Book(path, clock=clock) as book:
        yield Desk(book, library_at_hand(book, packs_folder()), clock)


@contextmanager
def a_desk(told: Namespace, clock: Clock) -> Iterator[Desk]:
    """Open the book named, or the rep's own, made where there is none."""
    with Book(path_of(told), clock=clock) as book:
        desk = Desk(book, library_at_hand(book, packs_folder()), clock)
        if not book.history(SETTINGS):
            introduce(desk)
        yield desk


def introduce(desk: Desk) -> None:
    """Set the rep's zone, country and paper from the machine, where it tells them.

    Where it does not, nothing is set: the window asks the system in its own way.
    """
    zone = machine_zone(os.environ)
    if not zone:
        warn("Your time zone is not known: times are in UTC. Set it in the settings.")
        return
    country = machine_country(os.environ)
    settings.change(
        desk,
        zone=zone,
        region=country,
        phone_country=country,
        paper=PAPERS.get(country, "A4"),
    )


def path_of(told: Namespace) -> Path:
    """Return where the book named is, or the rep's own."""
    return Path(told.book) if told.book else book_path()
