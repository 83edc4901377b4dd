"""Who they are: the people of an account, and who was there before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.book import people as people_in
from app.records.account import Account
from app.records.person import Person
from app.rules.terms import ROLES
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, named_row, quiet_row
from ui.meeting.people_card import remark_on
from ui.open_book import OpenBook
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.row_button import RowButton


def people_card(
    book: OpenBook,
    account: Account,
    edit: Callable[[Person | None], None],
) -> Built:
    """Return a row a person; who works elsewhere now comes last, and says so."""
    add = SmallButton("Add a person", "plus")
    add.clicked.connect(lambda: edit(None))
    card = Card(CardHead("People", "", add))
    stops: list[tuple[str, RowButton | SmallButton]] = [("add", add)]
    here = people_in.of_account(book.book, account.id)
    gone = people_in.once_of(book.book, account.id)
    for person, row in (
        *((one, _row(book, one)) for one in here),
        *((one, _gone_row(book, account, one)) for one in gone),
    ):
        row.clicked.connect(partial(_edit, edit, person))
        stops.append((person.id, row))
        card.add(row)
    if not (here or gone):
        card.add(quiet_row("Nobody is named yet."))
    return Built(card, stops)


def _edit(
    edit: Callable[[Person | None], None], person: Person, _checked: bool = False
) -> None:
    edit(person)


def _row(book: OpenBook, person: Person) -> RowButton:
    role = ROLES[person.role] if person.role else ""
    about = " · ".join(
        part
        for part in (
            remark_on(person),
            before_words(book, person),
            person.zone,
            ", ".join(person.emails),
        )
        if part
    )
    said = ", ".join(filter(None, (person.name, role)))
    return named_row(person.name, about, said, *filter(None, (role,)))


def _gone_row(book: OpenBook, account: Account, person: Person) -> RowButton:
    place = next(one for one in reversed(person.before) if one.account == account.id)
    firm = _name(book, person.account)
    about = f"{place.function}. " if place.function else ""
    about += f"Here until {dated_day(place.until)}"
    about += f", now at {firm}." if firm else "."
    return named_row(person.name, about, f"{person.name}, {about}", "elsewhere now")


def before_words(book: OpenBook, person: Person) -> str:
    """Return where somebody worked before, in words."""
    return " · ".join(
        f"before at {_name(book, place.account)}, until {dated_day(place.until)}"
        for place in reversed(person.before)
    )


def _name(book: OpenBook, account: str | None) -> str:
    found = book.book.find(Account, account) if account else None
    return found.name if found else ""
