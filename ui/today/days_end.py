"""The end of the day: what waits for a word, what was kept, what comes next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.records.meeting import MeetingId
from app.records.promise import PromiseId
from checklists.pack import Phase
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.same_spot import go_back, spot
from ui.screen import Screen
from ui.theme import SMALL, STRONG, Tone
from ui.today.days_end_lines import LETTERS, DaysEndLines, days_end_lines
from ui.today.duties import DutyLine
from ui.today.duty import Duty
from ui.today.outcomes import Outcomes
from ui.today.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import Header
from ui.widgets.layouts import around, clear, column, room
from ui.widgets.text import Text

ONE_LETTER = "One letter says it: " + ", ".join(map(str.upper, LETTERS))


class DaysEndScreen(Screen):
    """In a row that asks whether a call happened, one letter says what came of it."""

    promise_chosen = Signal(object, str)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.duties: list[Duty] = []
        self._shown: DaysEndLines | None = None
        self._stops: list[tuple[str, list[QWidget]]] = []
        self._roving = Roving([], self)
        back = Button("Today", "calendar-days", name="Back to today")
        back.clicked.connect(lambda: self.went.emit(Visit(Place.TODAY)))
        self.header = Header("The end of the day", "", back)
        self.empty = EmptyState("circle-check", "The day is done")
        self._outcomes = Outcomes(book, self)
        self._outcomes.noted.connect(self.noted)
        self._outcomes.went.connect(self.went)
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
        lines = days_end_lines(self.book)
        if self._shown != lines:
            self._shown = lines
            self._show(lines)

    @override
    def first_stop(self) -> QWidget | None:
        return self._stops[0][1][0] if self._stops else super().first_stop()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a letter stands for, in the row where it was pressed."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        way = LETTERS.get(event.text().casefold())
        row = next((d for d in self.duties if watched in d.ways), None)
        offered = row and any(button.key == way for button in row.ways)
        if row is None or way is None or not offered:
            return False
        self._do(row.duty, way)
        return True

    def _show(self, lines: DaysEndLines) -> None:
        self.header.say("The end of the day", lines.about)
        self.empty.say("The day is done", lines.nothing)
        self._stack.setCurrentIndex(0 if lines.cards or lines.kept else 1)
        before = spot(self._stops, self)
        clear(self._main)
        clear(self._side)
        self.duties, self._stops = [], []
        for shown in lines.cards:
            asks = any(way in LETTERS.values() for way, _ in shown.duties[0].ways)
            keys = Text(ONE_LETTER, size=SMALL, tone=Tone.QUIET, lines=0)
            card = Card(CardHead(shown.head, "", *([keys] if asks else [])))
            for line in shown.duties:
                card.add(self._duty(line))
            self._main.addWidget(card)
        if not lines.cards:
            self._main.addWidget(Card(_said(lines.nothing)))
        if lines.kept:
            card = Card(CardHead(lines.kept_head))
            for what, words in lines.kept:
                card.add(_said(what, words))
            self._side.addWidget(card)
        self._columns.aside.setVisible(bool(lines.kept))
        self._roving.set_rows(ways for _, ways in self._stops)
        self._fit()
        go_back(before, self._stops)

    def _duty(self, line: DutyLine) -> Duty:
        duty = Duty(line)
        duty.chosen.connect(self._do)
        for button in duty.ways:
            if button.key in LETTERS.values():
                letter = next(k for k, way in LETTERS.items() if way == button.key)
                button.setToolTip(f"Key: {letter.upper()}")
                button.installEventFilter(self)
        self.duties.append(duty)
        self._stops.append((line.about, [*duty.ways]))
        return duty

    def _do(self, duty: DutyLine, way: str) -> None:
        if way == "wrap":
            here = MeetingId(duty.about)
            self.went.emit(Visit(Place.MEETINGS, here, Phase.WRAP))
        elif way in LETTERS.values():
            self._outcomes.do(MeetingId(duty.about), way)
        else:
            self.promise_chosen.emit(PromiseId(duty.about), way)

    def _fit(self) -> None:
        self._columns.fit(self.width())


def _said(title: str, words: str = "") -> QWidget:
    """Return a row that asks for nothing."""
    text = column(Text(title, weight=STRONG if words else 400, lines=0))
    if words:
        text.addWidget(Text(words, size=SMALL, tone=Tone.QUIET, lines=0))
    return around(room(text, 3.5, 2.5, 3.5, 2.5))
