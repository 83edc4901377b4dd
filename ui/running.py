"""One window after the other: the book's, or what to do where it will not open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.book.book import Book
from app.book.problems import BookProblem
from app.clock import Clock
from app.desk.desk import Desk
from app.desk.packs import library_at_hand
from app.errors import Problem
from app.folders import packs_folder
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.problems import Confession
from ui.theme import Scheme, Theme
from ui.welcome import introduce
from ui.window import Window

# What to do when a window was closed to be followed by another.
Next = Callable[[], str]


class Running:
    """Opens the book at a path until its window is closed for good."""

    def __init__(
        self,
        app: QApplication,
        path: Path,
        clock: Clock,
        preferences: Preferences,
        theme: Theme,
        confession: Confession,
    ) -> None:
        self._app, self._path, self._clock = app, path, clock
        self._preferences, self._theme = preferences, theme
        self._confession = confession
        self._next: Next | None = None
        self._code = 0

    def run(self, files: Sequence[Path] = ()) -> int:
        """Show the book, or the way to one; return the exit code at the end."""
        shown: Callable[[], None] = partial(self._show_book, files)
        while shown is not _nothing:
            try:
                shown()
                shown = self._then()
            except BookProblem as problem:
                shown = partial(self._rescue, problem)
        return self._code

    def _then(self) -> Callable[[], None]:
        """Do what was asked for when the window was closed; return what comes next."""
        asked, self._next = self._next, None
        return partial(self._show_book, (), asked()) if asked else _nothing

    def _show_book(self, files: Sequence[Path], words: str = "") -> None:
        with Book(self._path, clock=self._clock) as book:
            desk = Desk(book, library_at_hand(book, packs_folder()), self._clock)
            introduce(desk)
            open_book = OpenBook(desk, self._app)
            open_book.backing_up.second = self._preferences.second_folder
            window = Window(open_book, self._preferences)
            self._connect(window)
            if not window.restoreGeometry(self._preferences.geometry):
                window.resize(1280, 800)
            window.show()
            open_book.watch()
            open_book.backing_up.begin()
            window.fetching.begin()
            window.rounds.begin()
            if words:
                window.note(words)
            if files:
                taken = [*files]
                QTimer.singleShot(0, window, lambda: window.importing.take_files(taken))
            self._code = self._app.exec()
            _let_go(window)
        open_book.backing_up.finish()
        open_book.deleteLater()

    def _connect(self, window: Window) -> None:
        theme = self._theme
        self._confession.made.connect(window.warn)
        window.look_chosen.connect(lambda name: theme.choose(Scheme(name)))
        window.size_chosen.connect(lambda percent: theme.resize(percent / 100))
        theme.resized.connect(window.rebuild)
        window.restore_wanted.connect(partial(self._restore_after, window))

    def _rescue(self, problem: Problem) -> None:
        from ui.rescue import Rescue

        rescue = Rescue(problem, self._path, self._clock())
        rescue.restore_wanted.connect(partial(self._restore_after, rescue))
        rescue.anew_wanted.connect(partial(self._after, rescue, self._begin_anew))
        rescue.again_wanted.connect(partial(self._after, rescue, str))
        rescue.show()
        self._code = self._app.exec()
        _let_go(rescue)

    def _restore_after(self, window: QWidget, backup: Path) -> None:
        self._after(window, partial(self._restore, backup))

    def _after(self, window: QWidget, then: Next) -> None:
        self._next = then
        window.close()

    def _restore(self, backup: Path) -> str:
        from app.book.restore import restore

        return restore(backup, self._path, self._clock()).sentence

    def _begin_anew(self) -> str:
        from app.book.restore import begin_anew

        kept = begin_anew(self._path, self._clock())
        names = ", ".join(one.name for one in kept)
        return f"This book is new. What was there is kept: {names}." if kept else ""


def _let_go(window: QWidget) -> None:
    """Take a closed window apart now, before what it looks at goes."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _nothing() -> None:
    """Follow the last window."""
