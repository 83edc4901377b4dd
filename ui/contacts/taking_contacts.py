"""Contacts read, shown, and taken in as the rep says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import Problem
from app.exchange.file_kind import Kind
from ui.background import Background
from ui.given_files import LARGE
from ui.open_book import OpenBook

if TYPE_CHECKING:
    from app.desk.contact_plan import Verdicts
    from app.exchange.crm_csv import ContactList
    from app.exchange.list_columns import Columns
    from app.exchange.vcard import Cards
    from app.records.list_layout import ListLayout
    from ui.contacts.import_sheet import ContactsSheet

# More than so many people are written beside the window.
MANY: Final = 100
READING: Final = "Reading the contacts …"


class TakingContacts(QObject):
    """`ended` carries what came of it, None where a problem was in the way.

    `waits` asks for a file to be read apart: its words, the reading, what then;
    `begun` says what goes on beside the window.
    """

    ended = Signal(object)
    waits = Signal(str, object, object)
    failed = Signal(object)
    begun = Signal(str)
    called_off = Signal()

    def __init__(
        self, book: OpenBook, beside: Callable[[], Background], over: QWidget
    ) -> None:
        super().__init__(over)
        self._book, self._beside, self._over = book, beside, over

    def take(self, raw: bytes, kind: Kind, name: str = "") -> None:
        """Read a contact file or a list, and show what it would bring."""
        if kind is Kind.LIST:
            self._take_list(raw, name)
        else:
            self._take_cards(raw, name)

    def _take_cards(self, raw: bytes, name: str) -> None:
        region = self._book.settings.phone_country
        show = partial(self._show_cards, name)
        if len(raw) > LARGE:
            from app.exchange.apart import cards_apart

            self.waits.emit(READING, cards_apart(raw, region=region), show)
            return
        from app.exchange.vcard import read_cards

        try:
            show(read_cards(raw, region=region))
        except Problem as problem:
            self.failed.emit(problem)

    def _take_list(self, raw: bytes, name: str) -> None:
        """Read a list as its like was read last."""
        from app.desk.list_layouts import known_layout

        kept = known_layout(self._book.desk, raw)
        encoding, delimiter = (kept.encoding, kept.delimiter) if kept else ("", "")
        show = partial(self._show_list, raw, name, kept)
        if len(raw) > LARGE:
            from app.exchange.apart import list_apart

            reading = list_apart(raw, encoding=encoding, delimiter=delimiter)
            self.waits.emit(READING, reading, show)
            return
        from app.exchange.crm_csv import read_list

        try:
            show(read_list(raw, encoding=encoding, delimiter=delimiter))
        except Problem as problem:
            self.failed.emit(problem)

    def _show_cards(self, name: str, cards: Cards) -> None:
        from ui.contacts.import_sheet import ContactsSheet

        self._open(ContactsSheet(self._book, self._beside, self._over, name, cards))

    def _show_list(
        self, raw: bytes, name: str, kept: ListLayout | None, given: ContactList
    ) -> None:
        from app.exchange.list_columns import columns_named
        from ui.contacts.import_sheet import ContactsSheet

        sheet = ContactsSheet(
            self._book,
            self._beside,
            self._over,
            name,
            raw=raw,
            given=given,
            columns=columns_named(kept.columns) if kept else (),
        )
        self._open(sheet)

    def _open(self, sheet: ContactsSheet) -> None:
        sheet.wanted.connect(self._take)
        sheet.rejected.connect(self.called_off)
        sheet.open()

    @Slot(object, object, object)
    def _take(
        self,
        cards: Cards,
        verdicts: Verdicts,
        layout: tuple[ContactList, Columns] | None,
    ) -> None:
        from app.desk.contacts import apply_cards

        if len(cards.people) > MANY:
            self.begun.emit("Taking in the contacts …")
            self._book.do_beside(
                self._beside(), apply_cards, cards, verdicts, layout, done=self._tell
            )
        else:
            self._tell(self._book.do(apply_cards, cards, verdicts, layout))

    def _tell(self, made: object) -> None:
        self.ended.emit(made)
