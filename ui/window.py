"""The window: the rail, the open screen, and a line at the foot for what happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from checklists.pack import Phase
from ui.calendars.fetching import Fetching
from ui.focus import focus
from ui.importing import Importing
from ui.keys import offered, on_key
from ui.open_book import OpenBook
from ui.places import COMMANDS, RAIL, Place, Visit
from ui.preferences import LARGEST, LOOKS, TEXT_STEP, USUAL, Preferences
from ui.promises.acts import PromiseActs
from ui.qt import override
from ui.screen import Screen, first_stop
from ui.screens import Screens
from ui.theme import Tone, em, space
from ui.times import clock
from ui.undo_keys import Field, UndoKeys, can_redo, can_undo
from ui.warming import Warming
from ui.widgets.layouts import around, column
from ui.widgets.nav_rail import NavRail
from ui.widgets.notice import Notice
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.live.window import LiveWindow
    from ui.palette.palette import Palette

COMPACT = 60
KEPT = 50
"""How many steps back are remembered."""


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
        self.setMinimumSize(space(120), space(90))
        self.book = book
        self.live: LiveWindow | None = None
        self.palette_open: Palette | None = None
        self._ticked: dict[MeetingId, set[str]] = {}
        self._preferences = preferences
        self.importing = Importing(book, preferences, self)
        self.fetching = Fetching(book, self)
        self._sample: QWidget | None = None
        self._waits = False
        self._visit = Visit(Place.TODAY)
        self._been: list[Visit] = []
        self._noted = book.book.saved()
        self._acts = PromiseActs(book, self)
        self._acts.noted.connect(self.note)
        self._screens = Screens(book, self)
        self._connect()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._build()
        self._add_keys()
        self._undo_keys = UndoKeys(self)
        self._warming: Warming | None = None
        self.go(self._visit)

    @property
    def today(self) -> Screen:
        """The first screen."""
        return self._screens.of(Visit(Place.TODAY))

    @property
    def screen_shown(self) -> Screen:
        """The open screen."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    @Slot(object)
    def go(self, visit: Visit) -> None:
        """Open a screen; what is typed on the old one is kept first."""
        if isinstance(shown := self._stack.currentWidget(), Screen):
            here = shown.here(self._visit)
            if here != visit:
                self._been = [*self._been[1 - KEPT :], here]
        self._open(visit)

    @Slot()
    def go_back(self) -> None:
        """Open again where one was before; what is gone meanwhile is passed over."""
        while self._been:
            before = self._been.pop()
            if self._still_there(before) == before:
                self._open(before)
                return

    def _open(self, visit: Visit) -> None:
        within = self._keep_typing()
        visit = self._visit = self._still_there(visit)
        screen = self._screens.of(visit)
        self.rail.choose(visit.place)
        screen.visit(visit)
        self._stack.setCurrentWidget(screen)
        now = QApplication.focusWidget()
        if within and (now is None or not screen.isAncestorOf(now)):
            self._enter(screen)

    @Slot(object)
    def show_brief(self, meeting: MeetingId) -> None:
        """Open the brief of a meeting to look at and print."""
        self.go(Visit(Place.REPORTS, meeting=meeting, report="brief"))

    @Slot(object)
    def show_live(self, meeting: MeetingId) -> None:
        """Open the call window of a meeting, or bring it to the front."""
        from ui.live.window import LiveWindow

        if self.live is not None and self.live.meeting != meeting:
            self.live.close()
        if self.live is None:
            ticked = self._ticked.setdefault(meeting, set())
            self.live = LiveWindow(self.book, meeting, ticked)
            self.live.ended.connect(lambda: self._begin_wrap(meeting))
            self.live.noted.connect(self.note)
            self.live.closed.connect(self._let_live_go)
        self.live.showNormal()
        self.live.activateWindow()

    def _begin_wrap(self, meeting: MeetingId) -> None:
        """Go on from the call window: the keyboard is in the first row right after."""
        from ui.meeting.screen import MeetingScreen

        self.go(Visit(Place.MEETINGS, meeting, Phase.WRAP))
        self.activateWindow()
        if isinstance(self.screen_shown, MeetingScreen):
            self.screen_shown.begin_wrap()

    @Slot(str, bool)
    def note(self, words: str, undo: bool = False) -> None:
        """Say at the foot what happened, with undo where it can be taken back."""
        self._noted = self.book.book.saved()
        self._waits = False
        self.notice.say(words, "Undo" if undo else "")

    @Slot(str)
    def wait(self, words: str) -> None:
        """Say what is being read, with a way to call it off."""
        self._waits = True
        self.notice.wait(words, "Stop")

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what went wrong; it stays until it is sent away."""
        self._waits = False
        self.notice.warn(words)

    @Slot(object)
    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong and what can be done."""
        self.warn(f"{problem} {problem.advice}".strip())

    @Slot()
    def rebuild(self) -> None:
        """Build everything anew, as after another size of text, at the same place."""
        held = QApplication.focusWidget()
        name = held.accessibleName() if held and self.isAncestorOf(held) else ""
        self._screens.forget()
        for part in (self._beside, self._right):
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.setMinimumSize(space(120), space(90))
        self._build()
        self._fit()
        self.go(self._visit)
        again = (w for w in self.findChildren(QWidget) if w.accessibleName() == name)
        if name and (same := next(again, None)):
            focus(same)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screen_shown.refresh_if_stale()
        if self._warming is None:
            self._warming = Warming(self)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.importing.take_dropped(event.mimeData())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_typing()
        if self.live is not None:
            self.live.close()
        self.importing.close()
        self.fetching.close()
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _build(self) -> None:
        self.rail = NavRail(RAIL, COMMANDS)
        self.rail.chosen.connect(self._choose_place)
        self.rail.commanded.connect(self._command)
        self._stack = QStackedWidget()
        self.notice = Notice()
        self.notice.acted.connect(self._act_on_notice)
        # At 200 % text the rail is taller than a laptop.
        self._beside = Scroll(self.rail)
        self._beside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setSizePolicy(
            QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        )
        right = column(self._stack, self.notice)
        right.setStretch(0, 1)
        self._right = around(right)
        self._row.addWidget(self._beside)
        self._row.addWidget(self._right, 1)
        self._show_foot()

    def _connect(self) -> None:
        screens, book, importing = self._screens, self.book, self.importing
        screens.made.connect(self._add)
        screens.went.connect(self.go)
        screens.noted.connect(self.note)
        screens.brief_wanted.connect(self.show_brief)
        screens.live_wanted.connect(self.show_live)
        screens.meeting_wanted.connect(self._add_meeting)
        screens.choose_wanted.connect(importing.choose)
        screens.paste_wanted.connect(importing.paste)
        screens.import_wanted.connect(importing.take_files)
        screens.pasted.connect(importing.take_text)
        importing.noted.connect(self.note)
        importing.waits.connect(self.wait)
        importing.went.connect(self.go)
        self.fetching.noted.connect(self.note)
        screens.calendar_wanted.connect(self._give_calendar)
        screens.sample_wanted.connect(self._open_sample)
        screens.promise_chosen.connect(self._acts.do)
        screens.look_chosen.connect(self._choose_look)
        screens.size_chosen.connect(self._choose_size)
        screens.restore_wanted.connect(self.restore_wanted)
        # Before any screen, or it would read what is gone.
        book.changed.connect(self._leave_what_is_gone)
        book.changed.connect(self._show_foot)
        book.passed.connect(self._show_foot)
        book.waited.connect(self._show_foot)
        book.backing_up.made.connect(self._show_foot)
        book.troubled.connect(self.show_problem)

    @Slot(object)
    def _add(self, screen: Screen) -> None:
        if shows := getattr(screen, "show_preferences", None):
            shows(self._preferences)
        if shows := getattr(screen, "show_fetching", None):
            shows(self.fetching)
        self._stack.addWidget(screen)

    def _add_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "meeting": self._add_meeting,
            "import": self.importing.paste_or_choose,
            "undo": self._undo,
            "redo": self._redo,
            "pane": self._next_pane,
            "before": self.go_back,
            "keys": self._show_keys,
            "today": lambda: self.go(Visit(Place.TODAY)),
            "print-today": lambda: self.go(Visit(Place.REPORTS, report="today")),
            "quit": self.close,
            "search": self.open_palette,
            "files": self.importing.choose,
            "sample": self._open_sample,
            "larger": partial(self._resize_text, TEXT_STEP),
            "smaller": partial(self._resize_text, -TEXT_STEP),
            "usual-size": partial(self._choose_size, USUAL),
        }
        for look in LOOKS:
            acts[f"look-{look}"] = partial(self._choose_look, look)
        for deed in ("back-up", "check", "restore", "deleted"):
            acts[deed] = partial(self._look_after_data, deed)
        can = {
            "undo": lambda: self.book.desk.can_undo is not None,
            "redo": lambda: self.book.desk.can_redo is not None,
            "larger": lambda: self._preferences.text_percent < LARGEST,
            "smaller": lambda: self._preferences.text_percent > USUAL,
            "usual-size": lambda: self._preferences.text_percent != USUAL,
        }
        for name, act in acts.items():
            on_key(self, name, act, when=can.get(name))

    def _still_there(self, visit: Visit) -> Visit:
        """Return a visit, to the place alone where its meeting is in no book."""
        if visit.meeting and self.book.book.find(Meeting, visit.meeting) is None:
            return Visit(visit.place)
        return visit

    @Slot()
    def _leave_what_is_gone(self) -> None:
        if self._still_there(self._visit) != self._visit:
            self.go(self._visit)

    def _fit(self) -> None:
        self.rail.set_compact(compact=self.width() < em(COMPACT))
        self._beside.setFixedWidth(self.rail.width())

    # What the rail and the screens ask for

    @Slot(str)
    def _choose_place(self, key: str) -> None:
        self.go(Visit(Place(key)))

    @Slot(str)
    def _command(self, key: str) -> None:
        if key == "keys":
            self._show_keys()
        elif key == "search":
            self.open_palette()
        else:
            self.go(Visit(Place(key)))

    @Slot(str)
    def _choose_look(self, name: str) -> None:
        self._preferences.theme = name
        self.look_chosen.emit(name)

    @Slot(int)
    def _choose_size(self, percent: int) -> None:
        self._preferences.text_percent = percent
        self.size_chosen.emit(percent)

    def _resize_text(self, more: int) -> None:
        wanted = self._preferences.text_percent + more
        self._choose_size(max(USUAL, min(LARGEST, wanted)))

    @Slot()
    def open_palette(self) -> None:
        """Ask where to go, what to do, what to find."""
        from ui.palette.palette import Palette

        if self.palette_open is not None:
            return
        screen = self.screen_shown
        commands = [*offered(self), *offered(screen)]
        palette = Palette(self.book, self, commands, screen.more())
        palette.went.connect(self._go_on)
        palette.left.connect(self._let_palette_go)
        self.palette_open = palette
        palette.open()

    @Slot()
    def _let_palette_go(self) -> None:
        self.palette_open = None

    @Slot(object)
    def _go_on(self, visit: Visit) -> None:
        """Go somewhere with the keyboard, wherever that was."""
        self.go(visit)
        now = QApplication.focusWidget()
        if now is None or not self.screen_shown.isAncestorOf(now):
            self._enter(self.screen_shown)

    def _look_after_data(self, deed: str) -> None:
        """Do what a button of the settings does, where its outcome is told."""
        from ui.settings.screen import SettingsScreen

        self.go(Visit(Place.SETTINGS))
        screen = self.screen_shown
        assert isinstance(screen, SettingsScreen)
        screen.look_after_data(deed)

    @Slot()
    def _add_meeting(self) -> None:
        from ui.meetings.new_meeting import NewMeeting

        sheet = NewMeeting(self.book, self)
        sheet.booked.connect(lambda one: self.go(Visit(Place.MEETINGS, one)))
        sheet.open()

    @Slot()
    def _give_calendar(self) -> None:
        from ui.calendars.give_calendar import GiveCalendar

        sheet = GiveCalendar(self.book, self)
        sheet.given.connect(self.fetching.add)
        sheet.open()

    @Slot()
    def _open_sample(self) -> None:
        from ui.sample import open_sample

        self._sample = open_sample(self._preferences)

    def _show_keys(self) -> None:
        from ui.key_map import KeyMap

        KeyMap(self).open()

    @Slot()
    def _let_live_go(self) -> None:
        if self.live is not None:
            self.live.deleteLater()
            self.live = None

    # Undo, and where the keyboard is

    @Slot()
    def _undo(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, Field) and can_undo(field):
            field.undo()
        else:
            self._take_back()

    @Slot()
    def _act_on_notice(self) -> None:
        if self._waits:
            self.importing.stop()
        else:
            self._take_back()

    @Slot()
    def _take_back(self) -> None:
        self._keep_typing()
        if words := self.book.undo():
            self.note(f"Taken back: {words}.")

    def _redo(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, Field) and can_redo(field):
            field.redo()
        elif words := self.book.redo():
            self.note(f"Done again: {words}.")

    def _next_pane(self) -> None:
        """Go round: the rail, the screen, the notice while there is one."""
        now = QApplication.focusWidget()
        if now is None or self.rail.isAncestorOf(now):
            self._enter(self.screen_shown)
        elif self.notice.isVisible() and not self.notice.isAncestorOf(now):
            self._enter(self.notice)
        else:
            focus(self.rail.places[self.rail.place or Place.TODAY])

    def _enter(self, pane: QWidget) -> None:
        stop = pane.first_stop() if isinstance(pane, Screen) else first_stop(pane)
        if stop is not None:
            # The ring comes only for who uses the keyboard.
            keyed = self.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            reason = Qt.FocusReason
            stop.setFocus(
                reason.ShortcutFocusReason if keyed else reason.OtherFocusReason
            )

    def _keep_typing(self) -> bool:
        """Let what is typed be kept; says whether the open screen had the keyboard."""
        now = QApplication.focusWidget()
        within = now is not None and self._right.isAncestorOf(now)
        if within and now is not None:
            now.clearFocus()
        return within

    @Slot()
    def _show_foot(self) -> None:
        from app.book import promises
        from app.book.backup_names import named
        from ui.backing_up import last_words

        late = promises.counts(self.book.book, self.book.now()).ours_late
        words = f"{late} late" if late else ""
        self.rail.count(Place.PROMISES, words, Tone.STOP)
        zone = ZoneInfo(self.book.settings.zone)
        saved = self.book.book.saved()
        last = f"last at {clock(saved.astimezone(zone))}" if saved else ""
        if copies := named(self.book.book.path):
            now = self.book.now().astimezone(zone)
            last = f"Backed up {last_words(copies[0].made.astimezone(zone), now)}"
        all_saved = self.book.all_saved
        self.rail.say_foot("All saved" if all_saved else "Not saved yet", last)
        if saved != self._noted:
            # Undo would take back another act than the one that was noted.
            self.notice.act.hide()
