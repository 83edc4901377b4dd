"""What packs promise by themselves, made when it is due and told of in a line."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.rules.wording import count
from ui.background import Background
from ui.open_book import OpenBook
from ui.reminders.aim import Aim

if TYPE_CHECKING:
    from app.desk.wrapping import KeptUp

SOON = 3_000
A_MOMENT = 1_000
# An undo that is being offered is not taken away by what nobody asked for.
OFFERED = timedelta(seconds=10)


class KeepingUp(QObject):
    """Looks after the start, at the day's end and when a timer of silence is out.

    All of it is read and written beside the window.
    """

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._background: Background | None = None
        self._reads = False
        self._aim = Aim(book, self)
        self._aim.reached.connect(self.look)

    def begin(self) -> None:
        """Look soon, when the window is there, and from then on when it is time."""
        QTimer.singleShot(SOON, self, self.look)

    def close(self) -> None:
        """Look no more; what is being written is finished."""
        self._aim.stop()
        if self._background is not None:
            self._background.close()

    @Slot()
    def look(self) -> None:
        """Make what is due now."""
        from app.desk.wrapping import keep_up

        if self._reads or self._book.book.is_closed:
            return
        saved = self._book.book.saved()
        if saved is not None and self._book.now() - saved < OFFERED:
            QTimer.singleShot(A_MOMENT, self, self.look)
            return
        if self._background is None:
            self._background = Background(self)
        self._reads = True
        self._book.do_beside(self._background, keep_up, done=self._take)

    def _take(self, kept: KeptUp | None) -> None:
        self._reads = False
        ends = self._day_ends()
        again = kept.again if kept else None
        self._aim.take(min(ends, again) if again else ends)
        if kept and kept.made:
            many = count(len(kept.made), "promise")
            self.noted.emit(f"{many} noted by the checklists, as your own plan.", True)

    def _day_ends(self) -> datetime:
        """Return the next end of a day of hers."""
        settings = self._book.settings
        zone = ZoneInfo(settings.zone)
        now = self._book.now()
        today = now.astimezone(zone).date()
        at: time = settings.day_ends
        ends = datetime.combine(today, at, zone)
        return (
            ends
            if ends > now
            else datetime.combine(today + timedelta(days=1), at, zone)
        )
