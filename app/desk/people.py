"""The people and accounts in the book, added and put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from app.book import accounts
from app.desk.checking import changed, checked
from app.desk.desk import Desk
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.person import PastPlace, Person, PersonId, Role
from app.rules.wording import equalised

_KEPT_LOWER = ("emails", "domains")


def add_account(desk: Desk, name: str, **fields: object) -> Account:
    """Add an account; one of that name may not be there yet."""
    with desk.act("adding an account") as write:
        blank = checked(Account(AccountId(desk.new_id()), name, desk.now))
        account = changed(blank, _lowered(fields), {"added"})
        _refuse_namesake(desk, account)
        write.put(account)
    return account


def edit_account(desk: Desk, account: AccountId, **changes: object) -> Account:
    """Change fields of an account."""
    with desk.act("editing an account") as write:
        before = desk.the(Account, account)
        after = changed(before, _lowered(changes), {"added"})
        _refuse_namesake(desk, after)
        write.put(after)
    return after


def add_person(
    desk: Desk,
    name: str,
    *,
    account: AccountId | None = None,
    ours: bool = False,
    **fields: object,
) -> Person:
    """Add a person of an account, or one of ours, who belongs to none."""
    with desk.act("adding a person") as write:
        if ours == bool(account):
            raise Problem(
                "A person belongs to an account, or is one of ours.", "Choose which."
            )
        if account:
            desk.the(Account, account)
        blank = checked(Person(PersonId(desk.new_id()), name, account, ours))
        person = changed(blank, _lowered(fields), ())
        _refuse_same_address(desk, person)
        write.put(person)
    return person


def edit_person(desk: Desk, person: PersonId, **changes: object) -> Person:
    """Change fields of a person; a new account or side goes by the same rules."""
    with desk.act("editing a person") as write:
        after = changed(desk.the(Person, person), _lowered(changes), ())
        if after.ours and after.account:
            raise Problem(f"{after.name} cannot be one of ours and of an account.")
        if after.account:
            desk.the(Account, after.account)
        _refuse_same_address(desk, after)
        write.put(after)
    return after


def work_elsewhere(
    desk: Desk,
    person: PersonId,
    firm: str,
    *,
    until: date | None = None,
    function: str = "",
    role: Role | None = None,
) -> Person:
    """Note that somebody works for another firm now, made if it is new.

    What they said, asked and promised stays with the old account's records and is
    theirs still; their view was of a matter there. `until` is their last day, today
    if none is known.
    """
    with desk.act("noting who works elsewhere") as write:
        before = desk.the(Person, person)
        if before.account is None:
            raise Problem(f"{before.name} is one of ours.", "Only they change firms.")
        found = accounts.named(desk.book, firm)
        account = found or add_account(desk, firm)
        if account.id == before.account:
            raise Problem(
                f"{before.name} is of {account.name} already.",
                "Write the firm they work for now.",
            )
        today = desk.now.astimezone(ZoneInfo(desk.book.settings().zone)).date()
        if until and until > today:
            raise Problem("That day is still to come.", "Say it when they work there.")
        place = PastPlace(before.account, until or today, before.function, before.role)
        after = replace(
            before,
            account=account.id,
            function=function.strip(),
            role=role,
            view=None,
            view_about="",
            before=(*before.before, place),
        )
        write.put(after)
    return after


def _lowered(fields: dict[str, object]) -> dict[str, object]:
    """Return fields with mail addresses and domains in small letters, each once."""
    tidy = dict(fields)
    for name in _KEPT_LOWER:
        texts = tidy.get(name)
        if isinstance(texts, tuple):
            lower = (str(text).strip().casefold() for text in texts)
            tidy[name] = tuple(dict.fromkeys(text for text in lower if text))
    return tidy


def _refuse_namesake(desk: Desk, account: Account) -> None:
    wanted = equalised(account.name)
    for other in desk.book.every(Account):
        if other.id != account.id and equalised(other.name) == wanted:
            raise Problem(
                f"There is an account called “{other.name}” already.",
                "Use that one, or add the place to the name.",
            )


def _refuse_same_address(desk: Desk, person: Person) -> None:
    for email in person.emails:
        for other in desk.book.every(Person):
            if other.id != person.id and email in other.emails:
                raise Problem(
                    f"{other.name} has the mail address {email} already.",
                    "Choose that person, or another address.",
                )
