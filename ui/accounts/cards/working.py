"""How the two work together: the rules they agreed to, a line each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.desk import people
from app.records.account import Account
from ui.accounts.cards.card_rows import Built
from ui.accounts.lines_of import as_text, lines_of
from ui.open_book import OpenBook
from ui.widgets.answer import Answer
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room

NAME = "Rules of working together"


def engagement_card(book: OpenBook, account: Account) -> Built:
    """Return the rules in one field that is kept when one leaves it."""
    hint = "One a line: call, never before nine"
    rules = Answer(as_text(account.engagement), NAME, hint, hangs=False)

    def keep(text: str) -> None:
        book.do(people.edit_account, account.id, engagement=lines_of(text))

    rules.edited.connect(keep)
    card = Card(CardHead(NAME, ""), around(room(column(rules), 3.5, 3, 3.5, 3)))
    stops: list[tuple[str, QWidget]] = [("engagement", rules)]
    return Built(card, stops)
