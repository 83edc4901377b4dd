"""How both sides keep their word with one account; each figure explains itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.account import AccountId
from app.records.promise import Promise
from app.rules.after_sales import MEANING, AfterSales, Figure, after_sales
from app.rules.both_sides import mutuality
from app.rules.follow_through import FollowThrough
from app.rules.wilson import Share, percent
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.promises.behind import Behind, Witness
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

OURS = "Ours, done by their day; moved and called off as the figures count them."
THEIRS = "Theirs, counted by the same rules as ours."


class Figures(QWidget):
    """Ours beside theirs, and below them the three figures of after-sales tasks."""

    went = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._shown: object = None
        self.buttons: dict[str, RowButton] = {}
        self._roving = Roving([], self)
        self._card = Card()
        self.setLayout(column(self._card))

    def show_account(self, account: AccountId) -> None:
        """Make the figures those of an account's promises, as they stand now."""
        book, now = self._book, self._book.now()
        promises = book.book.of_account(Promise, account)
        both = mutuality(promises, now, book.settings)
        tasks = after_sales(promises, now, book.settings)
        shown = (account, both, tasks)
        if shown == self._shown:
            return
        self._shown = shown
        self.buttons = {}
        cells = [
            self._cell("We, on time", both.ours.words, OURS, _counted(both.ours)),
            self._cell(
                "They, on time", both.theirs.words, THEIRS, _counted(both.theirs)
            ),
        ]
        if tasks.tasks:
            cells += self._three(tasks)
        self._card.set_rows(around(room(Flow(*cells, gap=2, below=1), 1.5, 1, 1.5, 1)))
        self._roving.set_rows([list(self.buttons.values())])

    def _three(self, tasks: AfterSales) -> list[RowButton]:
        return [
            self._cell(
                f"Tasks after a sale, {figure.value}",
                short_words(tasks.share(figure)),
                f"{MEANING[figure].capitalize()}.",
                [
                    Witness(t.promise, t.holds(figure), t.why(figure))
                    for t in tasks.tasks
                ],
            )
            for figure in Figure
        ]

    def _cell(
        self, name: str, words: str, about: str, witnesses: Sequence[Witness]
    ) -> RowButton:
        texts = column(
            Text(name, size=SMALL, tone=Tone.QUIET),
            Text(words, weight=STRONG, lines=0),
        )
        cell = RowButton(
            room(texts, 2, 1.5, 2, 1.5), f"{name}: {words}. Show the promises behind it"
        )
        cell.setMinimumWidth(em(11))
        cell.clicked.connect(
            lambda: self._explain(f"{name}: {words}", about, witnesses)
        )
        self.buttons[name] = cell
        return cell

    def _explain(self, title: str, about: str, witnesses: Sequence[Witness]) -> None:
        sheet = Behind(title, about, witnesses, self.window())
        sheet.went.connect(self.went)
        sheet.open()


def short_words(share: Share) -> str:
    """Return `5 of 6 (83 %)`, or that nothing is counted yet."""
    if share.rate is None:
        return "none yet"
    told = f"{share.kept} of {share.total}"
    return told if share.band is None else f"{told} ({percent(share.rate)} %)"


def _counted(figure: FollowThrough) -> list[Witness]:
    counted = [Witness(one.promise, one.kept, one.why) for one in figure.counted]
    left_out = [Witness(one.promise, None, one.why) for one in figure.excluded]
    return counted + left_out
