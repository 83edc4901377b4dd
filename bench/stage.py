"""The sample at four moments, and the windows that pictures are made of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QCursor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.book.book import Book
from app.clock import Clock
from app.desk.desk import Desk
from app.records.meeting import MeetingId
from checklists.library import Library
from checklists.pack import Phase
from ui.demo import make_sample
from ui.demo.call import AFTER_ALL, call
from ui.demo.clock import StorysClock, at_home
from ui.demo.rep import Rep, Scene
from ui.demo.story import BEFORE_THE_CALL
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.preferences import Preferences
from ui.reports.screen import ReportsScreen
from ui.window import Window

IN_THE_CALL = at_home("2026-11-23 14:31")
FEWEST_COLOURS = 8


class Moment:
    """A book that stands still at an instant."""

    def __init__(self, path: Path, at: datetime) -> None:
        self.path = path
        self.at = at

    def play(self, scenes: Iterable[Scene], since: datetime) -> None:
        """Let happen what happened from an instant to this one."""
        clock = StorysClock(since)
        with Book(self.path, clock=clock) as book:
            rep = Rep(Desk(book, Library(), clock), clock)
            rep.play(scene for scene in scenes if since <= scene.at < self.at)


class Moments:
    """The empty book, and the sample before the call, in it and in the evening."""

    def __init__(self, folder: Path) -> None:
        self.empty = Moment(folder / "empty.db", BEFORE_THE_CALL)
        self.before = Moment(folder / "before.db", BEFORE_THE_CALL)
        self.during = Moment(folder / "during.db", IN_THE_CALL)
        self.after = Moment(folder / "after.db", AFTER_ALL)
        make_sample(self.before.path)
        for later in (self.during, self.after):
            shutil.copyfile(self.before.path, later.path)
            later.play(call(), BEFORE_THE_CALL)


class Stage:
    """One window over a book at a moment, of a size, ready to be looked at."""

    def __init__(self, moment: Moment, width: int, height: int, folder: Path) -> None:
        self._book = Book(moment.path, clock=_still(moment.at))
        self._desk = Desk(self._book, Library(), _still(moment.at))
        store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.preferences = Preferences(store)
        self.window = Window(OpenBook(self._desk), self.preferences)
        self._others: list[Window] = []
        self.window.resize(width, height)
        # Away from the pointer, or whatever lies in the corner would look hovered.
        QCursor.setPos(QPoint(0, 0))
        self.window.move(40, 40)
        self.window.show()
        settle()

    def close(self) -> None:
        """Take the windows down and let go of the book."""
        for other in self._others:
            other.close()
        self.window.close()
        self.window.deleteLater()
        settle()
        self._book.close()

    def meeting(self, title: str) -> MeetingId:
        """Return the newest meeting of a title."""
        return Rep(self._desk, StorysClock(BEFORE_THE_CALL)).meeting(title).id

    def go(self, place: Place, title: str = "", phase: Phase | None = None) -> QWidget:
        """Open a screen, of a meeting if one is named."""
        meeting = self.meeting(title) if title else None
        self.window.go(Visit(place, meeting, phase))
        screen = self.window.screen_shown
        while isinstance(screen, ReportsScreen) and screen.reckoning.is_on:
            settle()
        return self.window

    def another(self, window: Window) -> Window:
        """Take in a window that opened beside its own, and return it."""
        window.resize(self.window.size())
        self._others.append(window)
        settle()
        return window

    def sheet(self, kind: type[QDialog], show: Callable[[], object]) -> QWidget:
        """Open a dialog and return it."""
        show()
        settle()
        return next(d for d in self.window.findChildren(kind) if d.isVisible())


def settle() -> None:
    """Let Qt do what it has put off: layouts, paints, deletions."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def picture(widget: QWidget) -> QPixmap:
    """Return a widget as it looks, or raise where there is nothing to see."""
    settle()
    taken = widget.grab()
    small = taken.toImage().scaled(64, 64).convertToFormat(QImage.Format.Format_RGB32)
    seen = {small.pixel(x, y) for x in range(64) for y in range(64)}
    if len(seen) < FEWEST_COLOURS:
        raise RuntimeError(f"{type(widget).__name__} shows nothing.")
    return taken


def _still(at: datetime) -> Clock:
    return lambda: at
