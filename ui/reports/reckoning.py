"""A report worked out, beside the window where it takes long."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.book.book import Book
from app.errors import Problem
from ui.background import Background
from ui.open_book import OpenBook
from ui.reports.asked import Asked
from ui.reports.printouts import NOT_YET, Printout


class Reckoning(QObject):
    """Tells what was asked for last; what came before is told as long as it is alike.

    `told` carries a Printout: at once, or NOT_YET and later the whole.
    """

    told = Signal(object)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._background: Background | None = None
        self._asked: Asked | None = None
        self._known: Asked | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is still being worked out."""
        return self._asked is not None

    def ask(self, asked: Asked) -> None:
        """Work out a report instead of what was asked for before."""
        book, library = self._book.book, self._book.library
        if not asked.is_long(book):
            self.drop()
            self.told.emit(asked.made(book, library))
            return
        path, clock = book.path, self._book.desk.clock

        def work() -> Printout:
            if asked is not self._asked:
                return NOT_YET
            with Book(path, clock=clock) as own:
                return asked.made(own, library)

        if not asked.is_like(self._known):
            self.told.emit(NOT_YET)
        self._asked, self._known = asked, None
        if self._background is None:
            self._background = Background(self)
        self._background.run(
            work, partial(self._bring, asked), partial(self._fail, asked)
        )

    def drop(self) -> None:
        """Let go of what was asked for: something else is shown."""
        self._asked = self._known = None

    def close(self) -> None:
        """Wait for what has begun; nothing more is told."""
        self.drop()
        if self._background is not None:
            self._background.close()
            self._background = None

    def _bring(self, asked: Asked, printout: Printout) -> None:
        if asked is self._asked:
            self._asked, self._known = None, asked
            self.told.emit(printout)

    def _fail(self, asked: Asked, error: BaseException) -> None:
        if asked is self._asked:
            self.drop()
            self.told.emit(Printout())
        if not isinstance(error, Problem):
            raise error
        self._book.troubled.emit(error)
