"""What a meeting with somebody else may lend: nothing that names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Final

from app.book.book import Book
from app.dossier import OurWords
from app.records.account import AccountId
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim, Note
from app.records.meeting import Answer, MeetingId
from checklists.pack import ItemId

# How long a word of a name must be to be taken for the name in an answer.
FEWEST_OF_A_FIRM: Final = 4
FEWEST_OF_A_PERSON: Final = 3

# The rows whose records are our own words, which fit another customer as well.
_LENDING: Final[Mapping[type[OurWords], tuple[ItemId, ...]]] = MappingProxyType(
    {
        Claim: (ItemId("plan-stage-me-too"), ItemId("reh-claims")),
        Give: (ItemId("plan-give"),),
        Ask: tuple(map(ItemId, ("reh-ask", "reh-win-changed", "reh-win-easy-no"))),
        Concession: (ItemId("plan-neg-concessions"), ItemId("reh-ren-concessions")),
        Note: (ItemId("plan-exp-mirror"),),
    }
)
_WORD: Final = re.compile(r"\w+")
_AMONG: Final = "IN (SELECT value FROM json_each(?))"


@dataclass(slots=True)
class Names:
    """Whose meeting it was, and the words of all names there."""

    account: AccountId
    words: set[str] = field(default_factory=set)


def names_of(
    book: Book, meetings: Iterable[MeetingId | None]
) -> Mapping[MeetingId | None, Names]:
    """Return the names of the accounts of meetings, and of their people."""
    ids = json.dumps(sorted({one for one in meetings if one}))
    rows = book.rows(
        f"""
        SELECT meetings.id, accounts.id, accounts.name, {FEWEST_OF_A_FIRM}
        FROM meetings JOIN accounts ON accounts.id = meetings.account
        WHERE meetings.id {_AMONG}
        UNION ALL
        SELECT meetings.id, people.account, people.name, {FEWEST_OF_A_PERSON}
        FROM meetings JOIN people ON people.account = meetings.account
        WHERE meetings.id {_AMONG}
        """,
        (ids, ids),
    )
    found: dict[MeetingId | None, Names] = {}
    for meeting, account, name, fewest in rows:
        here = found.setdefault(meeting, Names(account))
        here.words.update(w for w in _WORD.findall(name) if len(w) >= fewest)
    return found


def lent(
    answers: Mapping[ItemId, Answer], names: Names | None, account: AccountId
) -> Mapping[ItemId, Answer]:
    """Return the answers an account may be offered; its own come whole."""
    if names is None or names.account == account:
        return answers
    return {
        item: answer
        for item, answer in answers.items()
        if names_nobody(names.words, _spoken(answer))
    }


def lent_records(
    book: Book, answers: Mapping[ItemId, Answer], names: Names | None, to: AccountId
) -> tuple[OurWords, ...]:
    """Return what answers of a meeting with another account link to, of our own words.

    What is known of that account, their needs or what changed for them, stays there;
    of notes only what is said of us is lent.
    """
    if names is None or names.account == to:
        return ()
    wanted = {
        cls: {link for item in items if (a := answers.get(item)) for link in a.links}
        for cls, items in _LENDING.items()
    }
    found: list[OurWords] = []
    for cls, ids in wanted.items():
        if ids:
            found += book.some(cls, ids)
    return tuple(r for r in found if names_nobody(names.words, _words_of(r)))


def names_of_accounts(
    book: Book, accounts: Iterable[AccountId]
) -> Mapping[AccountId, AbstractSet[str]]:
    """Return the words of the names of accounts and of their people."""
    ids = json.dumps(sorted(set(accounts)))
    rows = book.rows(
        f"""
        SELECT id, name, {FEWEST_OF_A_FIRM} FROM accounts WHERE id {_AMONG}
        UNION ALL
        SELECT account, name, {FEWEST_OF_A_PERSON} FROM people WHERE account {_AMONG}
        """,
        (ids, ids),
    )
    found: dict[AccountId, set[str]] = {}
    for account, name, fewest in rows:
        words = (w for w in _WORD.findall(name) if len(w) >= fewest)
        found.setdefault(account, set()).update(words)
    return found


def names_nobody(names: AbstractSet[str], text: str) -> bool:
    """Whether none of the words of names stands in a text."""
    return names.isdisjoint(_WORD.findall(text))


def _words_of(record: OurWords) -> str:
    """Return all the words of a record."""
    texts = (getattr(record, field.name) for field in fields(record))
    return "\n".join(text for text in texts if isinstance(text, str))


def _spoken(answer: Answer) -> str:
    return "\n".join([answer.text, *(value.text for value in answer.values)])
