"""The first screen: what is next, whether it is ready, and what is owed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.day import desktop
from app.records.event import EventId
from app.records.meeting import MeetingId
from app.records.promise import PromiseId
from app.rules.next_act import Act
from app.rules.working_days import at_hand
from checklists.pack import Phase
from ui.focus import Roving, focus
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.same_spot import go_back, spot
from ui.screen import Screen
from ui.theme import SMALL, STRONG, Tone
from ui.today.duties import DutyLine
from ui.today.duty import Duty
from ui.today.empty import EmptyToday
from ui.today.lines import MeetingLine, TodayLines, about, today_lines
from ui.today.meeting_row import MeetingRow
from ui.today.other_lines import OtherLines
from ui.today.others import Others
from ui.today.outcomes import Outcomes
from ui.today.side_by_side import SideBySide
from ui.today.useful import UsefulDeeds
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.header import Header
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.text import Text


class _DayHead(QWidget):
    fill = "paper"

    def __init__(self, words: str) -> None:
        super().__init__()
        text = Text(words, size=SMALL, tone=Tone.QUIET, weight=STRONG)
        self.setLayout(room(line(text), 4, 2.25, 4, 1.75))


class TodayScreen(Screen):
    """Meetings of today and the days after, open wraps, promises due."""

    import_wanted = Signal(list)
    choose_wanted = Signal()
    paste_wanted = Signal()
    pasted = Signal(str)
    calendar_wanted = Signal()
    meeting_wanted = Signal()
    sample_wanted = Signal()
    practice_wanted = Signal()
    brief_wanted = Signal(object)
    live_wanted = Signal(object)
    promise_chosen = Signal(object, str)
    wrap_up_wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.rows: list[MeetingRow] = []
        self.duties: list[Duty] = []
        self.others: list[Others] = []
        self._others_shown: frozenset[str] = frozenset()
        self._shown: tuple[TodayLines, frozenset[str]] | None = None
        self._stops: list[tuple[str, list[QWidget]]] = []
        self._parts: list[Roving] = []
        printing = Button("Print today", "printer")
        choose, add = Button("Import", "calendar-plus"), Button("Meeting", "plus")
        printing.clicked.connect(self._print)
        choose.clicked.connect(self.choose_wanted)
        add.clicked.connect(self.meeting_wanted)
        add.setDefault(True)
        self._commands = (printing, choose, add)
        self.wrap_up = Button("Wrap up the day", "circle-check")
        self.wrap_up.clicked.connect(self.wrap_up_wanted)
        self.header = Header("Today", "", self.wrap_up, *self._commands)
        self.empty = EmptyToday()
        self.empty.files_chosen.connect(self.import_wanted)
        self.empty.choose_wanted.connect(self.choose_wanted)
        self.empty.paste_wanted.connect(self.paste_wanted)
        self.empty.pasted.connect(self.pasted)
        self.empty.calendar_wanted.connect(self.calendar_wanted)
        self.empty.meeting_wanted.connect(self.meeting_wanted)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.empty.practice_wanted.connect(self.practice_wanted)
        self._outcomes = Outcomes(book, self)
        self._outcomes.noted.connect(self.noted)
        self._outcomes.went.connect(self.went)
        self._useful = UsefulDeeds(book, self)
        self._useful.noted.connect(self.noted)
        self._columns = SideBySide()
        self._main, self._side = self._columns.main, self._columns.side
        self._stack = QStackedWidget()
        self._stack.addWidget(self._columns)
        self._stack.addWidget(self.empty)
        whole = column(self.header, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def refresh(self) -> None:
        """Read what is on; build it anew only where the words are other ones."""
        # Days of lateness need a calendar; the first look does not wait for it.
        whole = self._shown is not None or at_hand(self.book.settings.region)
        book = self.book
        on = desktop(book.book, book.items_of, book.now(), whole=whole)
        self.header.say("Today", about(on))
        self.wrap_up.setVisible(bool(on.to_wrap) or (not on.empty and on.is_over))
        lines = today_lines(on, self.book, whole=whole)
        if self._shown != (lines, self._others_shown):
            self._shown = lines, self._others_shown
            self._show(lines)

    @override
    def first_stop(self) -> QWidget | None:
        if self._shown and self._shown[0].empty:
            return self.empty.first
        return self._stops[0][1][0] if self._stops else super().first_stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown and not self._shown[0].whole:
            # A timer begun before the first paint would come before it as well.
            QTimer.singleShot(0, self, self.refresh)

    def _show(self, lines: TodayLines) -> None:
        for command in self._commands:
            command.setVisible(not lines.empty)
        self._stack.setCurrentIndex(1 if lines.empty else 0)
        before = spot(self._stops, self)
        clear(self._main)
        clear(self._side)
        self.rows, self.duties, self.others = [], [], []
        self._stops, self._parts = [], []
        if not lines.empty:
            self._main.addWidget(self._meetings(lines))
            self._add_side(lines)
        self._fit()
        go_back(before, self._stops)

    def _meetings(self, lines: TodayLines) -> Card:
        card = Card()
        for number, day in enumerate(lines.days):
            card.add(_DayHead(day.head))
            for meeting in day.meetings:
                row = MeetingRow(meeting)
                row.opened.connect(self._open)
                row.acted.connect(self._act)
                self.rows.append(row)
                self._stops.append((meeting.meeting, [row.opener, row.act]))
                card.add(row)
            if not day.meetings and number == 0:
                card.add(_quiet("No meetings today."))
            self._add_others(card, day.others)
        if lines.later:
            self._add_others(card, lines.later)
        self._parts.append(Roving([stops for _, stops in self._stops], self))
        return card

    def _add_others(self, card: Card, lines: OtherLines) -> None:
        if lines.events:
            others = Others(lines, shown=lines.key in self._others_shown)
            others.toggled.connect(self._toggle)
            others.taken.connect(self._take)
            self.others.append(others)
            self._stops += others.stops
            card.add(others)

    def _toggle(self, key: str) -> None:
        self._others_shown ^= {key}
        self.refresh()

    def _take(self, event: EventId, alone: bool) -> None:
        from app.desk.choosing import take_as_meeting

        following = self._after(event)
        turned = self.book.do(take_as_meeting, event, alone=alone)
        if turned is not None:
            self.noted.emit(turned.sentence, True)
            stops = dict(self._stops)
            if found := next((key for key in following if key in stops), None):
                focus(stops[found][0])

    def _after(self, event: EventId) -> list[str]:
        """Return the rows to go on with, once an event is no other event any more."""
        for others in self.others:
            keys = [key for key, _ in others.stops]
            if event in keys:
                place = keys.index(event)
                return [*keys[place + 1 :], *reversed(keys[:place])]
        return []

    def _add_side(self, lines: TodayLines) -> None:
        stops: list[tuple[str, list[QWidget]]] = []
        for shown in lines.cards:
            card = Card(CardHead(shown.head))
            for number, line_ in enumerate(shown.duties):
                wraps = line_.ways[0][0] == "wrap"
                duty = Duty(line_, first=wraps and number == 0)
                duty.chosen.connect(self._do)
                self.duties.append(duty)
                stops.append((line_.about, [*duty.ways]))
                card.add(duty)
            self._side.addWidget(card)
        self._side.addStretch(1)
        self._stops += stops
        self._parts.append(Roving([ways for _, ways in stops], self))
        self._columns.aside.setVisible(bool(stops) or not lines.whole)

    def _do(self, duty: DutyLine, way: str) -> None:
        if duty.useful is not None:
            self._useful.do(duty.useful, way)
            return
        match way:
            case "wrap":
                meeting = MeetingId(duty.about)
                self.went.emit(Visit(Place.MEETINGS, meeting, Phase.WRAP))
            case "held" | "nobody" | "moved" | "voicemail":
                self._outcomes.do(MeetingId(duty.about), way)
            case _:
                self.promise_chosen.emit(PromiseId(duty.about), way)

    def _open(self, meeting: MeetingLine) -> None:
        self.went.emit(Visit(Place.MEETINGS, meeting.meeting))

    def _act(self, meeting: MeetingLine) -> None:
        act = meeting.act
        if act.act is Act.BRIEF:
            self.brief_wanted.emit(meeting.meeting)
            return
        self.went.emit(Visit(Place.MEETINGS, meeting.meeting, act.phase, act.item))
        if act.act is Act.BACK:
            self.live_wanted.emit(meeting.meeting)

    def _print(self) -> None:
        self.went.emit(Visit(Place.REPORTS, report="today"))

    def _fit(self) -> None:
        self._columns.fit(self.width())
        for row in self.rows:
            row.fit(self.width())


def _quiet(words: str) -> QWidget:
    return around(
        room(column(Text(words, size=SMALL, tone=Tone.QUIET, lines=0)), 4, 2, 4, 2)
    )
