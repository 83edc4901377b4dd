"""Answers lent by a meeting with somebody else: none that names them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.book.book import Book
from app.records.account import AccountId
from app.records.meeting import Answer, MeetingId
from checklists.pack import ItemId

# How long a word of a name must be to be taken for the name in an answer.
FEWEST_OF_A_FIRM: Final = 4
FEWEST_OF_A_PERSON: Final = 3

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
        if names.words.isdisjoint(_WORD.findall(_spoken(answer)))
    }


def _spoken(answer: Answer) -> str:
    return "\n".join([answer.text, *(value.text for value in answer.values)])
