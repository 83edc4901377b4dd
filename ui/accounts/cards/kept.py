"""How both sides keep their word: the figures, each with the promises behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.records.account import Account
from ui.accounts.cards.card_rows import Built
from ui.open_book import OpenBook
from ui.promises.figures import Cell, cells, figures_of
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead


def kept_card(
    book: OpenBook, account: Account, chosen: Callable[[Cell], None]
) -> Built:
    """Return the figures of an account; a press on one asks what is behind it."""
    made = {cell.name: (cell, cell.button()) for cell in cells(book, account.id)}
    for cell, button in made.values():
        button.clicked.connect(partial(_choose, chosen, cell))
    card = Card(CardHead("Words kept"), figures_of([b for _, b in made.values()]))
    return Built(card, [(name, button) for name, (_, button) in made.items()])


def _choose(chosen: Callable[[Cell], None], cell: Cell, _checked: bool = False) -> None:
    chosen(cell)
