"""A look round in a sample: a book of its own, in a window of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from app.clock import Clock
from app.folders import BOOK_NAME
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.book.book import Book
    from ui.window import Window


def open_sample(preferences: Preferences) -> Window:
    """Make the sample book in a temporary folder and open its window."""
    from ui.demo import make_sample

    return open_made(make_sample, preferences, "Earnest: Sample")


def open_made(
    make: Callable[[Path], Clock], preferences: Preferences, title: str
) -> Window:
    """Make a book in a temporary folder and open its window.

    The folder goes with the window; nothing of it touches the rep's own book, nor
    what the rep chose about the own window.
    """
    from app.book.book import Book
    from app.desk.desk import Desk
    from checklists.library import Library
    from ui.open_book import OpenBook
    from ui.window import Window

    folder = tempfile.TemporaryDirectory(prefix="earnest-sample-")
    path = Path(folder.name) / BOOK_NAME
    with _busy():
        clock = make(path)
    book = Book(path, clock=clock)
    open_book = OpenBook(Desk(book, Library(), clock))
    store = QSettings(str(path.with_name("window.ini")), QSettings.Format.IniFormat)
    window = Window(open_book, _apart(preferences, store), title=title)
    # With the window go the clock that it looks at, the book and its folder.
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_book.setParent(window)
    # Qt would not keep the methods of what is no QObject.
    window.destroyed.connect(lambda: _put_away(book, store, folder))
    window.resize(1280, 800)
    window.show()
    open_book.watch()
    return window


def _apart(preferences: Preferences, store: QSettings) -> Preferences:
    """Return the same choices, to be forgotten with what they are kept in."""
    own = Preferences(store)
    own.theme, own.still = preferences.theme, preferences.still
    own.text_percent = preferences.text_percent
    return own


def _put_away(
    book: Book, store: QSettings, folder: tempfile.TemporaryDirectory[str]
) -> None:
    book.close()
    # What waits to be written would make the folder anew.
    store.sync()
    folder.cleanup()


@contextmanager
def _busy() -> Iterator[None]:
    """Show that it takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
