"""The account that is meant, and people of it, as somebody names them in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.account_file import AccountFile
from app.book.accounts import names
from app.desk.desk import Desk
from app.errors import Problem
from app.records.account import Account, AccountId
from app.rules.wording import equalised

SHOWN: Final = 5
LEAST_OF_AN_ID: Final = 4


def account_meant(desk: Desk, words: str) -> Account:
    """Return the one account meant: by its id, its whole name, words of its name.

    A Problem names those that fit where there are several.
    """
    every = names(desk.book)
    short, wanted = words.strip().casefold(), equalised(words)
    found = [one for one, _ in every if one == short]
    if not found and len(short) >= LEAST_OF_AN_ID:
        found = [one for one, _ in every if one.startswith(short)]
    if not found:
        found = [one for one, name in every if equalised(name) == wanted]
    if not found:
        parts = wanted.split()
        found = [
            one
            for one, name in every
            if parts and all(part in equalised(name) for part in parts)
        ]
    if not found:
        raise Problem(f"No account fits “{words}”.", "Look at its name in Accounts.")
    if len(found) > 1:
        raise _several(words, found, dict(every))
    return desk.the(Account, found[0])


def people_meant(file: AccountFile, wanted: Iterable[str]) -> frozenset[str]:
    """Return the ids of those named, each by the whole name or a word of it."""
    ids: set[str] = set()
    for words in wanted:
        same = equalised(words)
        everybody = (*file.people, *file.once)
        found = [one.id for one in everybody if equalised(one.name) == same] or [
            one.id for one in everybody if same and same in equalised(one.name).split()
        ]
        if not found:
            raise Problem(
                f"Nobody of {file.account.name} is called “{words}”.",
                "Give the name as it stands with the account.",
            )
        ids.update(found)
    return frozenset(ids)


def _several(
    words: str, found: list[AccountId], named: dict[AccountId, str]
) -> Problem:
    told = "; ".join(f"{named[one]} ({one[:8]})" for one in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return Problem(
        f"{len(found)} accounts fit “{words}”: {told}{more}.",
        "Give more words of the name, or the id.",
    )
