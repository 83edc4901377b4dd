"""Whose a promise is, in words: the person and the account."""

from __future__ import annotations

from collections.abc import Iterable

from app.book.book import Book
from app.records.account import Account
from app.records.person import Person
from app.records.promise import Promise, PromiseId


def whose(book: Book, promises: Iterable[Promise]) -> dict[PromiseId, str]:
    """Return `Anna, Norrland Robotics` for each promise, in two looks at the book.

    The person is the one of theirs: for whom we do it, or who does it.
    """
    asked = tuple(promises)
    theirs = {p.id: p.whom if p.ours else p.who for p in asked}
    people = {
        person.id: person
        for person in book.some(Person, {one for one in theirs.values() if one})
    }
    accounts = {
        account.id: account
        for account in book.some(Account, {p.account for p in asked})
    }
    named = {}
    for promise in asked:
        who = theirs[promise.id]
        person = people.get(who) if who else None
        account = accounts.get(promise.account)
        first = person.name.split()[0] if person and person.name.split() else ""
        words = first or promise.who_words
        named[promise.id] = ", ".join(
            part for part in (words, account.name if account else "") if part
        )
    return named
