"""Accounts, by name and by the mail domains of their people."""

from __future__ import annotations

from app.book.book import Book
from app.records.account import Account, AccountId
from app.records.meeting import Outcome


def by_name(book: Book) -> tuple[Account, ...]:
    """Return all accounts in the order of their names."""
    accounts = book.every(Account)
    return tuple(sorted(accounts, key=lambda one: (one.name.casefold(), one.added)))


def names(book: Book) -> tuple[tuple[AccountId, str], ...]:
    """Return id and name of every account, in the order of their names."""
    rows = book.rows(
        "SELECT id, name FROM accounts ORDER BY name COLLATE NOCASE, added"
    )
    return tuple((AccountId(one), name) for one, name in rows)


def last_talked_to(book: Book) -> AccountId | None:
    """Return the account of the newest meeting that was held; None before any."""
    rows = book.rows(
        "SELECT account FROM meetings WHERE outcome = ? "
        "ORDER BY starts_instant DESC LIMIT 1",
        (Outcome.HELD,),
    )
    return AccountId(rows[0][0]) if rows else None


def records_of(book: Book, account: AccountId) -> int:
    """Count what the standing of an account rests on."""
    ((many,),) = book.rows(
        "SELECT (SELECT count(*) FROM facts WHERE account = :id) + "
        "(SELECT count(*) FROM promises WHERE account = :id) + "
        "(SELECT count(*) FROM meetings WHERE account = :id)",
        {"id": account},
    )
    return int(many)


def named(book: Book, name: str) -> Account | None:
    """Return the account of a name, whatever its case; the oldest of two."""
    wanted = " ".join(name.split()).casefold()
    rows = book.rows("SELECT id, name FROM accounts ORDER BY added, rowid")
    for one, kept in rows:
        if " ".join(kept.split()).casefold() == wanted:
            return book.find(Account, one)
    return None
