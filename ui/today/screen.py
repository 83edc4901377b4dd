"""The first screen: what is next, whether it is ready, and what is owed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.day import Booked, Desktop, desktop
from app.records.meeting import Event
from app.rules.next_act import Act
from checklists.pack import Phase
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.screen import Screen
from ui.theme import SMALL, STRONG, Tone, em, space
from ui.times import clock, day_head, from_now
from ui.today.duty import Duty
from ui.today.empty import EmptyToday
from ui.today.meeting_row import MeetingRow
from ui.today.owed import owed, wraps
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.header import Header
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text
from ui.widgets.word_button import WordButton

SIDE_BY_SIDE = 76
ROWS_NARROW = 58


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
    meeting_wanted = Signal()
    sample_wanted = Signal()
    brief_wanted = Signal(object)
    promise_chosen = Signal(object, str)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.rows: list[MeetingRow] = []
        self._show_busy = False
        self._parts: list[Roving] = []
        choose, add = Button("Import", "calendar-plus"), Button("Meeting", "plus")
        choose.clicked.connect(self.choose_wanted)
        add.clicked.connect(self.meeting_wanted)
        add.setDefault(True)
        self._commands = (choose, add)
        self._header = Header("Today", "", *self._commands)
        self._empty = EmptyToday()
        self._empty.files_chosen.connect(self.import_wanted)
        self._empty.choose_wanted.connect(self.choose_wanted)
        self._empty.paste_wanted.connect(self.paste_wanted)
        self._empty.pasted.connect(self.pasted)
        self._empty.meeting_wanted.connect(self.meeting_wanted)
        self._empty.sample_wanted.connect(self.sample_wanted)
        self._main, self._side = column(gap=3), column(gap=3)
        self._aside = around(self._side)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        room(self._beside, 0, 1, 3.5, 4.5).setSpacing(space(4.5))
        top = Qt.AlignmentFlag.AlignTop
        self._beside.addWidget(around(self._main), 1, top)
        self._beside.addWidget(self._aside, 0, top)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            around(room(column(Scroll(around(self._beside))), 6, 0, 0, 0))
        )
        self._stack.addWidget(self._empty)
        whole = column(self._header, self._stack)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def refresh(self) -> None:
        """Read what is on and show it."""
        on = desktop(self.book.book, self.book.items_of, self.book.now())
        self._header.say("Today", _about(on))
        for command in self._commands:
            command.setVisible(not on.empty)
        self._stack.setCurrentIndex(1 if on.empty else 0)
        clear(self._main)
        clear(self._side)
        self._parts.clear()
        if not on.empty:
            self._main.addWidget(self._meetings(on))
            self._add_side(on)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _meetings(self, on: Desktop) -> Card:
        card, today = Card(), on.days[0].day
        self.rows = []
        for day in on.days:
            card.add(_DayHead(day_head(day.day, today)))
            for booked in day.meetings:
                row = MeetingRow(booked, following=booked is on.next_meeting)
                row.opened.connect(self._open)
                row.acted.connect(self._act)
                self.rows.append(row)
                card.add(row)
            if not day.meetings:
                card.add(_quiet("No meetings today."))
            if day.busy:
                self._add_busy(card, day.busy)
        self._parts.append(Roving([[row.opener, row.act] for row in self.rows], self))
        return card

    def _add_busy(self, card: Card, busy: tuple[Event, ...]) -> None:
        many = len(busy)
        words = f"Today also: {many} other event{'s' if many > 1 else ''}"
        text = Text(
            f"{words}, counted as busy time.",
            size=SMALL,
            tone=Tone.QUIET,
            lines=0,
        )
        show = WordButton("Hide" if self._show_busy else "Show", f"Show {words}")
        show.clicked.connect(self._toggle_busy)
        card.add(around(room(line(text, show, 1), 4, 2.25, 4, 1.5)))
        if self._show_busy:
            zone = self.book.settings.zone
            for event in busy:
                when = (
                    "all day" if event.whole_day else clock(event.starts.in_zone(zone))
                )
                card.add(_quiet(f"{when} · {event.title}"))

    def _toggle_busy(self) -> None:
        self._show_busy = not self._show_busy
        self.refresh()

    def _add_side(self, on: Desktop) -> None:
        duties: list[Duty] = []
        if made := wraps(on, self.book.settings):
            for duty, meeting in made:
                duty.chosen.connect(
                    lambda _key, meeting=meeting: self.went.emit(
                        Visit(Place.MEETINGS, meeting, Phase.WRAP)
                    )
                )
            duties += [duty for duty, _ in made]
            self._side.addWidget(
                Card(CardHead("Wrap up · 30 seconds each"), *(d for d, _ in made))
            )
        for head, rows in owed(on, self.book):
            for duty, promise in rows:
                duty.chosen.connect(
                    lambda key, promise=promise: self.promise_chosen.emit(promise, key)
                )
            duties += [duty for duty, _ in rows]
            self._side.addWidget(Card(CardHead(head), *(d for d, _ in rows)))
        self._side.addStretch(1)
        self._parts.append(Roving([duty.ways for duty in duties], self))
        self._aside.setVisible(bool(duties))

    def _open(self, booked: Booked) -> None:
        self.went.emit(Visit(Place.MEETINGS, booked.meeting.id))

    def _act(self, booked: Booked) -> None:
        if booked.act.act is Act.BRIEF:
            self.brief_wanted.emit(booked.meeting.id)
        else:
            self.went.emit(
                Visit(
                    Place.MEETINGS,
                    booked.meeting.id,
                    booked.act.phase,
                    booked.act.item,
                )
            )

    def _fit(self) -> None:
        wide, way = self.width() > em(SIDE_BY_SIDE), QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._aside.setMinimumWidth(em(24) if wide else 0)
        self._aside.setMaximumWidth(em(24) if wide else 16777215)
        for row in self.rows:
            row.set_narrow(narrow=self.width() < em(ROWS_NARROW))


def _quiet(words: str) -> QWidget:
    return around(
        room(column(Text(words, size=SMALL, tone=Tone.QUIET, lines=0)), 4, 2, 4, 2)
    )


def _about(on: Desktop) -> str:
    if on.empty:
        return "No meetings yet"
    open_today = [b for b in on.days[0].meetings if b.meeting.is_open]
    many = len(on.days[0].meetings)
    parts = [f"{many} meeting" + ("" if many == 1 else "s") if many else "No meetings"]
    if (coming := on.next_meeting) and coming in open_today:
        start = coming.meeting.starts.instant
        wait = from_now(on.now, start)
        parts.append(f"next {wait}" if start > on.now else "one is on")
    if late := len(on.ledger.ours.late):
        parts.append(f"{late} promise{'s' if late > 1 else ''} late")
    return " · ".join(parts)
