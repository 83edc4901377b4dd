"""One account: its people, what is open, what they said, every meeting."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.book import people as people_in
from app.desk import people, removing
from app.desk.erasing import Erased
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.knowledge import Need
from app.records.meeting import Meeting, Outcome
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseState
from app.rules.ledger import standing
from ui.accounts.erase_sheet import AfterErasing, EraseSheet
from ui.accounts.person_sheet import PersonSheet
from ui.focus import Roving
from ui.meeting.people_card import ROLES, remark_on
from ui.meeting.words import KINDS
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.same_spot import Spot, go_back, spot
from ui.theme import SMALL, STRONG, Tone, em, space
from ui.times import clock, short_day_word
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.scroll import Scroll
from ui.widgets.text import Text
from ui.zone_field import zone_field

SIDE_BY_SIDE = 70
MEETINGS_SHOWN = 30


class AccountPage(QWidget):
    """People and what is open at the left, the firm and its past at the right."""

    went = Signal(object)
    noted = Signal(str, bool)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._account: AccountId | None = None
        self._shown: tuple[object, ...] = ()
        self._fields: dict[str, LabelledField] = {}
        self._stops: list[tuple[str, list[QWidget]]] = []
        self._rovings: list[Roving] = []
        self._main, self._side = column(gap=3), column(gap=3)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        room(self._beside, 0, 1, 3.5, 4.5).setSpacing(space(4.5))
        top = Qt.AlignmentFlag.AlignTop
        self._beside.addWidget(around(self._main), 3, top)
        self._beside.addWidget(around(self._side), 2, top)
        self.setLayout(room(column(Scroll(around(self._beside))), 6, 0, 0, 0))

    def show_account(self, account: Account) -> None:
        """Make the page equal to the book; build anew only what is another."""
        if account.id != self._account:
            self._account = account.id
            self._fields = {}
            self._shown = ()
        if self._fields:
            self._show_fields(account)
        shown = self._read(account)
        if shown == self._shown:
            return
        self._shown = shown
        before = spot(self._stops, self)
        self._stops, self._rovings = [], []
        clear(self._main)
        for card in (self._people(account), self._open(account), self._needs(account)):
            self._main.addWidget(card)
        if not self._fields:
            clear(self._side)
            self._side.addWidget(self._firm(account))
        elif (old := self._side.takeAt(1)) and (widget := old.widget()):
            widget.hide()
            widget.deleteLater()
        self._side.addWidget(self._meetings(account))
        go_back(before, self._stops)

    def show_person(self, person: PersonId) -> None:
        """Give the keyboard to a person's row."""
        go_back(Spot(person, 0, 0), self._stops)

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins: to add a person."""
        return self._stops[0][1][0] if self._stops else None

    def _read(self, account: Account) -> tuple[object, ...]:
        """Return all that is shown but the fields, so that it can be compared."""
        book, now, settings = self._book.book, self._book.now(), self._book.settings
        promises = book.of_account(Promise, account.id)
        return (
            account.id,
            people_in.of_account(book, account.id),
            tuple((p, standing(p, now, settings)) for p in promises),
            book.of_account(Need, account.id),
            book.of_account(Meeting, account.id),
            now.astimezone(ZoneInfo(settings.zone)).date(),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() > em(SIDE_BY_SIDE)
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _people(self, account: Account) -> Card:
        add = SmallButton("Add a person", "plus")
        add.clicked.connect(lambda: self._edit(None, account.id))
        card = Card(CardHead("People", "", add))
        rows = []
        for person in people_in.of_account(self._book.book, account.id):
            row = self._person(person)
            rows.append((person.id, row))
            card.add(row)
        if not rows:
            card.add(_quiet("Nobody is named yet."))
        self._rove(("add", add), *rows)
        return card

    def _rove(self, *rows: tuple[str, QWidget]) -> None:
        stops = [(key, [row]) for key, row in rows]
        self._stops += stops
        self._rovings.append(Roving([controls for _, controls in stops], self))

    def _person(self, person: Person) -> RowButton:
        role = ROLES.get(person.role, person.role.value) if person.role else ""
        head = Flow(Text(person.name, weight=STRONG, lines=0))
        if role:
            head.addWidget(Pill(role, Tone.QUIET))
        about = " · ".join(
            part
            for part in (remark_on(person), person.zone, ", ".join(person.emails))
            if part
        )
        lines = column(head)
        if about:
            lines.addWidget(Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
        row = RowButton(room(lines, 3.5, 2.5, 3.5, 2.5), f"{person.name}, {role}")
        row.clicked.connect(lambda: self._edit(person, None))
        return row

    def _open(self, account: Account) -> Card:
        book, now, settings = self._book.book, self._book.now(), self._book.settings
        card = Card(CardHead("Promises"))
        rows = []
        for promise in book.of_account(Promise, account.id):
            if promise.state is not PromiseState.OPEN:
                continue
            late = promise.due is not None and promise.due.instant < now
            words = standing(promise, now, settings)
            side = Pill("we" if promise.ours else "they", _side(promise))
            laid = line(
                side,
                Text(
                    (f"{promise.what} ", Tone.INK, STRONG),
                    (words, Tone.STOP if late else Tone.QUIET),
                    lines=0,
                ),
                gap=2,
            )
            laid.setStretch(1, 1)
            row = RowButton(
                room(laid, 3.5, 2.25, 3.5, 2.25), f"{promise.what}, {words}"
            )
            row.clicked.connect(
                lambda _=False, promise=promise: self._to_meeting(promise)
            )
            rows.append((promise.id, row))
            card.add(row)
        if not rows:
            card.add(_quiet("Nothing is owed, on either side."))
        self._rove(*rows)
        return card

    def _needs(self, account: Account) -> Card:
        card = Card(CardHead("What matters to them", "in their words"))
        names = {
            p.id: p.name for p in people_in.of_account(self._book.book, account.id)
        }
        needs = self._book.book.of_account(Need, account.id)
        for need in reversed(needs):
            who = names.get(need.who, "") if need.who else ""
            words = Text(
                f"“{need.words}”", (f" {who}" if who else "", Tone.QUIET), lines=0
            )
            card.add(around(room(column(words), 3.5, 2.25, 3.5, 2.25)))
        if not needs:
            card.add(_quiet("Nothing written down yet. Ask, and keep their words."))
        return card

    def _firm(self, account: Account) -> Card:
        name = LabelledField("Name", account.name)
        zone = zone_field("Time zone", account.zone)
        goal = LabelledField(
            "Goal of both sides", account.shared_goal, "No call-ins on days off"
        )
        domains = LabelledField("Mail domains", ", ".join(account.domains))
        for field, key in ((name, "name"), (zone, "zone"), (goal, "shared_goal")):
            field.edited.connect(
                lambda text, key=key: self._change(account.id, **{key: text})
            )
        domains.edited.connect(
            lambda text: self._change(account.id, domains=_listed(text))
        )
        self._fields = {
            "name": name,
            "zone": zone,
            "shared_goal": goal,
            "domains": domains,
        }
        fields = column(name, goal, zone, domains, gap=3)
        self.delete = SmallButton("Delete", "trash-2", name="Delete this account")
        self.delete.clicked.connect(partial(self._delete, account.id))
        head = CardHead("Account", "", self.delete)
        return Card(head, around(room(fields, 3.5, 3, 3.5, 3.5)))

    def _meetings(self, account: Account) -> Card:
        card = Card(CardHead("Meetings"))
        zone, now = ZoneInfo(self._book.settings.zone), self._book.now()
        meetings = self._book.book.of_account(Meeting, account.id)
        rows = []
        for meeting in list(reversed(meetings))[:MEETINGS_SHOWN]:
            start = meeting.starts.instant.astimezone(zone)
            day = short_day_word(start.date(), now.astimezone(zone).date())
            when = f"{day} {clock(start)}"
            state = "" if meeting.outcome is Outcome.BOOKED else meeting.outcome.value
            about = " · ".join(p for p in (when, KINDS[meeting.kind], state) if p)
            row = RowButton(
                room(
                    column(
                        Text(meeting.title, weight=STRONG, lines=2),
                        Text(about, size=SMALL, tone=Tone.QUIET, lines=0),
                    ),
                    3.5,
                    2.25,
                    3.5,
                    2.25,
                ),
                f"{meeting.title}, {about}",
            )
            row.clicked.connect(
                lambda _=False, one=meeting.id: self.went.emit(
                    Visit(Place.MEETINGS, one)
                )
            )
            rows.append((meeting.id, row))
            card.add(row)
        if not rows:
            card.add(_quiet("No meeting yet."))
        if len(meetings) > MEETINGS_SHOWN:
            card.add(_quiet(f"{len(meetings) - MEETINGS_SHOWN} earlier ones."))
        self._rove(*rows)
        return card

    def _edit(self, person: Person | None, account: AccountId | None) -> None:
        over = self.window()
        sheet = PersonSheet(self._book, over, person=person, account=account)
        sheet.delete_wanted.connect(self._remove)
        sheet.erase_wanted.connect(self._erase)
        sheet.open()

    def _delete(self, account: AccountId, _checked: bool = False) -> None:
        if (found := self._book.book.find(Account, account)) is not None:
            self._remove(found)

    def _remove(self, record: Account | Person) -> None:
        done = self._book.do(removing.remove, record)
        if done is not None:
            self.noted.emit(done.sentence, True)

    def _erase(self, person: Person) -> None:
        sheet = EraseSheet(self._book, person, self.window())
        sheet.erased.connect(self._tell_erased)
        sheet.open()

    def _tell_erased(self, done: Erased) -> None:
        if not done.backups:
            self.noted.emit(done.sentence, False)
            return
        sheet = AfterErasing(self._book, done, self.window())
        sheet.noted.connect(self.noted)
        sheet.open()

    def _show_fields(self, account: Account) -> None:
        for key, field in self._fields.items():
            kept = getattr(account, key)
            # What was refused stays to be put right.
            if not field.complaint:
                field.show_text(kept if isinstance(kept, str) else ", ".join(kept))

    def _change(self, account: AccountId, **changes: object) -> None:
        """Change a field; what is wrong with it is said under it, and stays there."""
        ((key, _),) = changes.items()
        try:
            people.edit_account(self._book.desk, account, **changes)
        except Problem as problem:
            self._fields[key].complain(f"{problem} {problem.advice}".strip())
        else:
            self._book.changed.emit()

    def _to_meeting(self, promise: Promise) -> None:
        if promise.meeting:
            self.went.emit(Visit(Place.MEETINGS, promise.meeting))


def _side(promise: Promise) -> Tone:
    return Tone.ACCENT if promise.ours else Tone.NEAR


def _quiet(words: str) -> QWidget:
    text = Text(words, size=SMALL, tone=Tone.QUIET, lines=0)
    return around(room(column(text), 3.5, 2.5, 3.5, 2.5))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
