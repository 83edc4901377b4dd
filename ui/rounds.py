"""The rounds of a day: reminders, the wraps one by one, what packs promise."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.records.meeting import MeetingId
from checklists.pack import Phase
from ui.open_book import OpenBook
from ui.panes import Panes
from ui.places import DAYS_END, Place, Visit
from ui.preferences import Preferences
from ui.reminders.keeping_up import KeepingUp
from ui.reminders.reminding import Reminding
from ui.reminders.tray import Tray
from ui.today.wrapping_up import WrappingUp

if TYPE_CHECKING:
    from app.rules.reminders import Reminder


class Rounds(QObject):
    """`here` tells what the window shows, `over` is whether it is in front.

    `entered` carries where to go with the keyboard, `wrap_opened` the meeting whose
    wrap is next.
    """

    entered = Signal(object)
    wrap_opened = Signal(object)
    noted = Signal(str, bool)

    def __init__(
        self,
        book: OpenBook,
        preferences: Preferences,
        here: Callable[[], Visit],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._preferences, self._here, self._over = preferences, here, over
        self._panes: Panes | None = None
        self.wrapping_up = WrappingUp(book, self._is_at, self)
        self.wrapping_up.opened.connect(self.wrap_opened)
        self.wrapping_up.went.connect(self.entered)
        self.wrapping_up.noted.connect(self.noted)
        self.reminding = Reminding(book, preferences, self._is_seen, self)
        self.reminding.said.connect(self._say)
        self.reminding.hushed.connect(self._hush)
        self.reminding.wanted.connect(self._do)
        self.keeping_up = KeepingUp(book, self)
        self.keeping_up.noted.connect(self.noted)
        self._tray = Tray(self)
        self.reminding.told.connect(self._tell)
        self._tray.clicked.connect(self._come)

    def begin(self) -> None:
        """Begin the rounds, soon after the window is there."""
        self._tray.begin()
        self.reminding.begin()
        self.keeping_up.begin()

    def close(self) -> None:
        """End the rounds with the window."""
        self._tray.close()
        self.reminding.close()
        self.keeping_up.close()

    def speak_in(self, panes: Panes) -> None:
        """Remind from now on in these panes."""
        self._panes = panes
        panes.reminder.acted.connect(self.reminding.act)
        panes.reminder.left.connect(self.reminding.dismiss)
        if saying := self.reminding.saying:
            panes.reminder.remind(*saying)

    def arrive(self) -> None:
        """Remind no more of what is on the screen now."""
        if self.reminds:
            self.reminding.arrive()

    @property
    def reminds(self) -> bool:
        """Whether a reminder is shown."""
        return self.reminding.saying is not None

    @property
    def is_on(self) -> bool:
        """Whether one is reminded of anything."""
        return self._preferences.reminds

    def remind(self, *, on: bool) -> None:
        """Remind from now on, or no more."""
        self._preferences.reminds = on
        self.reminding.look()
        words = "You are reminded again." if on else "There are no more reminders."
        self.noted.emit(words, False)

    def _is_at(self, meeting: MeetingId) -> bool:
        return self._here().meeting == meeting

    def _is_seen(self, one: Reminder) -> bool:
        """Say whether one is there already, so that there is nothing to say."""
        from app.rules.reminders import Occasion

        if not self._over.isActiveWindow():
            return False
        here = self._here()
        match one.occasion:
            case Occasion.LAST_CHECK:
                at = here.meeting == one.meetings[0].id
                return at and here.phase is Phase.PREFLIGHT
            case Occasion.WRAP:
                ids = [meeting.id for meeting in one.meetings]
                return ids == [here.meeting] and here.phase is Phase.WRAP
            case Occasion.DAYS_END:
                return here == DAYS_END
            case Occasion.DUE_TODAY:
                return False

    @Slot(str, str)
    def _say(self, words: str, label: str) -> None:
        if self._panes is not None:
            self._panes.reminder.remind(words, label)

    @Slot()
    def _hush(self) -> None:
        if self._panes is None:
            return
        had = self._panes.reminder.has_keyboard
        self._panes.reminder.hide()
        if had:
            self._panes.enter()

    @Slot(str, str)
    def _tell(self, title: str, words: str) -> None:
        if not self._over.isActiveWindow():
            self._tray.tell(title, words)

    @Slot()
    def _come(self) -> None:
        """Come to the front, and go on to what was said."""
        if self._over.isMinimized():
            self._over.showNormal()
        self._over.raise_()
        self._over.activateWindow()
        self.reminding.act()

    @Slot(object)
    def _do(self, one: Reminder) -> None:
        from app.rules.reminders import Occasion

        match one.occasion:
            case Occasion.LAST_CHECK:
                meeting = one.meetings[0].id
                self.entered.emit(Visit(Place.MEETINGS, meeting, Phase.PREFLIGHT))
            case Occasion.WRAP | Occasion.DAYS_END:
                self.wrapping_up.begin()
            case Occasion.DUE_TODAY:
                only = one.promises[0].id if len(one.promises) == 1 else None
                self.entered.emit(Visit(Place.PROMISES, promise=only))
