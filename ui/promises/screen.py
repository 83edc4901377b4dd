"""All promises of both sides: what is late, what is due, what was kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.book import promise_lists, promises
from app.book.promise_lists import Sieve, Which
from app.records.account import Account, AccountId
from app.records.knowledge import Fact
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.wording import count
from checklists.pack import Option
from ui.focus import Roving, focus
from ui.keys import on_key
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs
from ui.promises.figures import Figures
from ui.promises.line import COLUMNS, Line, read_lines
from ui.promises.offers import ORDER, offers, offers_for_all
from ui.promises.story import story
from ui.qt import override
from ui.records_model import RecordsModel
from ui.screen import Screen
from ui.theme import SMALL, Tone, em
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.header import Header
from ui.widgets.key_button import KeyButton
from ui.widgets.layouts import around, column, room
from ui.widgets.records_table import RecordsTable
from ui.widgets.text import Text

BOTH, WE, THEY = "both sides", "we promised", "they promised"
OURS = {BOTH: None, WE: True, THEY: False}
PARTS = {
    "open": Which.OPEN,
    "late": Which.LATE,
    "today": Which.TODAY,
    "this week": Which.WEEK,
    "later": Which.LATER,
    "look in": Which.LOOK_IN,
    "kept": Which.KEPT,
    "taken back": Which.GONE,
}
KEYS = {
    "promise-done": ("done",),
    "promise-date": ("new-date",),
    "promise-tell": ("tell-them", "look-in"),
    "promise-edit": ("edit",),
    "promise-back": ("cancel",),
    "promise-open": ("undone", "again"),
    "promise-reopen": ("reopen",),
}


class PromisesScreen(Screen):
    """One part at a time, the next due on top; the acts below go to the chosen ones."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._account: AccountId | None = None
        self._model: RecordsModel[Line] = RecordsModel(
            COLUMNS, lambda ids: read_lines(book, ids), self
        )
        self.table = RecordsTable(self._model, "Promises", choosing=True, several=True)
        self.table.opened.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self._acts = PromiseActs(book, self)
        self._acts.noted.connect(self.noted)
        self._acts.made.connect(self._show_made)
        self.side = ChoiceRow(tuple(map(Option, OURS)), "Whose promises", BOTH)
        self.part = ChoiceRow(tuple(map(Option, PARTS)), "Which of them", "open")
        for row in (self.side, self.part):
            row.chosen.connect(self._turn)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("What, or account")
        self.filter.setAccessibleName("Show promises with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(em(18))
        self.filter.textEdited.connect(self.refresh)
        self.leave_account = KeyButton("all", "All accounts", "x")
        self.leave_account.chosen.connect(self._leave_account)
        self.buttons = {key: KeyButton(key, key) for key in ORDER}
        for button in self.buttons.values():
            button.chosen.connect(self._act)
        self._roving = Roving([[*self.buttons.values()]], self)
        self.figures = Figures(book)
        self.figures.went.connect(self.went)
        self._story = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        asked, add = Button("They asked"), Button("Promise", "plus", first=True)
        asked.clicked.connect(self._note_request)
        add.clicked.connect(self._add)
        self._header = Header("Promises", "", asked, add)
        self._lay_out()
        for name, keys in KEYS.items():
            on_key(self, name, partial(self._do, keys), when=partial(self._can, keys))

    def _lay_out(self) -> None:
        below = Flow(*self.buttons.values(), gap=2, below=1.5)
        listed = column(Card(self.table), self._story, below, 1, gap=2.5)
        self._list = around(listed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._nothing = EmptyState("handshake", *_NOTHING["open"])
        self._stack.addWidget(self._nothing)
        top = Flow(
            self.side, self.filter, self.leave_account, gap=3, below=2, centre=True
        )
        body = column(top, self.part, self.figures, self._stack, gap=2.5)
        body.setStretch(3, 1)
        whole = column(self._header, around(room(body, 6, 1, 6, 6)))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @override
    def visit(self, visit: Visit) -> None:
        """Show the promise named where it stands, or those of the account named."""
        wanted = visit.promise
        promise = self.book.book.find(Promise, wanted) if wanted else None
        if promise is None and visit.account is None:
            self.refresh_if_stale()
            return
        self.filter.clear()
        self._account = visit.account
        self.side.show_choice(BOTH)
        self.part.show_choice("open")
        if promise is not None:
            self.side.show_choice(WE if promise.ours else THEY)
            self.part.show_choice(_PART_OF.get(promise.state, "open"))
        self._stale = False
        self.refresh()
        if promise is not None:
            self.table.choose(promise.id)

    @override
    def here(self, visit: Visit) -> Visit:
        chosen = PromiseId(self.table.chosen) if self.table.chosen else None
        return replace(visit, promise=chosen, account=self._account)

    @override
    def refresh(self) -> None:
        """Read the part that is open."""
        book, now, zone = self.book.book, self.book.now(), self.book.settings.zone
        account = book.find(Account, self._account) if self._account else None
        self._account = account.id if account else None
        self.leave_account.setVisible(account is not None)
        if account is not None:
            self.leave_account.say(account.name, f"{account.name}: show all accounts")
            self.figures.show_account(account.id)
        self.figures.setVisible(account is not None)
        ours, words = OURS[self.side.option], self.filter.text()
        sieve = Sieve(ours, self._account, words)
        ids = promise_lists.promises(book, PARTS[self.part.option], sieve, now, zone)
        self._model.show(ids)
        kind = "words" if words.strip() else self.part.option
        self._nothing.say(*_NOTHING.get(kind, _NOTHING[""]))
        self._stack.setCurrentWidget(self._list if ids else self._nothing)
        self._say_counts(promise_lists.counts(book, sieve, now, zone))
        self._offer()

    @override
    def first_stop(self) -> QWidget | None:
        return self.table if self._model.ids else self.side.buttons[0]

    def _say_counts(self, many: dict[Which, int]) -> None:
        """Say in the head how it stands on both sides, and on each part how many."""
        counts = promises.counts(self.book.book, self.book.now())
        ours = f"We: {counts.ours} open"
        if counts.ours_late:
            ours += f", {counts.ours_late} late"
        theirs = f"they: {counts.theirs} open"
        if counts.theirs_late:
            theirs += f", {counts.theirs_late} late"
        self._header.say("Promises", f"{ours} · {theirs}")
        for button in self.part.buttons:
            number = many.get(PARTS[button.key], 0)
            name = button.key[:1].upper() + button.key[1:]
            shown = number and PARTS[button.key] is not Which.OPEN
            button.say(f"{name} {number}" if shown else name, f"{name}: {number}")
            if PARTS[button.key] in {Which.KEPT, Which.GONE}:
                button.say(name)

    @Slot()
    def _turn(self) -> None:
        self.refresh()

    @Slot()
    def _offer(self) -> None:
        """Offer the acts that the chosen promise can take, or all that are chosen."""
        chosen = self.book.book.some(Promise, self.table.all_chosen)
        promise = chosen[0] if len(chosen) == 1 else None
        offered = offers(promise) if promise else offers_for_all(chosen)
        held = next((b for b in self.buttons.values() if b.hasFocus()), None)
        for key, button in self.buttons.items():
            button.setVisible(key in offered)
            if key in offered:
                about = promise.what if promise else count(len(chosen), "promise")
                button.say(offered[key], f"{offered[key]}: {about}")
        shown = [b for b in self.buttons.values() if b.key in offered]
        self._roving.set_rows([shown])
        self._story.say(self._told_of(promise) if promise else "")
        self._story.setVisible(bool(self._story.text()))
        if held is not None and held not in shown:
            # Not while the button that was hidden is still being pressed.
            QTimer.singleShot(0, self, self._hold)

    def _told_of(self, promise: Promise) -> str:
        book = self.book
        request = promise.request and book.book.find(Fact, promise.request)
        account = book.book.find(Account, promise.account) if request else None
        return story(promise, book.settings, book.now(), request or None, account)

    @Slot()
    def _hold(self) -> None:
        if stop := self.first_stop():
            focus(stop)

    def _can(self, keys: tuple[str, ...]) -> bool:
        return self._offered(keys) is not None

    def _offered(self, keys: tuple[str, ...]) -> KeyButton | None:
        """Return the first of some buttons that is offered now."""
        buttons = (self.buttons[key] for key in keys)
        return next((b for b in buttons if not b.isHidden()), None)

    def _do(self, keys: tuple[str, ...]) -> None:
        if button := self._offered(keys):
            self._act(button.key)

    def _act(self, key: str) -> None:
        chosen = [PromiseId(one) for one in self.table.all_chosen]
        if chosen and key == "open":
            self._open(chosen[0])
        elif chosen:
            self._acts.do_all(chosen, key)

    def _open(self, promise: str) -> None:
        found = self.book.book.find(Promise, promise)
        if found and found.meeting:
            self.went.emit(Visit(Place.MEETINGS, found.meeting))
        elif found:
            self.went.emit(Visit(Place.ACCOUNTS, account=found.account))

    @Slot(object)
    def _show_made(self, promise: Promise) -> None:
        self.went.emit(Visit(Place.PROMISES, promise=promise.id))

    @Slot()
    def _leave_account(self) -> None:
        self._account = None
        self.refresh()
        self._hold()

    @Slot()
    def _add(self) -> None:
        self._acts.add(self._account)

    @Slot()
    def _note_request(self) -> None:
        self._acts.note_request(self._account)


_PART_OF = {
    PromiseState.DONE: "kept",
    PromiseState.CANCELLED: "taken back",
    PromiseState.VOID: "taken back",
}
_NOTHING = {
    "open": (
        "Nothing is owed",
        "What either side promises in a call or after it stands here, with its day.",
    ),
    "late": ("Nothing is late", "Promises whose day has passed stand here."),
    "today": ("Nothing is due today", "Look at this week, or at all that is open."),
    "this week": ("Nothing more is due this week", "The week ends on Sunday."),
    "later": ("Nothing is due later", "What has no day yet stands here too."),
    "look in": (
        "Nobody is to be looked in on",
        "Plan a day on a promise of theirs: “Look in on …”.",
    ),
    "kept": ("Nothing kept yet", "Kept promises stay here."),
    "taken back": ("Nothing was taken back", "What was called off stays here."),
    "words": ("No promise with these words", "Look for fewer words, or elsewhere."),
    "": ("No promise here", "Look at the other side."),
}
