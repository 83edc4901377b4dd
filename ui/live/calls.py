"""The call window: opened for a meeting, brought to the front, let go at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.records.meeting import MeetingId
from ui.open_book import OpenBook

if TYPE_CHECKING:
    from ui.live.window import LiveWindow


class Calls(QObject):
    """There is one call window at a time. `ended` carries the meeting that is over."""

    ended = Signal(object)
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self.window: LiveWindow | None = None
        self._ticked: dict[MeetingId, set[str]] = {}

    @Slot(object)
    def show(self, meeting: MeetingId) -> None:
        """Open the call window of a meeting, or bring it to the front."""
        from ui.live.window import LiveWindow

        if self.window is not None and self.window.meeting != meeting:
            self.window.close()
        if self.window is None:
            ticked = self._ticked.setdefault(meeting, set())
            self.window = LiveWindow(self._book, meeting, ticked)
            self.window.ended.connect(lambda: self.ended.emit(meeting))
            self.window.noted.connect(self.noted)
            self.window.closed.connect(self._let_go)
        self.window.showNormal()
        self.window.activateWindow()

    def close(self) -> None:
        """Close the call window, if one is open; what is typed there is kept."""
        if self.window is not None:
            self.window.close()

    @Slot()
    def _let_go(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
