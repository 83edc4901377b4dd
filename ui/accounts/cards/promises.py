"""What is owed, on either side."""

from __future__ import annotations

import math
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from app.account_file import AccountFile
from app.records.promise import Promise, PromiseState
from app.rules.ledger import standing
from ui.accounts.cards.card_rows import Built, more_row, quiet_row
from ui.accounts.page_acts import PageActs
from ui.theme import STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

MOST: Final = 12


def promises_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row an open promise, the next due first; all others are elsewhere."""
    account, now, settings = file.account, file.now, file.settings
    asked = SmallButton("They asked", name=f"They asked: {account.name}")
    add = SmallButton("Promise", "plus", name=f"New promise: {account.name}")
    every = SmallButton("All", name=f"All promises: {account.name}")
    asked.clicked.connect(lambda: acts.promises.note_request(account.id))
    add.clicked.connect(lambda: acts.promises.add(account.id))
    every.clicked.connect(lambda: acts.owe(None))
    card = Card(CardHead("Promises", "", asked, add, every))
    stops: list[tuple[str, QWidget]] = [
        ("asked", asked),
        ("promise", add),
        ("promises", every),
    ]
    still_open = sorted(
        (one for one in file.promises if one.state is PromiseState.OPEN), key=_by_due
    )
    for promise in still_open[:MOST]:
        late = promise.due is not None and promise.due.instant < now
        words = standing(promise, now, settings)
        side = Tone.ACCENT if promise.ours else Tone.NEAR
        laid = line(
            Pill("we" if promise.ours else "they", side),
            Text(
                (f"{promise.what} ", Tone.INK, STRONG),
                (words, Tone.STOP if late else Tone.QUIET),
                lines=0,
            ),
            gap=2,
        )
        laid.setStretch(1, 1)
        row = RowButton(room(laid, 3.5, 2.25, 3.5, 2.25), f"{promise.what}, {words}")
        row.clicked.connect(partial(_choose, acts, promise))
        stops.append((promise.id, row))
        card.add(row)
    if not still_open:
        card.add(quiet_row("Nothing is owed, on either side."))
    elif more := len(still_open[MOST:]):
        row = more_row(f"{more} more, all in Promises", f"All promises: {account.name}")
        row.clicked.connect(lambda: acts.owe(None))
        stops.append(("more-promises", row))
        card.add(row)
    return Built(card, stops)


def _by_due(promise: Promise) -> float:
    """Return what puts the late before the next, and what has no day after all."""
    return promise.due.instant.timestamp() if promise.due else math.inf


def _choose(acts: PageActs, promise: Promise, _checked: bool = False) -> None:
    acts.owe(promise)
