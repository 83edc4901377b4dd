"""The window: the rail, the open screen, and a line at the foot for what happened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from app.errors import Problem
from app.records.meeting import MeetingId
from ui.focus import focus
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.preferences import Preferences
from ui.promises.acts import PromiseActs
from ui.qt import override
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import clock
from ui.today.screen import TodayScreen
from ui.widgets.layouts import around, column
from ui.widgets.nav_item import Place as RailPlace
from ui.widgets.nav_rail import NavRail
from ui.widgets.notice import Notice
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.importing import Importing

RAIL = (
    RailPlace(Place.TODAY, "calendar-days", "Today"),
    RailPlace(Place.MEETINGS, "video", "Meetings"),
    RailPlace(Place.ACCOUNTS, "building-2", "Accounts"),
    RailPlace(Place.PROMISES, "handshake", "Promises"),
    RailPlace(Place.REPORTS, "file-text", "Reports"),
    RailPlace(Place.CHECKLISTS, "list-checks", "Checklists"),
)
COMMANDS = (
    RailPlace(Place.SETTINGS, "settings", "Settings"),
    RailPlace("keys", "keyboard", "Keys", "F1"),
)
COMPACT = 60

# A screen's module is imported when it is first opened.
_SCREENS = {
    Place.MEETINGS: ("ui.meetings.screen", "MeetingsScreen"),
    Place.ACCOUNTS: ("ui.accounts.screen", "AccountsScreen"),
    Place.PROMISES: ("ui.promises.screen", "PromisesScreen"),
    Place.REPORTS: ("ui.reports.screen", "ReportsScreen"),
    Place.CHECKLISTS: ("ui.packs.screen", "ChecklistsScreen"),
    Place.SETTINGS: ("ui.settings.screen", "SettingsScreen"),
}


class Window(QWidget):
    """Everything of one book; it is closed like a book, with nothing to save."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(
        self, book: OpenBook, preferences: Preferences, *, title: str = "Earnest"
    ) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.book = book
        self._preferences = preferences
        self._screens: dict[str, Screen] = {}
        self._live: QWidget | None = None
        self._takes: Importing | None = None
        self._sample: QWidget | None = None
        self.rail = NavRail(RAIL, COMMANDS)
        self.rail.chosen.connect(lambda key: self.go(Visit(Place(key))))
        self.rail.commanded.connect(self._command)
        self._stack = QStackedWidget()
        self.notice = Notice()
        self.notice.acted.connect(self._undo)
        beside = Scroll(self.rail)  # at 200 % text the rail is taller than a laptop
        beside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._beside = beside
        right = column(self._stack, self.notice)
        right.setStretch(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(beside)
        row.addWidget(around(right), 1)
        book.changed.connect(self._show_foot)
        book.troubled.connect(self.show_problem)
        self._acts = PromiseActs(book, self)
        self._acts.noted.connect(self.note)
        self._add_keys()
        self._open_today()
        self.go(Visit(Place.TODAY))
        self._show_foot()

    @property
    def screen_shown(self) -> Screen:
        """The open screen."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    @Slot(object)
    def go(self, visit: Visit) -> None:
        """Open a screen; what is typed on the old one is kept first."""
        self._leave_field()
        self._visit = visit
        screen = self._screen(visit)
        self.rail.choose(visit.place)
        screen.visit(visit)
        self._stack.setCurrentWidget(screen)

    def show_brief(self, meeting: MeetingId) -> None:
        """Open the brief of a meeting to look at and print."""
        self.go(Visit(Place.REPORTS, meeting=meeting, report="brief"))

    def show_live(self, meeting: MeetingId) -> None:
        """Open the call window of a meeting."""
        from ui.live.window import LiveWindow

        if self._live is not None:
            self._live.close()
        live = LiveWindow(self.book, meeting)
        live.ended.connect(lambda: self.go(Visit(Place.MEETINGS, meeting, phase=None)))
        live.noted.connect(self.note)
        self._live = live
        live.show()

    @Slot(str, bool)
    def note(self, words: str, undo: bool = False) -> None:
        """Say at the foot what happened, with undo where it can be taken back."""
        self.notice.say(words, "Undo" if undo else "")

    @Slot(object)
    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong and what can be done."""
        self.notice.warn(f"{problem} {problem.advice}".strip())

    def import_files(self, files: list[Path]) -> None:
        """Take invites, calendars and contacts from files."""
        self._importing().take_files(files)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.set_compact(compact=self.width() < em(COMPACT))
        self._beside.setFixedWidth(self.rail.width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screen_shown.refresh_if_stale()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        self.import_files([file for file in files if file.name])

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_field()
        if self._live is not None:
            self._live.close()
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _add(self, key: str, screen: Screen) -> Screen:
        screen.went.connect(self.go)
        screen.noted.connect(self.note)
        self._screens[key] = screen
        self._stack.addWidget(screen)
        return screen

    def _screen(self, visit: Visit) -> Screen:
        if visit.place is Place.MEETINGS and visit.meeting:
            return self._screens.get("meeting") or self._add_meeting()
        if visit.place in self._screens:
            return self._screens[visit.place]
        module, name = _SCREENS[visit.place]
        made: Screen = getattr(import_module(module), name)(self.book)
        for signal, receiver in (
            ("brief_wanted", self.show_brief),
            ("meeting_wanted", self._new_meeting),
            ("import_wanted", self._choose_files),
        ):
            if hasattr(made, signal):
                getattr(made, signal).connect(receiver)
        if visit.place is Place.SETTINGS:
            self._connect_settings(made)
        return self._add(visit.place, made)

    def _connect_settings(self, screen: Screen) -> None:
        from ui.settings.screen import SettingsScreen

        assert isinstance(screen, SettingsScreen)
        screen.show_preferences(self._preferences)
        screen.look_chosen.connect(self._choose_look)
        screen.size_chosen.connect(self._choose_size)

    def _choose_look(self, name: str) -> None:
        self._preferences.theme = name
        self.look_chosen.emit(name)

    def _choose_size(self, percent: int) -> None:
        self._preferences.text_percent = percent
        self.size_chosen.emit(percent)

    def _add_meeting(self) -> Screen:
        from ui.meeting.screen import MeetingScreen

        screen = MeetingScreen(self.book)
        screen.brief_wanted.connect(self.show_brief)
        screen.live_wanted.connect(self.show_live)
        return self._add("meeting", screen)

    @Slot()
    def rebuild(self) -> None:
        """Build every screen anew, as after another size of text."""
        shown = self._visit
        for screen in self._screens.values():
            self._stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._open_today()
        self.go(shown)

    def _open_today(self) -> None:
        self.today = today = TodayScreen(self.book)
        self._add(Place.TODAY, today)
        today.promise_chosen.connect(self._acts.do)
        today.import_wanted.connect(self.import_files)
        today.choose_wanted.connect(self._choose_files)
        today.paste_wanted.connect(self._paste)
        today.pasted.connect(lambda text: self._importing().take_text(text))
        today.meeting_wanted.connect(self._new_meeting)
        today.brief_wanted.connect(self.show_brief)
        today.sample_wanted.connect(self._open_sample)

    def _importing(self) -> Importing:
        from ui.importing import Importing

        if self._takes is None:
            self._takes = Importing(self.book, self._preferences, self)
            self._takes.noted.connect(self.note)
            self._takes.went.connect(self.go)
        return self._takes

    def _choose_files(self) -> None:
        self._importing().choose(self)

    def _paste(self) -> None:
        clip = QApplication.clipboard().mimeData()
        if clip is not None and clip.hasUrls():
            self.import_files([Path(url.toLocalFile()) for url in clip.urls()])
        else:
            self._importing().take_text(QApplication.clipboard().text())

    def _new_meeting(self) -> None:
        from ui.meetings.new_meeting import NewMeeting

        sheet = NewMeeting(self.book, self)
        sheet.booked.connect(lambda one: self.go(Visit(Place.MEETINGS, one)))
        sheet.open()

    def _open_sample(self) -> None:
        from ui.sample import open_sample

        self._sample = open_sample(self._preferences)

    def _command(self, key: str) -> None:
        if key == "keys":
            self._show_keys()
        else:
            self.go(Visit(Place(key)))

    def _show_keys(self) -> None:
        from ui.key_map import KeyMap

        KeyMap(self).open()

    def _add_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "meeting": self._new_meeting,
            "import": self._import_or_paste,
            "undo": self._undo,
            "redo": self._redo,
            "pane": self._next_pane,
            "keys": self._show_keys,
            "today": lambda: self.go(Visit(Place.TODAY)),
            "quit": self.close,
        }
        for name, act in acts.items():
            on_key(self, name, act)

    def _import_or_paste(self) -> None:
        clip = QApplication.clipboard()
        if "BEGIN:VCALENDAR" in clip.text():
            self._paste()
        else:
            self._choose_files()

    def _undo(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit) and _can_undo(field):
            field.undo()
        elif words := self.book.undo():
            self.note(f"Taken back: {words}.")

    def _redo(self) -> None:
        if words := self.book.redo():
            self.note(f"Done again: {words}.")

    def _next_pane(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.rail.isAncestorOf(now):
            if first := first_stop(self.screen_shown):
                focus(first)
        else:
            focus(self.rail.places[self.rail.place or Place.TODAY])

    def _leave_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()

    @Slot()
    def _show_foot(self) -> None:
        from app.book import promises

        late = promises.counts(self.book.book, self.book.now()).ours_late
        words = f"{late} late" if late else ""
        self.rail.count(Place.PROMISES, words, Tone.STOP)
        zone = ZoneInfo(self.book.settings.zone)
        saved = self.book.book.saved()
        last = f"last at {clock(saved.astimezone(zone))}" if saved else ""
        self.rail.say_foot("All saved", last)


def first_stop(inside: QWidget) -> QWidget | None:
    """Return the first widget within another that Tab would stop at."""
    each = inside.nextInFocusChain()
    while each is not None and each is not inside:
        stops = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if stops and each.isVisible() and inside.isAncestorOf(each):
            return each
        each = each.nextInFocusChain()
    return None


def _can_undo(field: QLineEdit | QPlainTextEdit) -> bool:
    """Say whether a field has its own typing to take back first."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()
