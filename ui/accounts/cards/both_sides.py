"""Both sides: who begins the contact, and whose word holds; each figure explains."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.rules.mutuality import A_YEAR, HALF_A_YEAR, Contact, begun, contacts
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

SPANS: Final = {HALF_A_YEAR: "Half a year", A_YEAR: "A year"}


def both_sides_card(file: AccountFile, acts: PageActs) -> Built:
    """Return who began the contacts, and the promises kept by either side."""
    found = contacts(file.meetings, file.facts)
    card, stops = Card(CardHead("Both sides")), list[tuple[str, QWidget]]()
    spans = [
        f"{span}: {begun(found, file.now, file.zone, days).words}"
        for days, span in SPANS.items()
    ]
    rows = column(
        Text("Who began the contact", size=SMALL, tone=Tone.QUIET),
        Text(spans[0], weight=STRONG, lines=0),
        *(Text(words, size=SMALL, lines=0) for words in spans[1:]),
    )
    name = f"Who began the contact, {', '.join(spans)}. Show each"
    row = RowButton(room(rows, 3.5, 2, 3.5, 2), name)
    row.clicked.connect(partial(_show_contacts, row, found, file))
    stops.append(("began", row))
    card.add(row)
    cells = cells_of(file.promises, file.now, file.settings)
    made = {cell.name: (cell, cell.button()) for cell in cells}
    for cell, button in made.values():
        button.clicked.connect(partial(_explain, acts, cell))
    card.add(figures_of([button for _, button in made.values()]))
    stops += [(name, button) for name, (_, button) in made.items()]
    return Built(card, stops)


def _show_contacts(
    row: QWidget,
    found: tuple[Contact, ...],
    file: AccountFile,
    _checked: bool = False,
) -> None:
    counted = begun(found, file.now, file.zone, A_YEAR)
    title = f"{SPANS[A_YEAR]}: {counted.words}"
    BegunSheet(title, found, file.now, file.zone, A_YEAR, row.window()).open()


def _explain(acts: PageActs, cell: Cell, _checked: bool = False) -> None:
    acts.explain(cell)
