"""All promises of both sides: what is late, what is due, what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.book import lists, promises
from app.book.whose import whose
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.ledger import standing
from app.rules.wording import count
from checklists.pack import Option
from ui.focus import Roving, focus
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs, ways
from ui.qt import override
from ui.records_model import Column, RecordsModel
from ui.screen import Screen
from ui.theme import Tone, em
from ui.times import short_day_word
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, room
from ui.widgets.records_table import RecordsTable

WE, THEY, WE_KEPT, THEY_KEPT = "we promised", "they promised", "we kept", "they kept"
UNDONE = ("undone", "Not done after all")
CANCEL = ("cancel", "Take back")
OPEN = ("open", "To its meeting")


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
            Column("Stands", lambda row: row.words, _tone, width=15.5),
            Column("What", lambda row: row.promise.what, strong=True, width=0),
            Column("Whom", lambda row: row.whose, width=15, spare=1),
            Column("Since", lambda row: row.made, _quiet, width=9.5, spare=2),
        )
        self._model = RecordsModel(columns, self._read, self)
        self.table = RecordsTable(self._model, "Promises", choosing=True, several=True)
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._offer)
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
        self.buttons = {
            key: KeyButton(key, label)
            for key, label in (
                ("done", "Done"),
                ("new-date", "New date"),
                ("tell-them", "Tell them"),
                ("look-in", "Look in"),
                CANCEL,
                UNDONE,
                OPEN,
            )
        }
        for button in self.buttons.values():
            button.chosen.connect(self._act)
        self._roving = Roving([[*self.buttons.values()]], self)
        self._header = Header("Promises")
        below = Flow(*self.buttons.values(), gap=2, below=1.5)
        self._list = around(column(Card(self.table), below, 1, gap=3))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._nothing = {
            side: EmptyState("handshake", *words) for side, words in _NOTHING.items()
        }
        for nothing in self._nothing.values():
            self._stack.addWidget(nothing)
        top = Flow(self.side, self.filter, gap=3, below=2, centre=True)
        body = column(top, self._stack, gap=3)
        body.setStretch(1, 1)
        whole = column(self._header, around(room(body, 6, 1, 6, 6)))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def visit(self, visit: Visit) -> None:
        """Show the promise named, on the side where it is."""
        wanted = visit.promise
        promise = self.book.book.find(Promise, wanted) if wanted else None
        if promise is None:
            self.refresh_if_stale()
            return
        kept = promise.state is PromiseState.DONE
        ours, theirs = (WE_KEPT, THEY_KEPT) if kept else (WE, THEY)
        self.side.show_choice(ours if promise.ours else theirs)
        self.filter.clear()
        self._stale = False
        self.refresh()
        self.table.choose(promise.id)

    @override
    def refresh(self) -> None:
        """Read the promises of the side that is open."""
        side = self.side.option
        ids = lists.promises(
            self.book.book,
            self.filter.text(),
            ours=side in {WE, WE_KEPT},
            kept=side in {WE_KEPT, THEY_KEPT},
        )
        self._model.show(ids)
        nothing = self._nothing["" if self.filter.text().strip() else side]
        self._stack.setCurrentWidget(self._list if ids else nothing)
        counts = promises.counts(self.book.book, self.book.now())
        ours = f"We: {counts.ours} open"
        if counts.ours_late:
            ours += f", {counts.ours_late} late"
        theirs = f"they: {counts.theirs} open"
        if counts.theirs_late:
            theirs += f", {counts.theirs_late} late"
        self._header.say("Promises", f"{ours} · {theirs}")
        self._offer()

    @override
    def first_stop(self) -> QWidget | None:
        return self.table if self._model.ids else self.side.buttons[0]

    def _read(self, ids: Sequence[str]) -> dict[str, _Line]:
        found = self.book.book.some(Promise, ids)
        names = whose(self.book.book, found)
        now, settings = self.book.now(), self.book.settings
        zone = ZoneInfo(settings.zone)
        today = now.astimezone(zone).date()
        return {
            promise.id: _Line(
                promise,
                names[promise.id],
                _words(promise, self.book),
                _bearing(promise, self.book),
                short_day_word(promise.made.astimezone(zone).date(), today),
            )
            for promise in found
        }

    @Slot()
    def _turn(self) -> None:
        self.refresh()

    @Slot()
    def _offer(self) -> None:
        """Offer the acts that the chosen promise can take, or all that are chosen."""
        chosen = self.book.book.some(Promise, self.table.all_chosen)
        promise = chosen[0] if len(chosen) == 1 else None
        offered = _ways(promise) if promise else _ways_of_all(chosen)
        held = next((b for b in self.buttons.values() if b.hasFocus()), None)
        for key, button in self.buttons.items():
            button.setVisible(key in offered)
            if key in offered:
                about = promise.what if promise else count(len(chosen), "promise")
                button.say(offered[key], f"{offered[key]}: {about}")
        shown = [b for b in self.buttons.values() if b.key in offered]
        self._roving.set_rows([shown])
        if held is not None and held not in shown:
            # Not while the button that was hidden is still being pressed.
            QTimer.singleShot(0, self, self._hold)

    @Slot()
    def _hold(self) -> None:
        if stop := self.first_stop():
            focus(stop)

    def _act(self, key: str) -> None:
        chosen = [PromiseId(one) for one in self.table.all_chosen]
        if len(chosen) > 1:
            self._acts.do_all(chosen, key)
        elif chosen and key == "open":
            self._open(chosen[0])
        elif chosen:
            self._acts.do(chosen[0], key)

    def _open(self, promise: str) -> None:
        found = self.book.book.find(Promise, promise)
        if found and found.meeting:
            self.went.emit(Visit(Place.MEETINGS, found.meeting))
        elif found:
            self.went.emit(Visit(Place.ACCOUNTS, account=found.account))


_NOTHING = {
    WE: ("You owe nothing", "What you promise in a call or after it stands here."),
    THEY: ("They owe you nothing", "What they promise stands here, with its day."),
    WE_KEPT: ("Nothing kept yet", "Kept promises stay here."),
    THEY_KEPT: ("Nothing kept yet", "What they kept stays here."),
    "": ("No promise with these words", "Look for fewer words, or on the other side."),
}


def _ways(promise: Promise) -> dict[str, str]:
    opens = OPEN if promise.meeting else ("open", "To its account")
    if promise.state is PromiseState.DONE:
        return dict((UNDONE, opens))
    return dict((*ways(promise), CANCEL, opens))


def _ways_of_all(chosen: Sequence[Promise]) -> dict[str, str]:
    """Return what several promises can take at once; what asks for a word, cannot."""
    if not chosen:
        return {}
    if all(one.state is PromiseState.DONE for one in chosen):
        return dict((UNDONE,))
    theirs = not any(one.ours for one in chosen)
    return {"done": "They did all" if theirs else "All done"}


def _words(promise: Promise, book: OpenBook) -> str:
    if promise.state is PromiseState.DONE and promise.done:
        zone = ZoneInfo(book.settings.zone)
        day = promise.done.astimezone(zone).date()
        words = short_day_word(day, book.now().astimezone(zone).date())
        return f"kept {_within(words)}"
    words = standing(promise, book.now(), book.settings)
    return words if promise.told or not promise.ours else f"{words} · own plan"


def _within(words: str) -> str:
    return words.lower() if words in {"Today", "Yesterday", "Tomorrow"} else words


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
