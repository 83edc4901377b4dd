"""An account walked by deeds over simulated years: one of several, ally, and back.

Every deed is noted by keys on the day it is done; how one stands is read from the
account's page, never set. The story is made so that each step is earned or lost for
one reason (PACKS section 9).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLabel

from app.book.book import Book
from app.desk.desk import Desk
from app.desk.settings import change
from app.records.account import Account
from bench.desk_top import settle, window_of
from bench.hands.deeds import Act, asked, kept, noted, promised, works_in
from bench.hands.keyboard import Keyboard
from bench.hands.model import Hands
from bench.hands.seller import Seller
from checklists.library import Library
from ui.accounts.steps import StepBox
from ui.demo.clock import HOME, StorysClock, at_home
from ui.window import Window

FIRM: Final = "Brandt Logistik"
NINE: Final = "09:00"
HERE: Final = ", you are here"
ELSEWHERE: Final = "no, others"
PATIENCE: Final = 20


@dataclass(frozen=True, slots=True)
class Stop:
    """What is done on a day, and how one is seen to stand once it is done."""

    day: str
    acts: tuple[Act, ...] = ()
    stands: str = ""
    says: str = ""


def _to_the_firm(seller: Seller) -> None:
    seller.find(FIRM)


def _met(*names: str) -> tuple[Act, ...]:
    told = "Wrote about the halls"
    return (
        _to_the_firm,
        *(noted("A message from them", told, who=name) for name in names),
    )


JENS, MIA, OLAF = "Jens Brandt", "Mia Vogel", "Olaf Kern"
OURS: Final = (
    ("2024-01-15", "Spare scanners for hall A", "2024-01-19"),
    ("2024-01-29", "Shift plan of hall A", "2024-02-02"),
    ("2024-02-12", "Manual of the gates", "2024-02-16"),
    ("2024-02-26", "Log of night calls", "2024-03-01"),
    ("2024-03-11", "Price of a second site", "2024-03-15"),
)


def _small_words() -> Iterator[Stop]:
    """Yield five promises of ours, each kept on its day."""
    for made, what, due in OURS:
        day = due.rpartition("-")[2].lstrip("0")
        month = {"01": "jan", "02": "feb", "03": "mar"}[due[5:7]]
        yield Stop(made, (promised(what, f"{day} {month}"),))
        yield Stop(due, (kept(what),))


STOPS: Final = (
    Stop(
        "2024-01-08",
        (
            noted("Order", "Scanners for one depot", value="12000", firm=FIRM),
            *_met(JENS, MIA, OLAF),
            works_in(JENS, "Operations"),
            works_in(MIA, "Depot"),
            works_in(OLAF, "IT"),
        ),
        "One order, now deliver",
    ),
    *_small_words(),
    Stop("2024-02-06", (asked("Gates for hall B", "yes"),)),
    Stop(
        "2024-04-02",
        (asked("A second site", "yes"), *_met(JENS, MIA)),
        "One order, now deliver",
    ),
    Stop("2024-04-09", (), "Called first"),
    Stop("2024-05-20", (noted("Order", "Gates for hall B", value="30000"),)),
    Stop(
        "2024-06-10",
        (
            noted("Planning session", "Nights of 2025", link="nights-2025.pdf"),
            promised("Draft of the night plan", "14 jun"),
            promised("List of night calls", "14 jun", theirs=True),
        ),
    ),
    Stop("2024-06-14", (kept("Draft of the night plan"), kept("List of night calls"))),
    Stop("2024-07-01", (noted("They told us early", "Budget for a third depot"),)),
    Stop("2024-09-10", (noted("Order", "Scanners for depot two", value="15000"),)),
    Stop(
        "2024-09-16",
        (
            noted("Planning session", "Depot three", link="depot-three.pdf"),
            promised("Sketch of depot three", "20 sep"),
            promised("Floor plan of depot three", "20 sep", theirs=True),
            promised("Names of the shift leads", "23 sep", theirs=True),
        ),
    ),
    Stop(
        "2024-09-20",
        (kept("Sketch of depot three"), kept("Floor plan of depot three")),
    ),
    Stop(
        "2024-09-23",
        (kept("Names of the shift leads"), *_met(JENS, MIA, OLAF)),
        "Called first",
    ),
    Stop("2024-10-08", (), "Ally"),
    Stop("2024-12-02", _met(JENS)),
    Stop("2025-01-27", _met(JENS)),
    Stop("2025-02-03", (asked("Handhelds for depot three", ELSEWHERE),), "Ally"),
    Stop("2025-02-10", (asked("Cold store scanners", ELSEWHERE),)),
    Stop("2025-02-12", (), "Ally", "At risk"),
    Stop("2025-02-26", (), "Called first", "At risk"),
    Stop("2025-03-14", (), "One order, now deliver"),
    Stop("2026-09-14", (), "One of several (again)"),
)
DEEDS: Final = sum(act is not _to_the_firm for one in STOPS for act in one.acts)


@dataclass(frozen=True, slots=True)
class Walked:
    """How one was seen to stand, in order; what all the deeds cost, and how many."""

    seen: tuple[str, ...]
    hands: Hands
    deeds: int


class Years:
    """One window over a new book, whose clock is turned from day to day."""

    def __init__(
        self, folder: Path, keyboard: Keyboard, look: Callable[[str], object]
    ) -> None:
        self._folder, self._keyboard, self._look = folder, keyboard, look

    def walk(self) -> Walked:
        """Walk to the end.

        RuntimeError where the page says another thing than the deeds make it.
        """
        clock = StorysClock(at_home(f"{STOPS[0].day} {NINE}"))
        seen: list[str] = []
        with Book(self._folder / "years.db", clock=clock) as book:
            desk = Desk(book, Library(), clock)
            change(desk, zone=HOME)
            with window_of(desk, self._folder) as window:
                seller = Seller(window, self._keyboard)
                for stop in sorted(STOPS, key=lambda one: one.day):
                    self._stop(seller, book, clock, stop, seen)
                return Walked(tuple(seen), seller.hands, DEEDS)

    def _stop(
        self, seller: Seller, book: Book, clock: StorysClock, stop: Stop,
        seen: list[str],
    ) -> None:  # fmt: skip
        clock.turn(at_home(f"{stop.day} {NINE}"))
        seller.window.book.passed.emit()
        settle()
        if book.every(Account):
            seller.find(FIRM)
            settle()
        for act in stop.acts:
            act(seller)
            settle()
        if not stop.stands:
            return
        seller.find(FIRM)
        settle()
        here = _here(seller.window)
        self._look(f"{stop.day} {here}")
        if here != stop.stands:
            raise RuntimeError(f"{stop.day}: {here} is shown, {stop.stands} is true.")
        if stop.says and stop.says not in _words(seller.window):
            raise RuntimeError(f"{stop.day}: “{stop.says}” is not to be read.")
        seen.append(here)


def _here(window: Window) -> str:
    """Return how one stands, as the account's page says once it has worked it out."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for box in window.findChildren(StepBox):
            name, here, _ = box.accessibleName().partition(HERE)
            if here and box.isVisible():
                return name
        settle()
        time.sleep(0.01)
    raise RuntimeError("The page does not say how one stands.")


def _words(window: Window) -> str:
    labels = window.findChildren(QLabel)
    return " ".join(one.text() for one in labels if one.isVisible())
