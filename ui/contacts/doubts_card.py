"""Who of a list may be somebody known: the same, not the same, or asked later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desk.contact_plan import Doubt, Verdict
from app.records.account import Account
from checklists.pack import Option
from ui.open_book import OpenBook
from ui.theme import STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text

SHOWN: Final = 30


class DoubtsCard(Card):
    """A line a doubt; `changed` after each word of the rep."""

    changed = Signal()

    def __init__(self, book: OpenBook) -> None:
        super().__init__()
        self._book = book
        self._verdicts: dict[str, Verdict] = {}
        self._shown: tuple[str, ...] = ()
        self.choices: list[ChoiceRow] = []

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """What the rep has said, by the key of the doubt."""
        return dict(self._verdicts)

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show the doubts; the card hides where there are none."""
        self.setVisible(bool(doubts))
        keys = tuple(doubt.key for doubt in doubts)
        if keys == self._shown:
            return
        self._shown = keys
        self.choices = []
        rows: list[QWidget] = [CardHead("Known already?", "so that nobody is twice")]
        rows.extend(map(self._row, doubts[:SHOWN]))
        if more := len(doubts[SHOWN:]):
            words = f"{more} more: Accounts asks about them later."
            rows.append(_padded(Text(words, tone=Tone.QUIET, lines=0)))
        self.set_rows(*rows)

    def _row(self, doubt: Doubt) -> QWidget:
        known = doubt.known
        firm = None
        if not isinstance(known, Account) and known.account:
            firm = self._book.book.find(Account, known.account)
        at = f", {firm.name}" if firm else ""
        choice = ChoiceRow(
            tuple(Option(verdict.value) for verdict in Verdict),
            f"{doubt.name} and {known.name}",
            doubt.verdict.value,
        )
        choice.chosen.connect(partial(self._say, doubt.key))
        self.choices.append(choice)
        said = Text(
            (doubt.name, Tone.INK, STRONG),
            (" may be ", Tone.INK),
            (f"{known.name}{at}", Tone.INK, STRONG),
            (f": {doubt.why.value}", Tone.QUIET),
            lines=0,
        )
        return around(room(column(said, choice, gap=1.5), 3.5, 2.5, 3.5, 2.5))

    def _say(self, key: str, verdict: str, _detail: str) -> None:
        self._verdicts[key] = Verdict(verdict)
        self.changed.emit()


def _padded(text: Text) -> QWidget:
    return around(room(column(text), 3.5, 2.5, 3.5, 2.5))
