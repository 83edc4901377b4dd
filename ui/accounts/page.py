"""One account: how it stands and what happened at the left, who and how at the right.

Each column is a list of cards; a card is made by a function of the account's file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.account_file import AccountFile
from app.book.account_files import account_file
from app.records.account import Account, AccountId
from app.records.meeting import MeetingId
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseState
from app.rules.dated_lines import Line
from app.rules.ledger import standing
from app.rules.on_file import deeds_in
from app.rules.standing.evidence import Deeds
from app.rules.standing.standing import Standing
from app.rules.timeline import timeline
from ui.accounts.cards.both_sides import both_sides_card
from ui.accounts.cards.card_rows import Built
from ui.accounts.cards.firm import FirmCard
from ui.accounts.cards.gives import gives_card
from ui.accounts.cards.history import HistoryCard
from ui.accounts.cards.known import landscape_card, lessons_card
from ui.accounts.cards.losses import losses_card
from ui.accounts.cards.needs import needs_card
from ui.accounts.cards.people import people_card
from ui.accounts.cards.points import points_card
from ui.accounts.cards.promises import promises_card
from ui.accounts.cards.standing import StandingCard
from ui.accounts.cards.terms import options_card, trades_card
from ui.accounts.fact_acts import FactActs
from ui.accounts.page_acts import CardOf, PageActs
from ui.accounts.person_sheets import PersonSheets
from ui.accounts.standing_found import StandingFound
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs
from ui.promises.figures import Cell
from ui.qt import override
from ui.same_spot import Spot, go_back, spot
from ui.theme import em, space
from ui.widgets.card import Card
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, clear, column, room
from ui.widgets.scroll import Scroll

SIDE_BY_SIDE = 70

# From above, between the standing and the history.
MAIN: Final[tuple[CardOf, ...]] = (points_card, trades_card, options_card)
# From above; the firm itself is below.
SIDE: Final[tuple[CardOf, ...]] = (
    people_card,
    gives_card,
    both_sides_card,
    promises_card,
    needs_card,
    landscape_card,
    lessons_card,
    losses_card,
)


class AccountPage(QWidget):
    """Reads the account's file once and hands it to every card."""

    went = Signal(object)
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._account: AccountId | None = None
        self._shown: tuple[object, ...] = ()
        self._firm: FirmCard | None = None
        self._stops: list[tuple[str, list[QWidget]]] = []
        self._rovings: list[Roving] = []
        self._sheets = PersonSheets(book, self)
        self._sheets.noted.connect(self.noted)
        self._sheets.went.connect(self.went)
        promises = PromiseActs(book, self)
        promises.noted.connect(self.noted)
        self.facts = FactActs(book, self)
        self.facts.noted.connect(self.noted)
        self._acts = PageActs(
            book,
            self.facts,
            promises,
            edit=self._edit,
            go=self.went.emit,
            meet=self._open,
            owe=self._to_promise,
            explain=self._explain,
        )
        self._found = StandingFound(self)
        self._found.found.connect(self._show_standing)
        self._standing: StandingCard | None = None
        self._history: HistoryCard | None = None
        self._years: set[int] = set()
        self._file: AccountFile | None = None
        self._main, self._side = column(gap=3), column(gap=3)
        self._below = column()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        room(self._beside, 0, 1, 3.5, 4.5).setSpacing(space(4.5))
        top = Qt.AlignmentFlag.AlignTop
        self._beside.addWidget(around(self._main), 7, top)
        self._beside.addWidget(around(column(self._side, self._below, gap=3)), 3, top)
        self._scroll = Scroll(around(self._beside))
        self.setLayout(room(column(self._scroll), 6, 0, 0, 0))

    @property
    def _fields(self) -> dict[str, LabelledField]:
        return self._firm.fields if self._firm else {}

    def show_account(self, account: Account) -> AccountFile:
        """Make the page equal to the book, and return what it was made of.

        Only what is another is built anew.
        """
        file = account_file(self._book.book, account, self._book.now())
        if account.id != self._account:
            self._account = account.id
            self._firm = None
            self._shown = ()
            self._years = set()
        if self._firm:
            self._firm.show_account(account)
        lines = timeline(file)
        shown = (file, lines, *_told(file))
        if shown == self._shown:
            return file
        self._shown = shown
        before = spot(self._stops, self)
        self._stops, self._rovings = [], []
        clear(self._main)
        clear(self._side)
        self._history = None
        self._file = file
        found = self._found.of(deeds_in(file), file.now)
        self._show(self._standing_card(file, found), self._main)
        for made in (card(file, self._acts) for card in MAIN):
            self._show(made, self._main)
        changes = found.changes if found else ()
        self._show_history(file, timeline(file, changes) if changes else lines)
        for made in (card(file, self._acts) for card in SIDE):
            self._show(made, self._side)
        if self._firm is None:
            clear(self._below)
            self._firm = FirmCard(self._book, account)
            self._firm.delete_wanted.connect(self._delete)
            self._below.addWidget(self._firm)
        go_back(before, self._stops)
        return file

    def begin(self) -> None:
        """Show how one stands, above all else."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_person(self, person: PersonId) -> None:
        """Give the keyboard to a person's row."""
        go_back(Spot(person, 0, 0), self._stops)

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins: the first of the left column."""
        return self._stops[0][1][0] if self._stops else None

    def leave(self) -> None:
        """Let go of what goes on beside the window."""
        self._found.leave()

    def _standing_card(self, file: AccountFile, found: Standing | None) -> Built:
        card = self._standing = StandingCard(file.account)
        card.claim_wanted.connect(self._claim)
        if found:
            card.show_standing(found, deeds_in(file), file.now)
        return Built(card, [("claim", card.claim), ("met", card.fold)])

    def _show_history(self, file: AccountFile, lines: Sequence[Line]) -> None:
        """Show what happened; with the changes of standing once those are known."""
        card = HistoryCard(lines, file.today, self._acts, self._years)
        card.grew.connect(self._keep_stops)
        if self._history is None:
            self._main.addWidget(card)
        else:
            gone = {key for key, _ in self._history.stops}
            self._stops = [one for one in self._stops if one[0] not in gone]
            self._main.replaceWidget(self._history, card)
            self._history.deleteLater()
        self._history = card
        self._keep_stops(card.stops)

    @Slot(list)
    def _keep_stops(self, stops: Sequence[tuple[str, QWidget]]) -> None:
        """Let the keyboard find its way back to rows that came later, too."""
        known = {key for key, _ in self._stops}
        self._stops += [(key, [row]) for key, row in stops if key not in known]

    @Slot(object, object)
    def _show_standing(self, deeds: Deeds, found: Standing) -> None:
        if not (self._standing and self._file and deeds == deeds_in(self._file)):
            return
        self._standing.show_standing(found, deeds, self._book.now())
        if found.changes:
            before = spot(self._stops, self)
            self._show_history(self._file, timeline(self._file, found.changes))
            go_back(before, self._stops)

    @Slot()
    def _claim(self) -> None:
        from ui.accounts.claim_sheet import ClaimSheet

        if account := self._account and self._book.book.find(Account, self._account):
            ClaimSheet(self._book, account, self.window()).open()

    def _show(self, built: Built | None, where: QBoxLayout) -> None:
        if built is None:
            return
        where.addWidget(built.card)
        stops = [(key, [row]) for key, row in built.stops]
        self._stops += stops
        rows = groupby((row for _, row in built.stops), _line_of)
        self._rovings.append(Roving([[*row] for _, row in rows], self))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() > em(SIDE_BY_SIDE)
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _edit(self, person: Person | None) -> None:
        self._sheets.edit(person, self._account)

    @Slot()
    def _delete(self) -> None:
        found = self._account and self._book.book.find(Account, self._account)
        if found:
            self._sheets.remove(found)

    def _open(self, meeting: MeetingId) -> None:
        self.went.emit(Visit(Place.MEETINGS, meeting))

    def _to_promise(self, promise: Promise | None) -> None:
        if promise and promise.meeting:
            self._open(promise.meeting)
        elif promise:
            self.went.emit(Visit(Place.PROMISES, promise=promise.id))
        else:
            self.went.emit(Visit(Place.PROMISES, account=self._account))

    def _explain(self, cell: Cell) -> None:
        sheet = cell.explain(self.window())
        sheet.went.connect(self.went)
        sheet.open()


def _told(file: AccountFile) -> tuple[object, ...]:
    """Return what the hour changes of what is shown: how what is open stands."""
    still = (one for one in file.promises if one.state is PromiseState.OPEN)
    return tuple(standing(one, file.now, file.settings) for one in still)


def _line_of(control: QWidget) -> QWidget:
    """Return what a control shares its line with; a row of a card has its own."""
    above = control.parentWidget()
    return control if above is None or isinstance(above, Card) else above
