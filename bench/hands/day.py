"""Plays the day by keys: prepared on Monday, held on Tuesday, wrapped up at its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk.desk import Desk
from app.records.meeting import Meeting, Outcome
from bench.desk_top import settle, window_of
from bench.hands.keyboard import Keyboard
from bench.hands.model import Hands
from bench.hands.seller import Seller
from bench.hands.story import (
    AFTER,
    CALLS,
    CHECK,
    HELD,
    MOVED,
    TUESDAY,
    VOICEMAIL,
    Call,
    calendar,
    make_book,
)
from checklists.library import Library
from ui.demo.clock import StorysClock, at_home

WAIT = 40
MONDAY = at_home("2026-11-23 15:00")
EVENING = at_home("2026-11-24 17:40")
MINUTE = timedelta(minutes=1)
Look = Callable[[str], object]


@dataclass(slots=True)
class Played:
    """What the day cost: by call for preparing and wrapping, and in the calls."""

    by_call: dict[str, Hands] = field(default_factory=dict)
    in_calls: Hands = field(default_factory=Hands)
    between: Hands = field(default_factory=Hands)
    left: list[str] = field(default_factory=list)

    @property
    def whole(self) -> Hands:
        """All of the day."""
        total = self.in_calls.plus(self.between)
        for hands in self.by_call.values():
            total = total.plus(hands)
        return total


class Day:
    """One window over a book of weeks, with a calendar that is watched."""

    def __init__(self, folder: Path, keyboard: Keyboard, look: Look) -> None:
        self._watched = folder / "mine.ics"
        self._book_path = folder / "day.db"
        self._folder = folder
        self._keyboard, self._look = keyboard, look
        self.played = Played()

    def play(self) -> Played:
        """Play it to its end; RuntimeError where it did not come out as it should."""
        self._watched.write_text(calendar(CALLS), newline="")
        clock = make_book(self._book_path, self._watched)
        with (
            Book(self._book_path, clock=clock) as book,
            window_of(Desk(book, Library(), clock), self._folder) as window,
        ):
            window.fetching.begin()
            settle()
            seller = Seller(window, self._keyboard)
            self._until(lambda: len(_booked(book)) >= len(CALLS), "six meetings")
            self._prepare(seller, clock)
            self._move(seller, book, clock)
            for call in HELD:
                self._hold(seller, call, clock)
            self._end(seller, clock)
            self.played.left = seller.left
            _check(book)
        return self.played

    def _prepare(self, seller: Seller, clock: StorysClock) -> None:
        self._turn(seller, clock, MONDAY)
        for call in CALLS:
            with self._counted(seller, call):
                seller.find(call.find)
                seller.go_down(call.said.before, but="pre-")
            self._look(f"prepared {call.title}")

    def _move(self, seller: Seller, book: Book, clock: StorysClock) -> None:
        """They move one to the next day: the calendar says so, nobody types it."""
        moved = MOVED.moved("2026-11-25", "10:00", "10:50")
        self._turn(seller, clock, MONDAY + 90 * MINUTE)
        calls = [moved if call is MOVED else call for call in CALLS]
        self._watched.write_text(calendar(calls), newline="")
        day = "2026-11-25T10:00"
        self._until(
            lambda: any(one.starts.wall == day for one in _booked(book)), "a move"
        )
        with self._counted(seller, MOVED):
            seller.find(MOVED.find)
            seller.go_down(MOVED.said.before, but="pre-")
        self._look("moved")

    def _hold(self, seller: Seller, call: Call, clock: StorysClock) -> None:
        starts = at_home(f"{TUESDAY} {call.starts}")
        self._turn(seller, clock, starts - 12 * MINUTE)
        with self._counted(seller, call):
            seller.find(call.find)
            seller.go_down(CHECK | call.said.before)
        self._look(f"checked {call.title}")
        self._turn(seller, clock, starts - MINUTE)
        seller.press("Ctrl+J")
        settle()
        clock.turn(starts + 10 * MINUTE)
        for line in call.said.caught:
            seller.type(line)
            seller.press("Return")
        self._look(f"in {call.title}")
        clock.turn(at_home(f"{TUESDAY} {call.ends}") - MINUTE)
        seller.press("Ctrl+E")
        settle()
        self.played.in_calls = self.played.in_calls.plus(seller.hands)
        seller.hands = Hands()
        with self._counted(seller, call):
            seller.go_down(AFTER | call.said.after, but="live-")
        self._look(f"wrapped {call.title}")

    def _end(self, seller: Seller, clock: StorysClock) -> None:
        self._turn(seller, clock, EVENING)
        seller.hands = Hands()
        seller.press("Ctrl+Shift+E")
        settle()
        self._look("the end of the day")
        # One of last week was left open: they had cancelled it.
        seller.press("C")
        settle()
        self._look("cancelled")
        seller.press("V")
        settle()
        self._look("voicemail asked")
        seller.press("Ctrl+Return")
        settle()
        self._look("voicemail")
        self.played.between = self.played.between.plus(seller.hands)

    @contextmanager
    def _counted(self, seller: Seller, call: Call) -> Iterator[None]:
        seller.hands = Hands()
        yield
        before = self.played.by_call.get(call.title, Hands())
        self.played.by_call[call.title] = before.plus(seller.hands)
        seller.hands = Hands()

    @staticmethod
    def _turn(seller: Seller, clock: StorysClock, at: object) -> None:
        clock.turn(at)  # type: ignore[arg-type]
        seller.window.book.passed.emit()
        settle()

    @staticmethod
    def _until(done: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + WAIT
        while not done():
            if time.monotonic() > until:
                raise RuntimeError(f"The calendar did not bring {what}.")
            settle()
            QApplication.processEvents()
            time.sleep(0.02)


def _booked(book: Book) -> list[Meeting]:
    return [one for one in book.every(Meeting) if one.outcome is Outcome.BOOKED]


def _check(book: Book) -> None:
    """Raise where the book does not say what the day was."""
    known = {one.title: one for one in book.every(Meeting)}
    for call in HELD:
        one = known[call.title]
        if one.outcome is not Outcome.HELD or one.wrapped is None:
            raise RuntimeError(f"{call.title} is not wrapped up.")
    if known[VOICEMAIL.title].outcome is not Outcome.VOICEMAIL:
        raise RuntimeError("Of the voicemail nothing is known.")
