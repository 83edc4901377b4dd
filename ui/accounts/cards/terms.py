"""What we give and what for, and what else they could choose."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.account_file import AccountFile
from app.records.exchange import Concession
from app.records.option import Option
from ui.accounts.cards.card_rows import Built
from ui.accounts.cards.losses import Columns
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, room
from ui.widgets.pill import Pill
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

R = TypeVar("R", Concession, Option)


def trades_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a trade: what we give, and what for."""
    account = file.account
    edit = partial(acts.facts.trade, account.id)
    add = SmallButton("Trade", "plus", name=f"New trade: {account.name}")
    add.clicked.connect(lambda: edit(None))
    card = Card(CardHead("Trades", "what we give, and what for", add))
    stops: list[tuple[str, QWidget]] = [("trade", add)]
    for trade in file.trades:
        if trade.dropped:
            continue
        give = trade.we_give or "nothing named"
        back = trade.we_ask_back or "nothing named yet"
        about = " · ".join(
            f"{label} {words}"
            for label, words in (
                ("worth to them:", trade.value_to_them),
                ("costs us:", trade.cost_to_us),
                ("limit:", trade.limit),
            )
            if words
        )
        rows = column(
            Text(("We give: ", Tone.QUIET), (give, Tone.INK, STRONG), lines=0),
            Text(("for: ", Tone.QUIET), (back, Tone.INK, STRONG), lines=0),
        )
        if about:
            rows.addWidget(Text(about, size=SMALL, tone=Tone.QUIET, lines=0))
        _add(card, stops, trade, rows, f"We give {give} for {back}", edit)
    return Built(card, stops)


def options_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a way they could go, with what speaks for and against it."""
    account = file.account
    edit = partial(acts.facts.weigh, account.id)
    add = SmallButton("Option", "plus", name=f"New option: {account.name}")
    add.clicked.connect(lambda: edit(None))
    note = "for and against, ours too"
    card = Card(CardHead("What they could choose", note, add))
    stops: list[tuple[str, QWidget]] = [("option", add)]
    for option in file.options:
        if option.dropped:
            continue
        head = Flow(Text(option.name, weight=STRONG, lines=0))
        if option.ours:
            head.addWidget(Pill("ours", Tone.ACCENT))
        views = (
            ("As we see it", _weighed(option.pros, option.cons)),
            ("As they see it", _weighed(option.their_pros, option.their_cons)),
        )
        rows = column(head, Columns(*views), gap=1)
        aloud = f"{option.name}, {'ours' if option.ours else 'another way'}"
        _add(card, stops, option, rows, aloud, edit)
    return Built(card, stops)


def _add(
    card: Card,
    stops: list[tuple[str, QWidget]],
    record: R,
    rows: QVBoxLayout,
    aloud: str,
    edit: Callable[[R | None], None],
) -> None:
    row = RowButton(room(rows, 3.5, 2.25, 3.5, 2.25), aloud)
    row.clicked.connect(partial(_edit, edit, record))
    stops.append((record.id, row))
    card.add(row)


def _edit(edit: Callable[[R | None], None], record: R, _checked: bool = False) -> None:
    edit(record)


def _weighed(pros: tuple[str, ...], cons: tuple[str, ...]) -> str:
    return "\n".join(
        (*(f"+ {one}" for one in pros), *(f"\u2212 {one}" for one in cons))
    )
