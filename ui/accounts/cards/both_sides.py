"""Both sides: who begins the contact, and whose word holds; each figure explains."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.rules.mutuality import A_YEAR, HALF_A_YEAR, begun, contacts
from ui.accounts.begun_sheet import BegunSheet
from ui.accounts.cards.card_rows import Built
from ui.accounts.page_acts import PageActs
from ui.promises.figures import Cell, cells_of, figures_of
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import column, room
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

SPANS: Final = {HALF_A_YEAR: "half a year", A_YEAR: "a year"}


def both_sides_card(file: AccountFile, acts: PageActs) -> Built:
    """Return who began the contacts, and the promises kept by either side."""
    found = contacts(file.meetings, file.facts)
    card, stops = Card(CardHead("Both sides")), list[tuple[str, QWidget]]()
    for days, span in SPANS.items():
        counted = begun(found, file.now, file.zone, days)
        words = counted.words[0].upper() + counted.words[1:]
        rows = column(
            Text(f"Who began the contact, {span}", size=SMALL, tone=Tone.QUIET),
            Text(words, weight=STRONG, lines=0),
        )
        name = f"Who began the contact, {span}: {words}. Show each"
        row = RowButton(room(rows, 3.5, 2, 3.5, 2), name)
        row.clicked.connect(
            partial(_show_contacts, row, f"{span}: {counted.words}", file, days)
        )
        stops.append((f"began-{days}", row))
        card.add(row)
    cells = cells_of(file.promises, file.now, file.settings)
    made = {cell.name: (cell, cell.button()) for cell in cells}
    for cell, button in made.values():
        button.clicked.connect(partial(_explain, acts, cell))
    card.add(figures_of([button for _, button in made.values()]))
    stops += [(name, button) for name, (_, button) in made.items()]
    return Built(card, stops)


def _show_contacts(
    row: QWidget, title: str, file: AccountFile, days: int, _checked: bool = False
) -> None:
    found = contacts(file.meetings, file.facts)
    BegunSheet(title, found, file.now, file.zone, days, row.window()).open()


def _explain(acts: PageActs, cell: Cell, _checked: bool = False) -> None:
    acts.explain(cell)
