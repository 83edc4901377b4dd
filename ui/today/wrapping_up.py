"""Wraps up the day: one open wrap after the other, then what the day was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.records.meeting import Meeting, MeetingId, Outcome
from ui.keys import KEYS
from ui.open_book import OpenBook
from ui.places import DAYS_END, Place, Visit


class WrappingUp(QObject):
    """`opened` carries the meeting whose wrap is next, the oldest first.

    It goes on when that wrap is closed, as long as `is_at` says that one is still
    there. `went` carries the visit to the end of the day.
    """

    opened = Signal(object)
    went = Signal(object)
    noted = Signal(str, bool)

    def __init__(
        self, book: OpenBook, is_at: Callable[[MeetingId], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._book, self._is_at = book, is_at
        self._current: MeetingId | None = None
        book.changed.connect(self._look)

    @Slot()
    def begin(self) -> None:
        """Open the oldest wrap; asked again at one, pass it over for the next."""
        here = self._current
        at = here is not None and self._is_at(here)
        more = self._open(after=here if at else None)
        if more:
            passes = KEYS["wrap-day"].shown
            self.noted.emit(
                f"{more} more after this one: {passes} passes it over.", False
            )

    @Slot(object)
    def end_call(self, meeting: MeetingId) -> None:
        """Go on after a call: to its wrap, or to the next call where that is near."""
        from app.desk.reminding import outlook
        from app.rules.free_time import span
        from ui.today.not_now import not_now

        now = self._book.now()
        on = outlook(self._book.book, now)
        if not (why := not_now(on, now)):
            self.opened.emit(meeting)
            return
        self.noted.emit(f"Ended: stamped. {why}", True)
        coming = [m for m in on.meetings if (s := span(m)) and s.ends > now]
        following = coming[0].id if coming else None
        self.went.emit(Visit(Place.MEETINGS, following))

    def _open(self, after: MeetingId | None = None) -> int:
        """Open the next wrap, or what follows the last; return how many are left."""
        from app.desk.reminding import outlook
        from ui.today.not_now import not_now

        now = self._book.now()
        on = outlook(self._book.book, now)
        self._current = None
        if why := not_now(on, now):
            self.noted.emit(why, False)
            return 0
        ids = [meeting.id for meeting in on.wraps]
        if after in ids:
            ids = ids[ids.index(after) + 1 :]
        if not ids:
            self.went.emit(DAYS_END)
            return 0
        self._current = ids[0]
        self.opened.emit(ids[0])
        return len(ids) - 1

    @Slot()
    def _look(self) -> None:
        if self._current is not None:
            # Whoever closed it is not done yet with saying so.
            QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        here = self._current
        if here is None or self._book.book.is_closed:
            return
        meeting = self._book.book.find(Meeting, here)
        if meeting and not meeting.wrapped and meeting.outcome is Outcome.HELD:
            return
        if self._is_at(here):
            self._open()
        else:
            self._current = None
