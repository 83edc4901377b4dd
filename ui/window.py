"""The window: what it is made of, and everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.records.account import AccountId
from app.records.meeting import MeetingId
from checklists.pack import Phase
from ui.beside import Beside
from ui.calendars.fetching import Fetching
from ui.focus import focus
from ui.foot import Foot
from ui.importing import Importing
from ui.keys import offered
from ui.live.calls import Calls
from ui.looks import Looks
from ui.on_top import OnTop
from ui.open_book import OpenBook
from ui.panes import Panes
from ui.places import Place, Visit
from ui.preferences import Preferences
from ui.promises.acts import PromiseActs
from ui.qt import override
from ui.rounds import Rounds
from ui.screen import Screen
from ui.screens import Screens
from ui.theme import space
from ui.undo_keys import UndoKeys
from ui.undoing import Undoing
from ui.warming import Warming
from ui.whereabouts import Whereabouts
from ui.widgets.layouts import column
from ui.window_keys import add_commands
from ui.wishes import answer_wishes

if TYPE_CHECKING:
    from ui.live.window import LiveWindow
    from ui.palette.palette import Palette


class Window(QWidget):
    """Everything of one book; it is closed like a book, with nothing to save."""

    look_chosen = Signal(str)
    size_chosen = Signal(int)
    restore_wanted = Signal(object)

    def __init__(
        self, book: OpenBook, preferences: Preferences, *, title: str = "Earnest"
    ) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.book = book
        self._preferences = preferences
        self.importing = Importing(book, preferences, self)
        self.fetching = Fetching(book, self)
        self.calls = Calls(book, self)
        self.on_top = OnTop(book, preferences, self)
        self.undoing = Undoing(book, self)
        self.looks = Looks(preferences, self)
        self.promise_acts = PromiseActs(book, self)
        self._screens = Screens(book, self)
        # Before the foot and any screen, or they would read what is gone.
        self._whereabouts = Whereabouts(book, self._screens, self)
        self._foot = Foot(book, self)
        self.rounds = Rounds(book, preferences, lambda: self.here, self)
        self._connect()
        self._guided: Callable[[], Beside] | None = None
        self._whole = column()
        self.setLayout(self._whole)
        self._build()
        add_commands(self)
        self._undo_keys = UndoKeys(self)
        self._warming: Warming | None = None
        self.go(Visit(Place.TODAY))

    @property
    def today(self) -> Screen:
        """The first screen."""
        return self._screens.of(Visit(Place.TODAY))

    @property
    def screen_shown(self) -> Screen:
        """The open screen."""
        shown = self._panes.shown
        assert shown is not None
        return shown

    @property
    def live(self) -> LiveWindow | None:
        """The call window, while one is open."""
        return self.calls.window

    @property
    def palette_open(self) -> Palette | None:
        """The palette, while it is open."""
        return self.on_top.palette

    # Where one is

    @property
    def here(self) -> Visit:
        """What leads back to what is shown now."""
        return self._whereabouts.here

    @property
    def account(self) -> AccountId | None:
        """The account that is shown now, by itself or through a meeting."""
        return self._whereabouts.account

    @Slot(object)
    def go(self, visit: Visit) -> None:
        """Open a screen; what is typed on the old one is kept first."""
        self._whereabouts.go(visit)

    @Slot()
    def go_back(self) -> None:
        """Open again where one was before; what is gone meanwhile is passed over."""
        self._whereabouts.go_back()

    @Slot()
    def go_round(self) -> None:
        """Give the keyboard to the next pane."""
        self._panes.go_round()

    @Slot(str)
    def _choose_place(self, key: str) -> None:
        self.go(Visit(Place(key)))

    @Slot(str)
    def _command(self, key: str) -> None:
        asks = {"keys": self.on_top.show_keys, "search": self.open_palette}
        if key in asks:
            asks[key]()
        else:
            self.go(Visit(Place(key)))

    # What can be asked of it

    @Slot(object)
    def show_brief(self, meeting: MeetingId) -> None:
        """Open the brief of a meeting to look at and print."""
        self.go(Visit(Place.REPORTS, meeting=meeting, report="brief"))

    @Slot(object)
    def show_live(self, meeting: MeetingId) -> None:
        """Open the call window of a meeting, or bring it to the front."""
        self.calls.show(meeting)

    @Slot(object)
    def begin_wrap(self, meeting: MeetingId) -> None:
        """Go on right after a call: the keyboard is in the first row of it."""
        from ui.meeting.screen import MeetingScreen

        self.go(Visit(Place.MEETINGS, meeting, Phase.WRAP))
        self.activateWindow()
        if isinstance(self.screen_shown, MeetingScreen):
            self.screen_shown.begin_wrap()

    @Slot(str, bool)
    def note(self, words: str, undo: bool = False) -> None:
        """Say at the foot what happened, with undo where it can be taken back."""
        self._foot.note(words, undo)

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what went wrong; it stays until it is sent away."""
        self._foot.warn(words)

    @Slot()
    def add_meeting(self) -> None:
        """Ask for a new meeting, with the account that is shown if one is."""
        self.on_top.add_meeting(self.account)

    @Slot()
    def open_palette(self) -> None:
        """Ask where to go, what to do, what to find."""
        screen = self.screen_shown
        self.on_top.open_palette([*offered(self), *offered(screen)], screen.more())

    # What it is made of

    def keep_beside(self, made: Callable[[], Beside]) -> Beside:
        """Keep something beside the screens, made anew with everything."""
        self._guided = made
        return self._panes.stand_beside(made())

    @Slot()
    def rebuild(self) -> None:
        """Build everything anew, as after another size of text, at the same place."""
        held = QApplication.focusWidget()
        name = held.accessibleName() if held and self.isAncestorOf(held) else ""
        self._screens.forget()
        self._whole.removeWidget(self._panes)
        self._panes.hide()
        self._panes.deleteLater()
        self._build()
        self._whereabouts.open_again()
        again = (w for w in self.findChildren(QWidget) if w.accessibleName() == name)
        if name and (same := next(again, None)):
            focus(same)

    def _build(self) -> None:
        self.setMinimumSize(space(120), space(90))
        self._panes = Panes()
        self._panes.chosen.connect(self._choose_place)
        self._panes.commanded.connect(self._command)
        self.rail, self.notice = self._panes.rail, self._panes.notice
        self._whole.addWidget(self._panes)
        self._whereabouts.show_in(self._panes)
        self._foot.speak_in(self._panes)
        self.rounds.speak_in(self._panes)
        if self._guided:
            self._panes.stand_beside(self._guided())

    def _connect(self) -> None:
        self._screens.made.connect(self._add)
        self._whereabouts.arrived.connect(self.rounds.arrive)
        answer_wishes(self._screens, self)
        foot, undoing = self._foot, self.undoing
        foot.undo_wanted.connect(undoing.take_back)
        foot.stop_wanted.connect(self.importing.stop)
        undoing.begins.connect(lambda: self._panes.keep_typing())
        for speaks in (undoing, self.promise_acts, self.importing, self.fetching):
            speaks.noted.connect(foot.note)
        self.calls.noted.connect(foot.note)
        self.rounds.noted.connect(foot.note)
        self.looks.look_chosen.connect(self.look_chosen)
        self.looks.size_chosen.connect(self.size_chosen)
        self.importing.waits.connect(foot.wait)
        self.importing.went.connect(self.go)
        self.calls.ended.connect(self.rounds.wrapping_up.end_call)
        self.rounds.wrap_opened.connect(self.begin_wrap)
        self.rounds.entered.connect(self._whereabouts.go_on)
        self.on_top.went.connect(self.go)
        self.on_top.entered.connect(self._whereabouts.go_on)
        self.on_top.calendar_given.connect(self.fetching.add)

    @Slot(object)
    def _add(self, screen: Screen) -> None:
        if shows := getattr(screen, "show_preferences", None):
            shows(self._preferences)
        if shows := getattr(screen, "show_fetching", None):
            shows(self.fetching)
        self._panes.add(screen)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screen_shown.refresh_if_stale()
        if self._warming is None:
            self._warming = Warming(self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        given = event.mimeData()
        if given.hasUrls() or given.hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.importing.take_dropped(event.mimeData())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._panes.keep_typing()
        self.calls.close()
        self.rounds.close()
        self.importing.close()
        self.fetching.close()
        self._screens.leave()
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)
