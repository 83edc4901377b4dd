"""One meeting: its stops, the rows of the open one, and what they add up to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.errors import Problem
from app.records.meeting import MeetingId
from app.rules.values import Preparation
from checklists.pack import ItemId, Phase
from ui.focus import focus, tab_after
from ui.meeting.asking import Asking
from ui.meeting.document import MeetingDocument
from ui.meeting.explanation import Explanation
from ui.meeting.happened import Happened
from ui.meeting.head import MeetingHead, runs
from ui.meeting.kept_beside import KeptBeside, KeptSheet
from ui.meeting.meeting_menu import MeetingMenu
from ui.meeting.page import Page
from ui.meeting.screen_keys import add_keys
from ui.meeting.side_column import SideColumn
from ui.meeting.standing_strip import StandingStrip
from ui.meeting.stop_pages import StopPages
from ui.meeting.stop_tabs import StopTabs
from ui.meeting.stops import BEFORE_CALL, next_stop, stops_of
from ui.meeting.takes_files import TakesFiles
from ui.meeting.walk import go_on
from ui.open_book import OpenBook
from ui.opening import open_call
from ui.places import Visit
from ui.qt import override
from ui.widgets.layouts import around, column, room


class MeetingScreen(TakesFiles):
    """The document is the only one who changes the meeting from here."""

    brief_wanted = Signal(object)
    live_wanted = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.document = MeetingDocument(book, self)
        self.document.changed.connect(self._show)
        self.document.troubled.connect(self._tell_trouble)
        self.document.noted.connect(self.noted)
        self._asking = Asking(self.document, self)
        self._asking.went.connect(self.went)
        self.document.asking.connect(self._asking.ask)
        self.head = MeetingHead()
        self.tabs = StopTabs()
        self.standing = StandingStrip()
        self.happened = Happened(self.document)
        self._stack = StopPages(self.document)
        self._beside = QHBoxLayout()
        self.side = SideColumn(self.document, self._beside)
        self.aside = self.side.aside
        self._build()
        self._connect()
        add_keys(self)

    @property
    def page(self) -> Page:
        """The page of the open stop."""
        return self._stack.page

    @property
    def pages(self) -> dict[Phase, Page]:
        """The pages that were shown, by their stops."""
        return self._stack.made

    @override
    def visit(self, visit: Visit) -> None:
        if visit.meeting is None:
            return
        if not self.document.is_open or visit.meeting != self.document.id:
            self._open(visit.meeting)
        else:
            self.document.refresh()
        self._stale = False
        phase = visit.phase
        if phase is None and visit.item is not None:
            phase = self._phase_of(visit.item)
        if phase is None:
            phase = next_stop(self.document.preparation)
        self.show_stop(phase)
        if visit.item is not None:
            self.go_to(visit.item)

    @override
    def here(self, visit: Visit) -> Visit:
        phase = self.page.phase if self.pages else visit.phase
        return replace(visit, phase=phase, item=None)

    @override
    def refresh(self) -> None:
        self.document.refresh()

    def show_stop(self, phase: Phase) -> None:
        """Open the page of a stop; it is built when it is first shown."""
        if phase not in stops_of(self.document.preparation):
            phase = Phase.PLAN if phase in BEFORE_CALL else phase
            if phase not in stops_of(self.document.preparation):
                phase = next_stop(self.document.preparation)
        self.tabs.choose(phase)
        page = self._stack.show_page(phase)
        page.show_every(every=self.standing.shows_every)
        page.above.insertWidget(0, self.standing.beside)
        self._order_tabs()
        self._show_standing()
        self._fit()

    def go_to(self, item: ItemId) -> None:
        """Go to a row, on whatever stop it is."""
        phase = self._phase_of(item)
        if phase is None:
            return
        if phase is not self.page.phase:
            self.show_stop(phase)
        if row := self.page.row(item):
            self.page.go_to(row)

    def next_open(self) -> bool:
        """Go to the next row that waits, after the one in use; from the last, round."""
        return go_on(self)

    def confirm_next(self) -> None:
        """Keep what is typed, take what is offered, and go on to the next open row."""
        row = self.page.current_row()
        if row is not None:
            row.commit()
            row.confirm_fill()
            if row.last_time.take_next() and row.last_time.has_more:
                return
        if not self.next_open():
            focus(self.head.brief)

    def join(self) -> None:
        """Stamp, open the way in, and ask for the call window."""
        if runs(self.document.meeting):
            return
        way = self.document.join()
        if not way:
            return
        if not open_call(way):
            self.noted.emit(f"Not opened, as it is not https: {way}", False)
        self.show_stop(Phase.LIVE)
        self.live_wanted.emit(self.document.id)

    def end(self) -> None:
        """Stamp the end and open what comes right after."""
        if self.document.end():
            self.begin_wrap()

    def begin_wrap(self) -> None:
        """Open what comes right after, the keyboard in its first open row."""
        self.show_stop(Phase.WRAP)
        self.next_open()

    def explain(self) -> Explanation:
        """Open where every point went."""
        sheet = Explanation(self.document.preparation.readiness, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.jumped.connect(self._jump)
        sheet.open()
        return sheet

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _build(self) -> None:
        above = room(column(self.standing, self.happened, gap=3), 6, 0, 6, 3)
        self._above = around(above)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self._beside.addWidget(self.side)
        whole = column(self.head, self.tabs, self._above, self._beside)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        head, standing, side = self.head, self.standing, self.side
        self.tabs.chosen.connect(self.show_stop)
        head.brief_wanted.connect(self.ask_for_brief)
        head.joined.connect(self.join)
        head.ended.connect(self.end)
        head.menu_wanted.connect(self._open_menu)
        standing.next_wanted.connect(self.next_open)
        standing.row_wanted.connect(self.go_to)
        standing.settled.connect(self.document.settle)
        standing.every_wanted.connect(self._show_every)
        self._stack.live_wanted.connect(self._live)
        for asks in (self._stack, side):
            asks.went.connect(self.went)
        side.explained.connect(self.explain)
        self.given.connect(self._keep)

    def _open(self, meeting: MeetingId) -> None:
        self._stack.clear(self.standing.beside, self)
        self.document.open(meeting)

    def _show(self, preparation: Preparation) -> None:
        self.head.show_preparation(preparation)
        self.tabs.show_preparation(preparation)
        self.side.show_preparation(preparation)
        self.happened.show_preparation(preparation)
        if self._stack.currentWidget() is None:
            return
        if self.page.phase not in stops_of(preparation):
            self.show_stop(next_stop(preparation))
            return
        self.page.show_preparation(preparation)
        if not self.page.rows:
            # Its buttons may be new; rows see to theirs.
            self._order_tabs()
        self._show_standing()

    def _order_tabs(self) -> None:
        """Put what was built late where it stands: the stops, then the open page."""
        tab_after(self.head.menu, self.tabs)
        tab_after(self.standing.next_row, self.page)

    def _show_standing(self) -> None:
        preparation = self.document.preparation
        before = self.page.phase in BEFORE_CALL
        self.standing.setVisible(before)
        self._above.setVisible(before or not self.happened.isHidden())
        self.standing.show_preparation(preparation, self.page)
        self.standing.beside.setVisible(before and self.standing.has_boxes)

    @Slot(bool)
    def _show_every(self, every: bool) -> None:
        self.page.show_every(every=every)
        self._show_standing()

    def _jump(self, item: ItemId) -> None:
        # The sheet had the keyboard; not every system hands it back.
        self.window().activateWindow()
        self.go_to(item)

    def _phase_of(self, item: ItemId) -> Phase | None:
        for phase, pause in self.document.preparation.checklist.pauses.items():
            if any(row.item.id == item for row in pause.rows):
                return phase
        return None

    @property
    def kept(self) -> KeptBeside:
        """Notes and files as they can be seen now, opened where they are folded."""
        beside = self.page.kept or self.aside.kept
        if beside.isVisible():
            return beside
        sheet = KeptSheet(self.document, self)
        sheet.open()
        return sheet.kept

    def _keep(self, addresses: list[str]) -> None:
        beside = self.page.kept or self.aside.kept
        wrong = beside.files.keep(addresses)
        if wrong and not beside.isVisible():
            self.noted.emit(wrong, False)

    def ask_for_brief(self) -> None:
        """Ask the window for the brief: to look at, to print."""
        self.brief_wanted.emit(self.document.id)

    def _live(self) -> None:
        self.live_wanted.emit(self.document.id)

    @override
    def more(self) -> QMenu:
        menu = MeetingMenu(self.document, self)
        menu.addSeparator()
        menu.addAction("Explain the readiness").triggered.connect(self.explain)
        if self.side.isHidden():
            look = menu.addAction("Readiness, people, notes, files")
            look.triggered.connect(lambda: self.side.open_sheet(self))
        return menu

    def _open_menu(self) -> None:
        menu, button = self.more(), self.head.menu
        corner = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _tell_trouble(self, item: ItemId | None, problem: Problem) -> None:
        shown = item is not None and any(r.row.item.id == item for r in self.page.rows)
        if not shown:
            self.book.troubled.emit(problem)

    def _fit(self) -> None:
        self.side.fit(self.width(), self.page.phase if self.pages else None)
