"""How both sides keep their word: the figures, each with the promises behind it."""

from __future__ import annotations

from functools import partial

from app.account_file import AccountFile
from ui.accounts.cards.card_rows import Built
from ui.accounts.page_acts import PageActs
from ui.promises.figures import Cell, cells_of, figures_of
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead


def kept_card(file: AccountFile, acts: PageActs) -> Built:
    """Return the figures of an account; a press on one asks what is behind it."""
    cells = cells_of(file.promises, file.now, file.settings)
    made = {cell.name: (cell, cell.button()) for cell in cells}
    for cell, button in made.values():
        button.clicked.connect(partial(_choose, acts, cell))
    card = Card(CardHead("Words kept"), figures_of([b for _, b in made.values()]))
    return Built(card, [(name, button) for name, (_, button) in made.items()])


def _choose(acts: PageActs, cell: Cell, _checked: bool = False) -> None:
    acts.explain(cell)
