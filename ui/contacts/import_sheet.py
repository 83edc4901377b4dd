"""Contacts before they come in: what is new, what changes, what stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from app.desk.contact_plan import ContactPlan, Verdicts
from app.desk.contact_planning import plan_contacts
from app.desk.desk import Desk
from app.errors import Problem
from app.exchange.crm_csv import DELIMITERS, ENCODINGS, ContactList, read_list
from app.exchange.list_cards import cards_of
from app.exchange.list_columns import NAMING, Columns, guess_columns
from app.exchange.vcard import Cards
from ui.background import Background
from ui.contacts.columns_card import ColumnsCard
from ui.contacts.doubts_card import DoubtsCard
from ui.contacts.plan_cards import first_rows, trouble_rows
from ui.open_book import OpenBook
from ui.widgets.card import Card
from ui.widgets.labelled_field import labelled
from ui.widgets.layouts import line
from ui.widgets.sheet import Sheet

# More people than these are counted beside the window.
AT_ONCE: Final = 300


class ContactsSheet(Sheet):
    """Of a contact file or of a list; `given` and `raw` only of a list.

    What would come of it is counted anew after every change, and only once it is,
    it can be taken in. `wanted` carries the cards, what was said of doubts, and the
    layout of a list or None.
    """

    wanted = Signal(object, object, object)

    def __init__(
        self,
        book: OpenBook,
        beside: Callable[[], Background],
        over: QWidget,
        name: str,
        cards: Cards | None = None,
        *,
        raw: bytes = b"",
        given: ContactList | None = None,
        columns: Columns = (),
    ) -> None:
        super().__init__(
            f"Take in {name}?" if name else "Take in these contacts?",
            "Counting …",
            "Take them in",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.be_wide(46)
        self._book, self._beside, self._raw = book, beside, raw
        self._region = book.settings.phone_country
        self._given, self._cards = given, cards or Cards()
        self._asked = 0
        self._plan: ContactPlan | None = None
        self.encoding = _box("Encoding", ENCODINGS)
        self.delimiter = _box("Between cells", DELIMITERS)
        self.columns = ColumnsCard()
        self.doubts = DoubtsCard(book)
        self._first, self._troubles = Card(), Card()
        if given is not None:
            how = line(
                labelled("Encoding", self.encoding),
                labelled("Between cells", self.delimiter),
                1,
                gap=3,
            )
            self.add(how)
            self.add(self.columns)
            self._show_list(given, columns or guess_columns(given))
        for part in (self.doubts, self._first, self._troubles):
            self.add(part)
        self.encoding.activated.connect(self._read_anew)
        self.delimiter.activated.connect(self._read_anew)
        self.columns.changed.connect(self._count)
        self.doubts.changed.connect(self._count)
        self.accepted.connect(self._tell)
        self._count()

    @property
    def plan(self) -> ContactPlan | None:
        """What would be done; None while it is being counted."""
        return self._plan

    @property
    def counted(self) -> str:
        """What is said above: what would come of it."""
        return self._about.text()

    def _show_list(self, given: ContactList, columns: Columns) -> None:
        self._given = given
        for box, kept in (
            (self.encoding, given.encoding),
            (self.delimiter, given.delimiter),
        ):
            box.setCurrentIndex(box.findData(kept))
        self.columns.show_columns(given, columns)

    @Slot()
    def _read_anew(self) -> None:
        """Read the list in another encoding, or cut it at other signs."""
        before = self.columns.columns
        try:
            given = read_list(
                self._raw,
                encoding=self.encoding.currentData(),
                delimiter=self.delimiter.currentData(),
            )
        except Problem as problem:
            self.complain(f"{problem} {problem.advice}".strip())
            return
        self.complain("")
        same = len(given.headings) == len(before)
        self._show_list(given, before if same else guess_columns(given))
        self._count()

    @Slot()
    def _count(self) -> None:
        """Count what would come of it as things are now; older counts are dropped."""
        self._asked += 1
        self._plan = None
        ask = partial(self._show_plan, self._asked)
        columns, verdicts = self.columns.columns, self.doubts.verdicts
        work = (self._given, self._cards, columns, self._region, verdicts)
        many = len(self._given.rows) if self._given else len(self._cards.people)
        if many <= AT_ONCE:
            ask(_counted(self._book.desk, *work))
        else:
            self._about.say("Counting …")
            self._book.do_beside(self._beside(), _counted, *work, done=ask)

    def _show_plan(self, asked: int, counted: tuple[Cards, ContactPlan] | None) -> None:
        if asked != self._asked or counted is None:
            return
        self._cards, self._plan = counted
        self._about.say(self._plan.sentence)
        self.doubts.show_doubts(self._plan.doubts)
        self._first.set_rows(*first_rows(self._cards))
        self._troubles.setVisible(bool(self._plan.troubles))
        self._troubles.set_rows(*trouble_rows(self._plan.troubles))

    def _wrong(self) -> str:
        if self._given and not NAMING.intersection(self.columns.columns):
            return "Say which column holds names or mail addresses."
        return "" if self._plan else "Still counting: a moment."

    @Slot()
    def _tell(self) -> None:
        layout = (self._given, self.columns.columns) if self._given else None
        self.wanted.emit(self._cards, self.doubts.verdicts, layout)


def _counted(
    desk: Desk,
    given: ContactList | None,
    cards: Cards,
    columns: Columns,
    region: str,
    verdicts: Verdicts,
) -> tuple[Cards, ContactPlan]:
    """Return who is in it, and what taking them in would do."""
    read = cards_of(given, columns, region) if given else cards
    return read, plan_contacts(desk, read, verdicts)


def _box(name: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, words in choices.items():
        box.addItem(words, key)
    return box
