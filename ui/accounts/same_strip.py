"""One line above the accounts where somebody may stand in the book twice."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.desk.duplicates import Duplicates, duplicates
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column
from ui.widgets.strip import Strip


class SameStrip(QWidget):
    """Looks once the screen is shown, and only if the book is another than before."""

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
        self.hide()

    def refresh(self) -> None:
        """Look soon: what is on the screen is painted first."""
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        if self._book.book.is_closed:
            return
        ((newest,),) = self._book.book.rows("SELECT max(seq) FROM journal")
        if newest == self._looked_at:
            return
        self._looked_at = newest
        self.found = duplicates(self._book.book)
        if self.found.sentence:
            self._strip.say(Tone.ACCENT, "users", self.found.sentence)
        self.setVisible(bool(self.found.sentence))
