"""What matters to them, in their words, and where they said it."""

from __future__ import annotations

from app.book import people as people_in
from app.records.account import Account
from app.records.knowledge import Need
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, quiet_row
from ui.open_book import OpenBook
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.layouts import around, column, room
from ui.widgets.text import Text


def needs_card(book: OpenBook, account: Account) -> Built:
    """Return a row a need, the newest first; those who came from elsewhere have theirs.

    What somebody said at another firm stays there, and is theirs here too.
    """
    card = Card(CardHead("What matters to them", "in their words"))
    needs = needs_of(book, account)
    for need, who, where in needs:
        about = ", ".join(filter(None, (who, where)))
        words = Text(
            f"“{need.words}”", (f" {about}" if about else "", Tone.QUIET), lines=0
        )
        card.add(around(room(column(words), 3.5, 2.25, 3.5, 2.25)))
    if not needs:
        card.add(quiet_row("Nothing written down yet. Ask, and keep their words."))
    return Built(card)


def needs_of(book: OpenBook, account: Account) -> tuple[tuple[Need, str, str], ...]:
    """Return what an account's people said, the newest first: who, and where else."""
    here = people_in.of_account(book.book, account.id)
    known = (*here, *people_in.once_of(book.book, account.id))
    names = {person.id: person.name for person in known}
    own = book.book.of_account(Need, account.id)
    moved = [one.id for one in here if one.before]
    brought = people_in.said_elsewhere(book.book, moved, account.id)
    told = [(need, names.get(need.who, "") if need.who else "", "") for need in own]
    for need in brought:
        firm = book.book.find(Account, need.account)
        at = f"at {firm.name}, " if firm else ""
        where = f"{at}{dated_day(need.said.date())}"
        told.append((need, names.get(need.who, "") if need.who else "", where))
    return tuple(sorted(told, key=lambda one: one[0].said, reverse=True))
