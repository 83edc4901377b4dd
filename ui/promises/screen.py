"""All promises of both sides: what is late, what is due, what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.book import lists, promises
from app.book.whose import whose
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.ledger import standing
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.promises.acts import OURS, THEIRS, PromiseActs
from ui.qt import override
from ui.records_model import Column, RecordsModel
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import day_word
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.header import Header
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, line, room
from ui.widgets.records_table import RecordsTable

WE, THEY, WE_KEPT, THEY_KEPT = "we promised", "they promised", "we kept", "they kept"


@dataclass(frozen=True, slots=True)
class _Line:
    promise: Promise
    whose: str
    words: str
    tone: Tone
    made: str


class PromisesScreen(Screen):
    """One list at a time, the next due on top; the acts below go to the chosen one."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        columns: tuple[Column[_Line], ...] = (
            Column("Stands", lambda row: row.words, _tone, width=15),
            Column("What", lambda row: row.promise.what, strong=True, width=0),
            Column("Whom", lambda row: row.whose, width=20),
            Column("Since", lambda row: row.made, _quiet, width=11),
        )
        self._model = RecordsModel(columns, self._read, self)
        self.table = RecordsTable(self._model, "Promises")
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self._acts = PromiseActs(book, self)
        self._acts.noted.connect(self.noted)
        self.side = ChoiceRow(
            (Option(WE), Option(THEY), Option(WE_KEPT), Option(THEY_KEPT)),
            "Which promises",
            WE,
        )
        self.side.chosen.connect(self._turn)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("What, or account")
        self.filter.setAccessibleName("Show promises with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(em(18))
        self.filter.textEdited.connect(self.refresh)
        self.buttons = [KeyButton(key, label) for key, label in _ways(WE)]
        self._below = line(gap=2, top=False)
        self._header = Header("Promises")
        self._list = around(column(Card(self.table), self._below_row(), 1, gap=3))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._nothing = {
            side: EmptyState("handshake", *words) for side, words in _NOTHING.items()
        }
        for nothing in self._nothing.values():
            self._stack.addWidget(nothing)
        top = line(self.side, 1, self.filter, gap=3, top=False)
        body = column(top, self._stack, gap=3)
        body.setStretch(1, 1)
        whole = column(self._header, around(room(body, 6, 1, 6, 6)))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._offer()

    @override
    def refresh(self) -> None:
        """Read the promises of the side that is open."""
        chosen = self._chosen()
        side = self.side.option
        ids = lists.promises(
            self.book.book,
            self.filter.text(),
            ours=side in {WE, WE_KEPT},
            kept=side in {WE_KEPT, THEY_KEPT},
        )
        self._model.show(ids)
        if chosen in ids:
            self.table.selectRow(ids.index(chosen))
        elif ids:
            self.table.selectRow(0)
        self._stack.setCurrentWidget(self._list if ids else self._nothing[side])
        counts = promises.counts(self.book.book, self.book.now())
        parts = [f"We: {counts.ours} open"]
        if counts.ours_late:
            parts[0] += f", {counts.ours_late} late"
        parts.append(f"they: {counts.theirs} open")
        if counts.theirs_late:
            parts[1] += f", {counts.theirs_late} late"
        self._header.say("Promises", " · ".join(parts))
        self._choose()

    def _below_row(self) -> QWidget:
        return around(self._below)

    def _read(self, ids: Sequence[str]) -> dict[str, _Line]:
        found = self.book.book.some(Promise, ids)
        names = whose(self.book.book, found)
        now, settings = self.book.now(), self.book.settings
        return {
            promise.id: _Line(
                promise,
                names[promise.id],
                _words(promise, self.book),
                _bearing(promise, self.book),
                day_word(
                    promise.made.astimezone(ZoneInfo(settings.zone)).date(),
                    now.astimezone(ZoneInfo(settings.zone)).date(),
                ),
            )
            for promise in found
        }

    def _turn(self, *_: str) -> None:
        self._offer()
        self.refresh()

    def _offer(self) -> None:
        from ui.widgets.layouts import clear

        clear(self._below)
        self.buttons = [KeyButton(key, label) for key, label in _ways(self.side.option)]
        for button in self.buttons:
            button.chosen.connect(self._act)
            self._below.addWidget(button)
        self._below.addStretch(1)

    def _act(self, key: str) -> None:
        if chosen := self._chosen():
            if key == "open":
                self._open(chosen)
            else:
                self._acts.do(PromiseId(chosen), key)

    def _open(self, promise: str) -> None:
        found = self.book.book.find(Promise, promise)
        if found and found.meeting:
            self.went.emit(Visit(Place.MEETINGS, found.meeting))

    def _chosen(self) -> str:
        index: QModelIndex = self.table.currentIndex()
        return self._model.ids[index.row()] if index.isValid() else ""

    def _choose(self) -> None:
        chosen = bool(self._chosen())
        for button in self.buttons:
            button.setEnabled(chosen)


_NOTHING = {
    WE: ("You owe nothing", "What you promise in a call or after it stands here."),
    THEY: ("They owe you nothing", "What they promise stands here, with its day."),
    WE_KEPT: ("Nothing kept yet", "Kept promises stay here."),
    THEY_KEPT: ("Nothing kept yet", "What they kept stays here."),
}


def _ways(side: str) -> tuple[tuple[str, str], ...]:
    if side in {WE_KEPT, THEY_KEPT}:
        return (("undone", "Not done after all"), ("open", "To its meeting"))
    ways = OURS if side == WE else THEIRS
    return (*ways, ("cancel", "Take back"), ("open", "To its meeting"))


def _words(promise: Promise, book: OpenBook) -> str:
    if promise.state is PromiseState.DONE and promise.done:
        zone = ZoneInfo(book.settings.zone)
        day = promise.done.astimezone(zone).date()
        return f"kept {day_word(day, book.now().astimezone(zone).date()).lower()}"
    words = standing(promise, book.now(), book.settings)
    return words if promise.told or not promise.ours else f"{words} · own plan"


def _bearing(promise: Promise, book: OpenBook) -> Tone:
    if promise.state is PromiseState.DONE:
        return Tone.READY
    if promise.due is None:
        return Tone.QUIET
    return Tone.STOP if promise.due.instant < book.now() else Tone.INK


def _tone(row: _Line) -> Tone:
    return row.tone


def _quiet(row: _Line) -> Tone:
    del row
    return Tone.QUIET
