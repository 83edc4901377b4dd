"""A look round in a sample: a book of its own, in a window of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.folders import BOOK_NAME
from ui.preferences import Preferences

if TYPE_CHECKING:
    from app.book.book import Book


def open_sample(preferences: Preferences) -> QWidget:
    """Make the sample book in a temporary folder and open its window.

    The folder goes with the window; nothing of it touches the rep's own book.
    """
    from app.book.book import Book
    from app.desk.desk import Desk
    from checklists.library import Library
    from ui.demo import make_sample
    from ui.open_book import OpenBook
    from ui.window import Window

    folder = tempfile.TemporaryDirectory(prefix="earnest-sample-")
    path = Path(folder.name) / BOOK_NAME
    with _busy():
        clock = make_sample(path)
    book = Book(path, clock=clock)
    open_book = OpenBook(Desk(book, Library(), clock))
    window = Window(open_book, preferences, title="Earnest: Sample")
    # With the window go the clock that it looks at, the book and its folder.
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_book.setParent(window)
    # Qt would not keep the methods of what is no QObject.
    window.destroyed.connect(lambda: _put_away(book, folder))
    window.resize(1280, 800)
    window.show()
    open_book.watch()
    return window


def _put_away(book: Book, folder: tempfile.TemporaryDirectory[str]) -> None:
    book.close()
    folder.cleanup()


@contextmanager
def _busy() -> Iterator[None]:
    """Show that it takes a moment."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
