"""Promises and requests typed in by hand: the account and the person by their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from app.book import accounts, people
from app.book.folding import plain
from app.book.write import Write
from app.desk import promising, requesting
from app.desk.desk import Desk
from app.desk.directory import Directory
from app.errors import Problem
from app.records.account import AccountId
from app.records.event import Invited
from app.records.moment import Due
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId, Repeats


class Often(NamedTuple):
    """How often a promise comes, and for a monthly one on which day of the month."""

    repeats: Repeats = Repeats.NEVER
    on: int | None = None


ONCE = Often()


def promise_by_name(
    desk: Desk,
    what: str,
    account: str,
    person: str,
    *,
    ours: bool,
    often: Often = ONCE,
    **fields: object,
) -> Promise:
    """Make a promise to or by somebody of an account; new names are new records."""
    with desk.act("making a promise") as write:
        whose, who = party(desk, write, account, person)
        more: dict[str, Any] = {
            **fields,
            "whom" if ours else "who": who,
            "repeats_weekly": often.repeats is Repeats.WEEKLY,
            "repeats_monthly": often.repeats is Repeats.MONTHLY,
            "repeats_on": often.on,
        }
        return promising.promise(desk, what, ours=ours, account=whose, **more)


def change_promise(
    desk: Desk,
    promise: PromiseId,
    person: str,
    due: Due | None,
    often: Often,
    look_in: date | None = None,
    **changes: object,
) -> Promise:
    """Change a promise in one act; its day is put right, not moved."""
    with desk.act("editing a promise") as write:
        before = desk.the(Promise, promise)
        who = _person(desk, write, person, before.account)
        side = "whom" if before.ours else "who"
        after = promising.edit(desk, promise, **{side: who}, **changes)
        if due != before.due:
            after = promising.put_day_right(desk, promise, due)
        if often != Often(before.repeats, before.repeats_on):
            after = promising.repeat(desk, promise, *often)
        if look_in != before.look_in and not before.ours:
            if look_in is None:
                after = replace(after, look_in=None)
                write.put(after)
            else:
                after = promising.plan_look_in(desk, promise, look_in)
    return after


def asked_by_name(
    desk: Desk,
    what: str,
    account: str,
    person: str,
    *,
    asked: datetime | None = None,
    called_first: str = "unknown",
    known_by: str = "",
    due: Due | None = None,
) -> requesting.Asked:
    """Note a request by somebody of an account; new names are new records."""
    with desk.act("noting a request") as write:
        whose, who = party(desk, write, account, person)
        return requesting.they_asked(
            desk,
            what,
            account=whose,
            who=who,
            asked=asked,
            called_first=called_first,
            known_by=known_by,
            due=due,
        )


def known_person(desk: Desk, name: str, account: AccountId) -> Person | None:
    """Return the one person of an account so named, by the whole name or a part."""
    there, wanted = people.of_account(desk.book, account), plain(name)
    whole = [one for one in there if plain(one.name) == wanted]
    words = set(wanted.split())
    part = [one for one in there if words and words <= set(plain(one.name).split())]
    found = whole or part
    return found[0] if len(found) == 1 else None


def party(
    desk: Desk, write: Write, account: str, person: str
) -> tuple[AccountId, PersonId | None]:
    """Return an account and a person of it by their names; new names are new records.

    Without a person's name it is nobody in particular.
    """
    if not account.strip():
        raise Problem("It is not said with which account.", "Name the account.")
    found = accounts.named(desk.book, account)
    if found is None:
        found = Directory(desk, write, desk.now).account(account.strip())
    return found.id, _person(desk, write, person, found.id)


def _person(desk: Desk, write: Write, name: str, account: AccountId) -> PersonId | None:
    if not name.strip():
        return None
    if known := known_person(desk, name, account):
        return known.id
    invited = Invited(name.strip(), "", ours=False)
    return Directory(desk, write, desk.now).person(invited, account).id
