"""Starts Earnest: everything is made here and handed to whoever needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.clock import Clock, utc_now
from app.desk.desk import Desk
from app.folders import book_path, data_folder
from checklists.library import Library
from ui.focus import FocusRing
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.problems import Confession
from ui.theme import Scheme, Theme
from ui.welcome import introduce
from ui.window import Window


def application(argv: Sequence[str] = ()) -> QApplication:
    """Make the application that every window needs."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("Earnest")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("earnest")
    return app


def main(
    path: Path | None = None,
    files: Sequence[Path] = (),
    clock: Clock = utc_now,
) -> int:
    """Run Earnest over a book until its window is closed."""
    app = application()
    folder = data_folder()
    preferences = Preferences(
        QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    )
    theme = Theme(app, Scheme(preferences.theme), preferences.text_percent / 100)
    ring = FocusRing(app)
    confession = Confession(folder / "problems.log", app)
    with Book(path or book_path(), clock=clock) as book:
        desk = Desk(book, Library(), clock)
        introduce(desk)
        open_book = OpenBook(desk, app)
        window = Window(open_book, preferences)
        confession.made.connect(window.warn)
        window.look_chosen.connect(lambda name: theme.choose(Scheme(name)))
        window.size_chosen.connect(lambda percent: theme.resize(percent / 100))
        theme.resized.connect(window.rebuild)
        if not window.restoreGeometry(preferences.geometry):
            window.resize(1280, 800)
        window.show()
        open_book.watch()
        if files:
            taken = [*files]
            QTimer.singleShot(0, window, lambda: window.importing.take_files(taken))
        code = app.exec()
        del ring
        return code


if __name__ == "__main__":
    raise SystemExit(main())
