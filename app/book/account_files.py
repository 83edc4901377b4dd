"""The file of an account: all that is on record with it, read at one instant."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from app.account_file import AccountFile
from app.book import people as people_in
from app.book.book import Book
from app.records.account import Account, AccountId
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.loss import Loss
from app.records.meeting import Meeting
from app.records.option import Option
from app.records.person import Person
from app.records.promise import Promise


def account_file(book: Book, account: Account, now: datetime) -> AccountFile:
    """Read each family of an account once."""
    with book.snapshot():
        settings = book.settings()
        people = people_in.of_account(book, account.id)
        once = people_in.once_of(book, account.id)
        moved = [one.id for one in people if one.before]
        brought = people_in.said_elsewhere(book, moved, account.id) if moved else ()
        return AccountFile(
            account=account,
            settings=settings,
            today=now.astimezone(ZoneInfo(settings.zone)).date(),
            now=now,
            people=people,
            once=once,
            firms=_firms(book, _elsewhere((*people, *once), brought)),
            meetings=book.of_account(Meeting, account.id),
            facts=book.of_account(Fact, account.id),
            promises=book.of_account(Promise, account.id),
            gives=book.of_account(Give, account.id),
            asks=book.of_account(Ask, account.id),
            refusals=book.of_account(Refusal, account.id),
            claims=book.of_account(Claim, account.id),
            trades=book.of_account(Concession, account.id),
            points=book.of_account(Point, account.id),
            options=book.of_account(Option, account.id),
            needs=book.of_account(Need, account.id),
            brought=brought,
            notes=book.of_account(Note, account.id),
            losses=book.of_account(Loss, account.id),
        )


def _elsewhere(people: Iterable[Person], needs: Iterable[Need]) -> set[AccountId]:
    known = {place.account for one in people for place in one.before}
    known.update(one.account for one in people if one.account)
    return known | {need.account for need in needs}


def _firms(book: Book, ids: set[AccountId]) -> dict[AccountId, str]:
    rows = book.rows(
        "SELECT id, name FROM accounts WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {AccountId(one): name for one, name in rows}
