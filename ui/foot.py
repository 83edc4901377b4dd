"""What is said at the foot: what just happened, what is late, that all is saved."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import Problem
from ui.open_book import OpenBook
from ui.panes import Panes
from ui.places import Place
from ui.theme import Tone
from ui.times import clock
from ui.widgets.notice import Notice


class Foot(QObject):
    """Speaks through the notice and the foot of the rail of whatever panes it has.

    The act of the notice is told by `undo_wanted`, or by `stop_wanted` while
    something is waited for.
    """

    undo_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._panes: Panes | None = None
        self._waits = False
        self._noted = book.book.saved()
        book.changed.connect(self.refresh)
        book.passed.connect(self.refresh)
        book.waited.connect(self.refresh)
        book.backing_up.made.connect(self.refresh)
        book.troubled.connect(self.show_problem)

    def speak_in(self, panes: Panes) -> None:
        """Speak from now on in these panes."""
        self._panes = panes
        panes.acted.connect(self._act)
        self.refresh()

    @Slot(str, bool)
    def note(self, words: str, undo: bool = False) -> None:
        """Say what happened, with undo where it can be taken back."""
        self._noted = self._book.book.saved()
        self._waits = False
        self._notice.say(words, "Undo" if undo else "")

    @Slot(str)
    def wait(self, words: str) -> None:
        """Say what is being read, with a way to call it off."""
        self._waits = True
        self._notice.wait(words, "Stop")

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what went wrong; it stays until it is sent away."""
        self._waits = False
        self._notice.warn(words)

    @Slot(object)
    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong and what can be done."""
        self.warn(f"{problem} {problem.advice}".strip())

    @Slot()
    def refresh(self) -> None:
        """Say how many promises are late, whether all is saved, and where as well."""
        if self._panes is None:
            return
        from app.book import promises
        from app.book.backup_names import named
        from ui.backing_up import last_words

        book, rail = self._book, self._panes.rail
        late = promises.counts(book.book, book.now()).ours_late
        rail.count(Place.PROMISES, f"{late} late" if late else "", Tone.STOP)
        zone = ZoneInfo(book.settings.zone)
        saved = book.book.saved()
        last = f"last at {clock(saved.astimezone(zone))}" if saved else ""
        if copies := named(book.book.path):
            now = book.now().astimezone(zone)
            last = f"Backed up {last_words(copies[0].made.astimezone(zone), now)}"
        rail.say_foot("All saved" if book.all_saved else "Not saved yet", last)
        if saved != self._noted:
            # Undo would take back another act than the one that was noted.
            self._notice.act.hide()

    @property
    def _notice(self) -> Notice:
        assert self._panes is not None
        return self._panes.notice

    @Slot()
    def _act(self) -> None:
        (self.stop_wanted if self._waits else self.undo_wanted).emit()
