"""People, by account and by mail address."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.book.book import Book
from app.records.account import AccountId
from app.records.knowledge import Need
from app.records.person import Person, PersonId


def of_account(book: Book, account: AccountId) -> tuple[Person, ...]:
    """Return the people of an account, in the order they came in."""
    return book.of_account(Person, account)


def ours(book: Book) -> tuple[Person, ...]:
    """Return the people of ours, in the order they came in."""
    return book.select(Person, "WHERE ours = 1 ORDER BY rowid")


def once_of(book: Book, account: AccountId) -> tuple[Person, ...]:
    """Return who worked at an account once and is elsewhere now."""
    found = book.select(
        Person,
        "WHERE instr(before, :id) AND account IS NOT :id ORDER BY rowid",
        {"id": account},
    )
    return tuple(
        one for one in found if any(place.account == account for place in one.before)
    )


def said_elsewhere(
    book: Book, people: Iterable[PersonId], account: AccountId
) -> tuple[Need, ...]:
    """Return what matters to people, as they said it at another account."""
    return book.select(
        Need,
        "WHERE who IN (SELECT value FROM json_each(?)) AND account <> ? "
        "ORDER BY said, rowid",
        (json.dumps(sorted(people)), account),
    )
