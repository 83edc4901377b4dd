"""The deeds of an account, gathered from the book for its standing."""

from __future__ import annotations

from app.book.book import Book
from app.records.account import Account
from app.records.knowledge import Fact
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise
from app.rules.standing.evidence import Deeds


def deeds_of(book: Book, account: Account) -> Deeds:
    """Read what the standing of an account rests on, as at one instant.

    Whoever works elsewhere now is no contact of the account any more.
    """
    with book.snapshot():
        return Deeds(
            account=account,
            settings=book.settings(),
            facts=book.of_account(Fact, account.id),
            promises=book.of_account(Promise, account.id),
            meetings=book.of_account(Meeting, account.id),
            people={one.id: one for one in book.of_account(Person, account.id)},
        )
