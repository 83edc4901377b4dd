"""One timer aimed at an instant of the clock that is handed in."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.open_book import OpenBook

# A machine that slept, or whose clock was put right, is looked at in between.
AT_MOST = timedelta(hours=1)


class Aim(QObject):
    """`reached` comes at the instant, or a little after where the machine slept."""

    reached = Signal()

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self.at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        book.passed.connect(self._look)

    def take(self, at: datetime) -> None:
        """Aim at an instant, and at none before it."""
        self.at = at
        self._start()

    def stop(self) -> None:
        """Aim at nothing."""
        self.at = None
        self._timer.stop()

    def _start(self) -> None:
        assert self.at is not None
        wait = min(max(self.at - self._book.now(), timedelta()), AT_MOST)
        # A timer may come a millisecond early, and would look for nothing.
        self._timer.start(wait // timedelta(milliseconds=1) + 2)

    @Slot()
    def _look(self) -> None:
        if self.at is None or self._book.book.is_closed:
            self._timer.stop()
        elif self._book.now() >= self.at:
            self.stop()
            self.reached.emit()
        else:
            self._start()
