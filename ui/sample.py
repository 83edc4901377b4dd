"""A look round in a sample: a book of its own, in a window of its own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences


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
    clock = make_sample(Path(folder.name) / "earnest.db")
    book = Book(Path(folder.name) / "earnest.db", clock=clock)
    open_book = OpenBook(Desk(book, Library(), clock))
    window = Window(open_book, preferences, title="Earnest: Sample")
    window.destroyed.connect(book.close)
    window.destroyed.connect(folder.cleanup)
    window.resize(1280, 800)
    window.show()
    return window
