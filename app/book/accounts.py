"""Accounts, by name and by the mail domains of their people."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.book.book import Book
from app.records.account import Account, AccountId


def by_name(book: Book) -> tuple[Account, ...]:
    """Return all accounts in the order of their names."""
    accounts = book.every(Account)
    return tuple(sorted(accounts, key=lambda one: (one.name.casefold(), one.added)))


def named(book: Book, name: str) -> Account | None:
    """Return the account of a name, whatever its case; the oldest of two."""
    wanted = " ".join(name.split()).casefold()
    rows = book.rows("SELECT id, name FROM accounts ORDER BY added, rowid")
    for one, kept in rows:
        if " ".join(kept.split()).casefold() == wanted:
            return book.find(Account, one)
    return None


def of_domains(book: Book, domains: Iterable[str]) -> dict[str, AccountId]:
    """Return, by mail domain, the account whose people have it; the oldest wins."""
    rows = book.rows(
        """
        SELECT domain.value, accounts.id FROM accounts, json_each(domains) AS domain
        WHERE domain.value IN (SELECT lower(value) FROM json_each(?))
        ORDER BY added DESC, accounts.rowid DESC
        """,
        (json.dumps(list(domains)),),
    )
    return {domain: AccountId(one) for domain, one in rows}
