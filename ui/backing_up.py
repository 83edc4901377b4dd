"""Backups of the open book: when it is time, when asked for, and at the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.errors import Problem
from ui.background import Background

if TYPE_CHECKING:
    from app.book.backup import Backed

SOON = 4_000
OFTEN_ENOUGH = 10 * 60_000


class BackingUp(QObject):
    """Copies and checks the book beside the window, which stays usable.

    `made` carries a Backed, `troubled` the Problem of a backup that could not be
    made. `second` is a folder of this machine for another copy, or None.
    """

    made = Signal(object)
    troubled = Signal(object)

    def __init__(self, book: Path, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.second: Path | None = None
        self._book, self._clock = book, clock
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.setInterval(OFTEN_ENOUGH)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look soon, and from then on, whether it is time for a backup."""
        QTimer.singleShot(SOON, self, self.look)
        self._timer.start()

    def look(self) -> None:
        """Back up if it is time."""
        from app.book.backup import due

        self._start(due)

    def back_up(self) -> None:
        """Back up now."""
        self._start(lambda _book, _now: True)

    def finish(self) -> None:
        """Wait for what has begun, and back up what no backup holds yet.

        Where that fails nobody is there to be told: the next start tries again.
        """
        from app.book.backup import back_up, unsaved

        self._timer.stop()
        self._background.close()
        with suppress(Problem):
            if unsaved(self._book):
                back_up(self._book, self._clock(), second=self.second)

    def _start(self, wanted: Callable[[Path, datetime], bool]) -> None:
        from app.book.backup import back_up

        book, now, second = self._book, self._clock(), self.second

        def work() -> Backed | None:
            return back_up(book, now, second=second) if wanted(book, now) else None

        self._background.run(work, self._done, self._failed)

    def _done(self, made: Backed | None) -> None:
        if made is not None:
            self.made.emit(made)
            if made.trouble:
                self.troubled.emit(Problem(made.trouble, "The first copy is made."))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.troubled.emit(error)


def last_words(made: datetime, today: datetime) -> str:
    """Return when a backup was made, told today: `13:12`, `yesterday`, `Fri 20 Nov`."""
    from ui.times import clock, near_lower, short_day_word

    if made.date() == today.date():
        return clock(made)
    return near_lower(short_day_word(made.date(), today.date()))
