"""A trade: what we give, and what we ask back for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk import exchanging
from app.records.account import AccountId
from app.records.exchange import Concession
from ui.open_book import OpenBook
from ui.widgets.button import SmallButton
from ui.widgets.labelled_field import LabelledField
from ui.widgets.layouts import line
from ui.widgets.sheet import Sheet

FIELDS = {
    "we_give": ("We give", "Payment in 60 days"),
    "we_ask_back": ("We ask back", "A term of two years"),
    "limit": ("Our limit", "Not more than 60 days"),
    "value_to_them": ("What it is worth to them", "Their cash in summer"),
    "cost_to_us": ("What it costs us", "About 900 a year"),
}


class TradeSheet(Sheet):
    """A new one, or one to change; `said` carries what was done, in words."""

    said = Signal(str)

    def __init__(
        self,
        book: OpenBook,
        account: AccountId,
        over: QWidget,
        trade: Concession | None = None,
    ) -> None:
        super().__init__(
            "A trade",
            "Nothing is given without asking something back.",
            "Keep",
            check=self._wrong,
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._account, self._trade = book, account, trade
        self.fields = {
            name: LabelledField(label, getattr(trade, name) if trade else "", hint)
            for name, (label, hint) in FIELDS.items()
        }
        for field in self.fields.values():
            self.add(field)
        self.aside = SmallButton("Set aside", name="Set this trade aside")
        self.aside.clicked.connect(self._set_aside)
        self.aside.setVisible(trade is not None)
        self.add(line(self.aside, 1))
        self.accepted.connect(self._keep)
        self.fields["we_give"].setFocus()

    def _wrong(self) -> str:
        sides = (self.fields["we_give"].text, self.fields["we_ask_back"].text)
        return "" if any(sides) else "Write what we give and what we ask back."

    def _keep(self) -> None:
        fields = {name: field.text for name, field in self.fields.items()}
        if self._trade:
            made = self._book.do(exchanging.edit, self._trade, **fields)
        else:
            give, back = fields.pop("we_give"), fields.pop("we_ask_back")
            made = self._book.do(
                exchanging.concede, give, back, account=self._account, **fields
            )
        if made is not None:
            self.said.emit(f"Kept: {made.we_give or made.we_ask_back}.")

    def _set_aside(self) -> None:
        self.reject()
        if self._trade and (gone := self._book.do(exchanging.drop, self._trade)):
            self.said.emit(f"Set aside: {gone.we_give or gone.we_ask_back}.")
