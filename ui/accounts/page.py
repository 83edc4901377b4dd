"""One account: its people, what is open, what they said, every meeting."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.book import people as people_in
from app.desk.standing import deeds_of
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession
from app.records.knowledge import Note, Point
from app.records.loss import Loss
from app.records.meeting import Meeting, MeetingId
from app.records.option import Option
from app.records.person import Person, PersonId
from app.records.promise import Promise
from app.rules.ledger import standing
from app.rules.standing.evidence import Deeds
from app.rules.standing.standing import Standing
from ui.accounts.cards.card_rows import Built
from ui.accounts.cards.firm import FirmCard
from ui.accounts.cards.happened import happened_card, happened_with
from ui.accounts.cards.kept import kept_card
from ui.accounts.cards.known import landscape_card, lessons_card, voices_card
from ui.accounts.cards.losses import losses_card
from ui.accounts.cards.meetings import meetings_card
from ui.accounts.cards.needs import needs_card, needs_of
from ui.accounts.cards.people import people_card
from ui.accounts.cards.promises import promises_card
from ui.accounts.cards.standing import StandingCard
from ui.accounts.cards.terms import options_card, points_card, trades_card
from ui.accounts.fact_acts import FactActs
from ui.accounts.person_sheets import PersonSheets
from ui.accounts.standing_found import StandingFound
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs
from ui.promises.figures import Cell, cells
from ui.qt import override
from ui.same_spot import Spot, go_back, spot
from ui.theme import em, space
from ui.widgets.card import Card
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, clear, column, room
from ui.widgets.scroll import Scroll

SIDE_BY_SIDE = 70
_READ = (Loss, Point, Ask, Concession, Option, Note)


class AccountPage(QWidget):
    """People and what is open at the left, the firm and its past at the right.

    A card is made by a function of the book and the account; `_cards` names those
    of the left, from above, `_side_cards` those below the firm.
    """

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
        self._acts = PromiseActs(book, self)
        self._acts.noted.connect(self.noted)
        self._facts = FactActs(book, self)
        self._facts.noted.connect(self.noted)
        self._found = StandingFound(self)
        self._found.found.connect(self._show_standing)
        self._standing: StandingCard | None = None
        self._deeds: Deeds | None = None
        self._main, self._side = column(gap=3), column(gap=3)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        room(self._beside, 0, 1, 3.5, 4.5).setSpacing(space(4.5))
        top = Qt.AlignmentFlag.AlignTop
        self._beside.addWidget(around(self._main), 3, top)
        self._beside.addWidget(around(self._side), 2, top)
        self.setLayout(room(column(Scroll(around(self._beside))), 6, 0, 0, 0))

    @property
    def _fields(self) -> dict[str, LabelledField]:
        return self._firm.fields if self._firm else {}

    def show_account(self, account: Account) -> None:
        """Make the page equal to the book; build anew only what is another."""
        if account.id != self._account:
            self._account = account.id
            self._firm = None
            self._shown = ()
        if self._firm:
            self._firm.show_account(account)
        shown = self._read(account)
        if shown == self._shown:
            return
        self._shown = shown
        before = spot(self._stops, self)
        self._stops, self._rovings = [], []
        clear(self._main)
        for built in self._cards(account):
            self._show(built, self._main)
        if self._firm is None:
            clear(self._side)
            self._firm = FirmCard(self._book, account)
            self._firm.delete_wanted.connect(self._delete)
            self._side.addWidget(self._firm)
        while (old := self._side.takeAt(1)) and (widget := old.widget()):
            widget.hide()
            widget.deleteLater()
        for built in self._side_cards(account):
            self._show(built, self._side)
        go_back(before, self._stops)

    def show_person(self, person: PersonId) -> None:
        """Give the keyboard to a person's row."""
        go_back(Spot(person, 0, 0), self._stops)

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins: to add a person."""
        return next((row[0] for key, row in self._stops if key == "add"), None)

    def leave(self) -> None:
        """Let go of what goes on beside the window."""
        self._found.leave()

    def _cards(self, account: Account) -> tuple[Built, ...]:
        book, facts = self._book, self._facts
        return (
            self._standing_card(account),
            people_card(book, account, self._edit),
            promises_card(book, account, self._to_promise, self._acts),
            points_card(book, account, partial(facts.settle_point, account.id)),
            trades_card(book, account, partial(facts.trade, account.id)),
            options_card(book, account, partial(facts.weigh, account.id)),
            kept_card(book, account, self._explain),
            needs_card(book, account),
            happened_card(book, account, facts),
            losses_card(book, account, partial(facts.lose, account.id)),
        )

    def _side_cards(self, account: Account) -> tuple[Built, ...]:
        book, facts = self._book, self._facts
        voices = self._deeds and voices_card(book, self._deeds, self._edit)
        return (
            *((voices,) if voices else ()),
            landscape_card(book, account, facts),
            lessons_card(book, account, facts),
            meetings_card(book, account, self._open),
        )

    def _standing_card(self, account: Account) -> Built:
        now, self._deeds = self._book.now(), deeds_of(self._book.book, account)
        card = self._standing = StandingCard(account)
        card.claim_wanted.connect(self._claim)
        if found := self._found.of(self._deeds, now):
            card.show_standing(found, self._deeds, now)
        return Built(card, [("claim", card.claim)])

    @Slot(object, object)
    def _show_standing(self, deeds: Deeds, found: Standing) -> None:
        if self._standing and deeds == self._deeds:
            self._standing.show_standing(found, deeds, self._book.now())

    @Slot()
    def _claim(self) -> None:
        from ui.accounts.claim_sheet import ClaimSheet

        if account := self._account and self._book.book.find(Account, self._account):
            ClaimSheet(self._book, account, self.window()).open()

    def _show(self, built: Built, where: QBoxLayout) -> None:
        where.addWidget(built.card)
        stops = [(key, [row]) for key, row in built.stops]
        self._stops += stops
        rows = groupby((row for _, row in built.stops), _line_of)
        self._rovings.append(Roving([[*row] for _, row in rows], self))

    def _read(self, account: Account) -> tuple[object, ...]:
        """Return all that is shown but the fields, so that it can be compared."""
        book, now, settings = self._book.book, self._book.now(), self._book.settings
        promises = book.of_account(Promise, account.id)
        return (
            account.id,
            people_in.of_account(book, account.id),
            people_in.once_of(book, account.id),
            tuple((p, standing(p, now, settings)) for p in promises),
            cells(self._book, account.id),
            needs_of(self._book, account),
            book.of_account(Meeting, account.id),
            happened_with(self._book, account),
            *(book.of_account(family, account.id) for family in _READ),
            account.claimed_stage,
            settings,
            now.astimezone(ZoneInfo(settings.zone)).date(),
        )

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


def _line_of(control: QWidget) -> QWidget:
    """Return what a control shares its line with; a row of a card has its own."""
    above = control.parentWidget()
    return control if above is None or isinstance(above, Card) else above
