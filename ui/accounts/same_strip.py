"""One line above the accounts where somebody may stand in the book twice."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.book.book import Book
from app.desk.duplicates import Duplicates, duplicates
from app.errors import Problem
from ui.background import Background
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column
from ui.widgets.strip import Strip

# Among more people than these it takes a moment.
AT_ONCE: Final = 300
_WRITTEN: Final = (
    "SELECT 1 FROM journal WHERE seq > ? "
    "AND family IN ('accounts', 'people', 'marks') LIMIT 1"
)


class SameStrip(QWidget):
    """Looks once the screen is shown, and only where somebody was written since.

    Among many people it looks beside the window.
    """

    wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._looked_at = -1
        self.found = Duplicates()
        self.look = SmallButton("Look", name="Look at who may be the same")
        self._strip = Strip(Tone.ACCENT, "users", "", "", self.look)
        self.setLayout(column(self._strip))
        self.look.clicked.connect(self.wanted)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self._background: Background | None = None
        self.hide()

    def leave(self) -> None:
        """Let go of what goes on beside the window."""
        self._soon.stop()
        if self._background is not None:
            self._background.close()

    def refresh(self) -> None:
        """Look soon: what is on the screen is painted first."""
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        if self._book.book.is_closed:
            return
        if not self._are_others():
            return
        ((many,),) = self._book.book.rows("SELECT count(*) FROM people")
        if many <= AT_ONCE:
            self._show(duplicates(self._book.book))
            return
        if self._background is None:
            self._background = Background(self)
        path, clock = self._book.book.path, self._book.desk.clock

        def look() -> Duplicates:
            with Book(path, clock=clock) as book:
                return duplicates(book)

        self._background.run(look, self._show, self._give_up)

    def _are_others(self) -> bool:
        """Whether anybody was written since, or what is said of two of them."""
        ((newest,),) = self._book.book.rows("SELECT max(seq) FROM journal")
        before, self._looked_at = self._looked_at, newest or 0
        return bool(self._book.book.rows(_WRITTEN, (before,)))

    def _show(self, found: Duplicates) -> None:
        self.found = found
        if found.sentence:
            self._strip.say(Tone.ACCENT, "users", found.sentence)
        self.setVisible(bool(found.sentence))

    def _give_up(self, error: BaseException) -> None:
        """Say nothing where the book cannot be read just now; look again later."""
        if not isinstance(error, Problem):
            raise error
        self._looked_at = -1
