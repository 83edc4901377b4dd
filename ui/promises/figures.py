"""How both sides keep their word with one account; each figure explains itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.account import AccountId
from app.records.promise import Promise
from app.rules.after_sales import MEANING, AfterSales, Figure, after_sales
from app.rules.both_sides import mutuality
from app.rules.follow_through import FollowThrough
from app.rules.wilson import Share, percent
from app.settings import Settings
from ui.focus import Roving
from ui.open_book import OpenBook
from ui.promises.behind import Behind, Witness
from ui.theme import SMALL, STRONG, Tone, em
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

OURS = "Ours, done by their day; what was moved or called off as the rules count it."
THEIRS = "Theirs, counted by the same rules as ours."


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: its name, its words, what it means, and the promises behind it."""

    name: str
    words: str
    about: str
    witnesses: tuple[Witness, ...]

    def explain(self, over: QWidget) -> Behind:
        """Return a sheet of the promises behind it, not yet open."""
        return Behind(f"{self.name}: {self.words}", self.about, self.witnesses, over)

    def button(self) -> RowButton:
        """Return the figure as something to press."""
        texts = column(
            Text(self.name, size=SMALL, tone=Tone.QUIET),
            Text(self.words, weight=STRONG, lines=0),
        )
        name = f"{self.name}: {self.words}. Show the promises behind it"
        made = RowButton(room(texts, 2, 1.5, 2, 1.5), name)
        made.setMinimumWidth(em(11))
        return made


def cells(book: OpenBook, account: AccountId) -> tuple[Cell, ...]:
    """Return the figures of an account as they stand: ours, theirs, tasks if any."""
    promises = book.book.of_account(Promise, account)
    return cells_of(promises, book.now(), book.settings)


def cells_of(
    promises: Sequence[Promise], now: datetime, settings: Settings
) -> tuple[Cell, ...]:
    """Return the figures that the promises of an account give."""
    both = mutuality(promises, now, settings)
    tasks = after_sales(promises, now, settings)
    return (
        Cell("We, on time", both.ours.words, OURS, _counted(both.ours)),
        Cell("They, on time", both.theirs.words, THEIRS, _counted(both.theirs)),
        *(_task_cell(tasks, figure) for figure in Figure if tasks.tasks),
    )


class Figures(QWidget):
    """The figures of one account side by side."""

    went = Signal(object)

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._shown: tuple[Cell, ...] = ()
        self.buttons: dict[str, RowButton] = {}
        self._roving = Roving([], self)
        self._card = Card()
        self.setLayout(column(self._card))

    def show_account(self, account: AccountId) -> None:
        """Make the figures those of an account."""
        shown = cells(self._book, account)
        if shown == self._shown:
            return
        self._shown = shown
        self.buttons = {cell.name: cell.button() for cell in shown}
        for cell in shown:
            self.buttons[cell.name].clicked.connect(partial(self._explain, cell))
        buttons = list(self.buttons.values())
        self._card.set_rows(figures_of(buttons))
        self._roving.set_rows([buttons])

    def _explain(self, cell: Cell, _checked: bool = False) -> None:
        sheet = cell.explain(self.window())
        sheet.went.connect(self.went)
        sheet.open()


def short_words(share: Share) -> str:
    """Return `5 of 6 (83 %)`, or that nothing is counted yet."""
    if share.rate is None:
        return "none yet"
    told = f"{share.kept} of {share.total}"
    return told if share.band is None else f"{told} ({percent(share.rate)} %)"


def _task_cell(tasks: AfterSales, figure: Figure) -> Cell:
    return Cell(
        f"Tasks after a sale, {figure.value}",
        short_words(tasks.share(figure)),
        f"{MEANING[figure].capitalize()}.",
        tuple(Witness(t.promise, t.holds(figure), t.why(figure)) for t in tasks.tasks),
    )


def _counted(figure: FollowThrough) -> tuple[Witness, ...]:
    counted = [Witness(one.promise, one.kept, one.why) for one in figure.counted]
    left_out = [Witness(one.promise, None, one.why) for one in figure.excluded]
    return (*counted, *left_out)


def figures_of(buttons: Sequence[RowButton]) -> QWidget:
    """Return figures side by side, below each other where there is no room."""
    return around(room(Flow(*buttons, gap=2, below=1), 1.5, 1, 1.5, 1))
