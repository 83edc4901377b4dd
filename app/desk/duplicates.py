"""People and accounts that stand in the book twice, perhaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.book.book import Book
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.forgotten import NOBODY
from app.records.account import Account
from app.records.mark import Mark, MarkId, MarkKind
from app.records.person import Person
from app.rules.likeness import Pair, like_accounts, like_people
from app.rules.wording import count, listed

# What such a mark is about, where a finding would have the form of its rule.
TWO: Final = "two, not one"
_SAID: Final = "WHERE code = ? AND kind = ? AND withdrawn IS NULL"


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Pairs that may be one, accounts first: with them people come together."""

    accounts: tuple[Pair, ...] = ()
    people: tuple[Pair, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All of them."""
        return (*self.accounts, *self.people)

    @property
    def sentence(self) -> str:
        """How many records may be the same, in words; empty if none are."""
        told = [
            count(_records(pairs), noun, plural)
            for pairs, noun, plural in (
                (self.accounts, "account", "accounts"),
                (self.people, "person", "people"),
            )
            if pairs
        ]
        return f"{listed(told)} may be the same." if told else ""


def duplicates(book: Book) -> Duplicates:
    """Return who and what may stand in the book twice, but for what was said."""
    marks = book.select(Mark, _SAID, (TWO, MarkKind.NOT_OFFERED))
    apart = frozenset(mark.record for mark in marks)
    accounts = book.select(Account, "ORDER BY added, rowid")
    people = [one for one in book.every(Person) if one.name != NOBODY]
    return Duplicates(like_accounts(accounts, apart), like_people(people, apart))


def keep_apart(desk: Desk, pair: Pair) -> Mark:
    """Say that two are not the same, so that they are not offered again."""
    with desk.act("saying that two are not the same") as write:
        return say_apart(desk, write, pair.key)


def say_apart(desk: Desk, write: Write, key: str) -> Mark:
    """Write that the pair of a key is two, in an act that has begun."""
    mark = Mark(MarkId(desk.new_id()), MarkKind.NOT_OFFERED, desk.now, TWO, record=key)
    write.put(mark)
    return mark


def _records(pairs: tuple[Pair, ...]) -> int:
    return len({one.id for pair in pairs for one in (pair.one, pair.other)})
