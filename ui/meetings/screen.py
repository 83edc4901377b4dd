"""All meetings, coming and gone, as one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.book import lists
from app.records.account import Account
from app.records.meeting import Meeting, MeetingId, Outcome
from ui.meeting.words import KINDS
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.records_model import Column, RecordsModel
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import clock, short_day_word
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import Header
from ui.widgets.layouts import around, column, line, room
from ui.widgets.records_table import RecordsTable

ASKED, TO_WRAP = "did it happen?", "to wrap up"


@dataclass(frozen=True, slots=True)
class _Line:
    meeting: Meeting
    account: str
    when: str
    coming: bool


class MeetingsScreen(Screen):
    """Coming meetings first, the next on top; then those gone, the newest on top."""

    meeting_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        columns: tuple[Column[_Line], ...] = (
            Column("When", lambda row: row.when, _tone, width=11.5),
            Column("Meeting", lambda row: row.meeting.title, strong=True, width=0),
            Column("Account", lambda row: row.account, width=14, spare=2),
            Column(
                "Kind", lambda row: KINDS[row.meeting.kind], _quiet, width=12.5, spare=3
            ),
            Column("State", _state, _state_tone, width=10, spare=1),
        )
        self._model = RecordsModel(columns, self._read, self)
        self.table = RecordsTable(self._model, "Meetings")
        self.table.opened.connect(
            lambda one: self.went.emit(Visit(Place.MEETINGS, MeetingId(one)))
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Title or account")
        self.filter.setAccessibleName("Show meetings with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(em(26))
        self.filter.textEdited.connect(self.refresh)
        add, take = Button("Meeting", "plus", first=True), Button("Import", "import")
        add.clicked.connect(self.meeting_wanted)
        take.clicked.connect(self.choose_wanted)
        self._header = Header("Meetings", "", take, add)
        self._stack = QStackedWidget()
        self._stack.addWidget(around(column(Card(self.table), 1)))
        self._none = EmptyState("video", *_NOTHING)
        self._stack.addWidget(self._none)
        body = column(line(self.filter, 1), self._stack, gap=3)
        body.setStretch(1, 1)
        whole = column(self._header, around(room(body, 6, 1, 6, 6)))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def refresh(self) -> None:
        """Read which meetings there are."""
        now = self.book.now()
        ids = lists.meetings(self.book.book, self.filter.text(), now)
        self._model.show(ids)
        many = len(ids)
        self._header.say("Meetings", f"{many} meeting" + ("" if many == 1 else "s"))
        if not ids:
            words = _NOT_FOUND if self.filter.text().strip() else _NOTHING
            self._none.say(*words)
        self._stack.setCurrentIndex(0 if ids else 1)

    @override
    def first_stop(self) -> QWidget | None:
        return self.table if self._model.ids else super().first_stop()

    def _read(self, ids: Sequence[str]) -> dict[str, _Line]:
        meetings = self.book.book.some(Meeting, ids)
        names = {
            account.id: account.name
            for account in self.book.book.some(Account, {m.account for m in meetings})
        }
        zone, now = self.book.settings.zone, self.book.now()
        lines: dict[str, _Line] = {}
        for meeting in meetings:
            local = meeting.starts.in_zone(zone)
            day = short_day_word(local.date(), now.astimezone(local.tzinfo).date())
            lines[meeting.id] = _Line(
                meeting,
                names.get(meeting.account, ""),
                f"{day} {clock(local)}",
                meeting.ends.instant >= now,
            )
        return lines


def _tone(row: _Line) -> Tone:
    return Tone.INK if row.coming else Tone.QUIET


def _quiet(row: _Line) -> Tone:
    del row
    return Tone.QUIET


_NOTHING = ("No meeting yet", "Import a calendar, or add a meeting by hand.")
_NOT_FOUND = ("No meeting with these words", "Look for fewer words.")


def _state_tone(row: _Line) -> Tone:
    return Tone.NEAR if _state(row) in {ASKED, TO_WRAP} else Tone.QUIET


def _state(row: _Line) -> str:
    meeting = row.meeting
    if meeting.outcome is Outcome.BOOKED:
        return "coming" if row.coming else ASKED
    if meeting.outcome is Outcome.HELD:
        return "wrapped up" if meeting.wrapped else TO_WRAP
    return meeting.outcome.value
