"""What is owed, on either side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.records.account import Account
from app.records.promise import Promise, PromiseState
from app.rules.ledger import standing
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.open_book import OpenBook
from ui.promises.acts import PromiseActs
from ui.theme import STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import line, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


def promises_card(
    book: OpenBook,
    account: Account,
    chosen: Callable[[Promise | None], None],
    acts: PromiseActs,
) -> Built:
    """Return a row an open promise, whose it is and how it stands.

    `chosen` gets None for all of them, the settled ones too.
    """
    now, settings = book.now(), book.settings
    asked = SmallButton("They asked", name=f"They asked: {account.name}")
    add = SmallButton("Promise", "plus", name=f"New promise: {account.name}")
    every = SmallButton("All", name=f"All promises: {account.name}")
    asked.clicked.connect(lambda: acts.note_request(account.id))
    add.clicked.connect(lambda: acts.add(account.id))
    every.clicked.connect(lambda: chosen(None))
    card = Card(CardHead("Promises", "", asked, add, every))
    stops: list[tuple[str, QWidget]] = [
        ("asked", asked),
        ("promise", add),
        ("promises", every),
    ]
    buttons = len(stops)
    for promise in book.book.of_account(Promise, account.id):
        if promise.state is not PromiseState.OPEN:
            continue
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
        row.clicked.connect(partial(_choose, chosen, promise))
        stops.append((promise.id, row))
        card.add(row)
    if len(stops) == buttons:
        card.add(quiet_row("Nothing is owed, on either side."))
    return Built(card, stops)


def _choose(
    chosen: Callable[[Promise | None], None], promise: Promise, _checked: bool = False
) -> None:
    chosen(promise)
