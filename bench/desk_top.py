"""The window over a book, off screen, as a user has it in front of him."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.book.book import Book
from app.desk.desk import Desk
from bench.instant import now
from checklists.library import Library
from ui.__main__ import application
from ui.focus import FocusRing
from ui.open_book import OpenBook
from ui.preferences import Preferences
from ui.theme import Scheme, Theme
from ui.window import Window

_LASTING: list[object] = []


def dressed() -> QApplication:
    """Return the application in its look, made when it is first asked for."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = application()
    if not _LASTING:
        _LASTING.extend([Theme(app, Scheme.LIGHT), FocusRing(app)])
    return app


@contextmanager
def window_over(path: Path) -> Iterator[Window]:
    """Show the window over a book; the application stays for the next."""
    with (
        TemporaryDirectory() as folder,
        Book(path, clock=now) as book,
        window_of(Desk(book, Library(), now), Path(folder)) as window,
    ):
        yield window


@contextmanager
def window_of(desk: Desk, folder: Path) -> Iterator[Window]:
    """Show the window of a desk; what it remembers is kept in a folder."""
    dressed()
    store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = Window(OpenBook(desk), Preferences(store))
    window.resize(1280, 800)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    settle()
    yield window
    window.close()
    window.deleteLater()
    settle()


def settle() -> None:
    """Do all that waits, so that everything is painted."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
