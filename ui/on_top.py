"""What opens on top of the window: palette, sheets, key map, the sample, the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.records.account import Account, AccountId
from ui.keys import Command
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.preferences import Preferences

if TYPE_CHECKING:
    from ui.palette.palette import Palette


class OnTop(QObject):
    """`went` asks the window to go somewhere, `entered` to take the keyboard along."""

    went = Signal(object)
    entered = Signal(object)
    calendar_given = Signal(str, str)

    def __init__(self, book: OpenBook, preferences: Preferences, over: QWidget) -> None:
        super().__init__(over)
        self._book, self._preferences, self._over = book, preferences, over
        self.palette: Palette | None = None
        self._sample: QWidget | None = None
        self._practice: QWidget | None = None

    def open_palette(self, commands: list[Command], more: QMenu | None) -> None:
        """Ask where to go, what to do, what to find."""
        from ui.palette.palette import Palette

        if self.palette is not None:
            return
        palette = Palette(self._book, self._over, commands, more)
        palette.went.connect(self.entered)
        palette.left.connect(self._let_palette_go)
        self.palette = palette
        palette.open()

    def add_meeting(self, account: AccountId | None = None) -> None:
        """Ask for a new meeting, with an account or anybody, and go there."""
        from ui.meetings.new_meeting import NewMeeting

        known = self._book.book.find(Account, account) if account else None
        sheet = NewMeeting(self._book, self._over, known.name if known else "")
        sheet.booked.connect(lambda one: self.went.emit(Visit(Place.MEETINGS, one)))
        sheet.open()

    @Slot()
    def give_calendar(self) -> None:
        """Ask for the address of a calendar."""
        from ui.calendars.give_calendar import GiveCalendar

        sheet = GiveCalendar(self._book, self._over)
        sheet.given.connect(self.calendar_given)
        sheet.open()

    @Slot()
    def open_sample(self) -> None:
        """Open the sample book in a window of its own."""
        from ui.sample import open_sample

        self._sample = open_sample(self._preferences)

    @Slot()
    def open_practice(self) -> None:
        """Open the practice case in a window of its own."""
        from ui.practice.opening import open_practice

        self._practice = open_practice(self._preferences)

    @Slot()
    def show_keys(self) -> None:
        """Show every key and what it does."""
        from ui.key_map import KeyMap

        KeyMap(self._over).open()

    @Slot()
    def _let_palette_go(self) -> None:
        self.palette = None
