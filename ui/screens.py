"""The screens of the window, each made when it is first opened."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, Signal

from ui.open_book import OpenBook
from ui.places import DAYS_END, Place, Visit
from ui.screen import Screen
from ui.today.screen import TodayScreen

MEETING = "meeting"

# A screen's module is imported when it is first opened; Today opens first.
_MADE_OF = {
    Place.MEETINGS: ("ui.meetings.screen", "MeetingsScreen"),
    MEETING: ("ui.meeting.screen", "MeetingScreen"),
    DAYS_END.report: ("ui.today.days_end", "DaysEndScreen"),
    Place.ACCOUNTS: ("ui.accounts.screen", "AccountsScreen"),
    Place.PROMISES: ("ui.promises.screen", "PromisesScreen"),
    Place.REPORTS: ("ui.reports.screen", "ReportsScreen"),
    Place.CHECKLISTS: ("ui.packs.screen", "ChecklistsScreen"),
    Place.SETTINGS: ("ui.settings.screen", "SettingsScreen"),
}
_TOLD = (
    "went",
    "noted",
    "brief_wanted",
    "live_wanted",
    "meeting_wanted",
    "choose_wanted",
    "paste_wanted",
    "import_wanted",
    "pasted",
    "calendar_wanted",
    "sample_wanted",
    "practice_wanted",
    "promise_chosen",
    "wrap_up_wanted",
    "look_chosen",
    "size_chosen",
    "restore_wanted",
)


class Screens(QObject):
    """Makes screens, keeps them, and tells on what any of them asks for."""

    made = Signal(object)
    went = Signal(object)
    noted = Signal(str, bool)
    brief_wanted = Signal(object)
    live_wanted = Signal(object)
    meeting_wanted = Signal()
    choose_wanted = Signal()
    paste_wanted = Signal()
    import_wanted = Signal(list)
    pasted = Signal(str)
    calendar_wanted = Signal()
    sample_wanted = Signal()
    practice_wanted = Signal()
    promise_chosen = Signal(object, str)
    wrap_up_wanted = Signal()
    look_chosen = Signal(str)
    size_chosen = Signal(int)
    restore_wanted = Signal(object)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._kept: dict[str, Screen] = {}

    def of(self, visit: Visit) -> Screen:
        """Return the screen that a visit is to; `made` comes first if it is new."""
        one = visit.place is Place.MEETINGS and visit.meeting is not None
        key = MEETING if one else DAYS_END.report if visit == DAYS_END else visit.place
        if key not in self._kept:
            screen = self._make(key)
            for name in _TOLD:
                if told := getattr(screen, name, None):
                    told.connect(getattr(self, name))
            self._kept[key] = screen
            self.made.emit(screen)
        return self._kept[key]

    def leave(self) -> None:
        """Let all screens end what they do beside the window."""
        for screen in self._kept.values():
            screen.leave()

    def forget(self) -> None:
        """Let go of all screens."""
        self.leave()
        for screen in self._kept.values():
            screen.deleteLater()
        self._kept.clear()

    def _make(self, key: str) -> Screen:
        if key == Place.TODAY:
            return TodayScreen(self._book)
        module, name = _MADE_OF[key]
        made = getattr(import_module(module), name)(self._book)
        assert isinstance(made, Screen)
        return made
