"""Who may stand in the book twice: one pair a row, to be merged or kept apart."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk.duplicates import duplicates, keep_apart
from app.desk.merging import Merged
from app.records.account import Account
from app.rules.likeness import Pair
from app.rules.wording import count
from ui.accounts.merge_sheet import MergeSheet
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.same_spot import go_back, spot
from ui.theme import STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.sheet import Sheet
from ui.widgets.text import Text

SHOWN: Final = 30


class SameSheet(Sheet):
    """What is left alone is offered again; it closes when nothing is left."""

    noted = Signal(str, bool)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(
            "Are these the same?",
            "What you leave stays as it is. Two that are not the same are not "
            "offered again.",
            "Done",
            parent=over,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.be_wide(42)
        self.second.hide()
        self._book, self._over = book, over
        self._card = Card()
        self._shown: tuple[Pair, ...] | None = None
        self.stops: list[tuple[str, list[QWidget]]] = []
        self._roving = Roving((), self)
        self.add(self._card)
        self._show()
        book.changed.connect(self._show)

    def _show(self) -> None:
        pairs = duplicates(self._book.book).pairs
        if pairs == self._shown:
            return
        self._shown = pairs
        if not pairs:
            self.accept()
            return
        before = spot(self.stops, self)
        self.stops = []
        rows = [self._row(pair) for pair in pairs[:SHOWN]]
        if more := len(pairs[SHOWN:]):
            words = Text(count(more, "more pair"), tone=Tone.QUIET)
            rows.append(around(room(column(words), 3.5, 2, 3.5, 2)))
        self._card.set_rows(*rows)
        self._roving.set_rows([controls for _, controls in self.stops])
        go_back(before, self.stops)

    def _row(self, pair: Pair) -> QWidget:
        names = f"{pair.one.name} and {pair.other.name}"
        same = SmallButton("Merge …", name=f"Merge {names}")
        apart = SmallButton("Not the same", name=f"{names} are not the same")
        same.clicked.connect(partial(self._merge, pair))
        apart.clicked.connect(partial(self._apart, pair))
        self.stops.append((pair.key, [same, apart]))
        said = Text(
            (names, Tone.INK, STRONG),
            (f" {self._where(pair)}{pair.why.value}", Tone.QUIET),
            lines=0,
        )
        buttons = around(Flow(same, apart, gap=2))
        return around(room(column(said, buttons, gap=1.5), 3.5, 2.5, 3.5, 2.5))

    def _where(self, pair: Pair) -> str:
        if isinstance(pair.one, Account) or isinstance(pair.other, Account):
            return ""
        ids = dict.fromkeys(filter(None, (pair.one.account, pair.other.account)))
        firms = self._book.book.some(Account, ids)
        at = ", ".join(firm.name for firm in firms)
        return f"{at} · " if at else ""

    def _merge(self, pair: Pair, _checked: bool = False) -> None:
        sheet = MergeSheet(self._book, pair.one, pair.other, self._over)
        sheet.merged.connect(self._tell)
        sheet.open()

    def _apart(self, pair: Pair, _checked: bool = False) -> None:
        if self._book.do(keep_apart, pair) is not None:
            names = f"{pair.one.name} and {pair.other.name}"
            self.noted.emit(f"{names} stay two, and are not offered again.", True)

    def _tell(self, done: Merged) -> None:
        self.noted.emit(done.sentence, True)
