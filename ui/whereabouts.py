"""Where one is in the window, and how one comes from there to elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from app.records.account import AccountId
from app.records.meeting import Meeting
from ui.open_book import OpenBook
from ui.panes import Panes
from ui.places import Place, Visit
from ui.screens import Screens
from ui.trail import Trail


class Whereabouts(QObject):
    """Opens screens in the panes; `arrived` comes when one is open."""

    arrived = Signal()

    def __init__(self, book: OpenBook, screens: Screens, parent: QObject) -> None:
        super().__init__(parent)
        self._book, self._screens = book, screens
        self._panes: Panes | None = None
        self._visit = Visit(Place.TODAY)
        self._trail = Trail()
        book.changed.connect(self._leave_what_is_gone)

    def show_in(self, panes: Panes) -> None:
        """Open screens from now on in these panes."""
        self._panes = panes

    @property
    def here(self) -> Visit:
        """What leads back to what is shown now."""
        shown = self._panes.shown if self._panes else None
        return shown.here(self._visit) if shown else self._visit

    @property
    def account(self) -> AccountId | None:
        """The account that is shown now, by itself or through a meeting."""
        visit = self.here
        if visit.meeting is None:
            return visit.account
        meeting = self._book.book.find(Meeting, visit.meeting)
        return meeting.account if meeting else None

    @Slot(object)
    def go(self, visit: Visit) -> None:
        """Open a screen; what is typed on the old one is kept first."""
        if self._panes and self._panes.shown:
            self._trail.leave(self.here, visit)
        self._open(visit)

    @Slot(object)
    def go_on(self, visit: Visit) -> None:
        """Go somewhere with the keyboard, wherever that was."""
        self.go(visit)
        if self._panes:
            self._panes.enter()

    @Slot()
    def go_back(self) -> None:
        """Open again where one was before; what is gone meanwhile is passed over."""
        if before := self._trail.back(lambda one: self._still_there(one) == one):
            self._open(before)

    def open_again(self) -> None:
        """Open what is shown once more, as in panes that are new."""
        self.go(self._visit)

    def _open(self, visit: Visit) -> None:
        panes = self._panes
        assert panes is not None
        within = panes.keep_typing()
        visit = self._visit = self._still_there(visit)
        screen = self._screens.of(visit)
        screen.visit(visit)
        panes.open(screen, visit.place)
        if within:
            panes.enter()
        self.arrived.emit()

    def _still_there(self, visit: Visit) -> Visit:
        """Return a visit, to the place alone where its meeting is in no book."""
        if visit.meeting and self._book.book.find(Meeting, visit.meeting) is None:
            return Visit(visit.place)
        return visit

    @Slot()
    def _leave_what_is_gone(self) -> None:
        if self._still_there(self._visit) != self._visit:
            self.go(self._visit)
