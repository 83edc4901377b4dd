"""Who they are: the people of an account, and who was there before."""

from __future__ import annotations

from functools import partial

from app.account_file import AccountFile
from app.records.account import AccountId
from app.records.person import Person
from app.rules.terms import ROLES
from app.rules.wording import dated_day
from ui.accounts.cards.card_rows import Built, named_row, quiet_row
from ui.accounts.page_acts import PageActs
from ui.meeting.people_card import remark_on
from ui.widgets.button import SmallButton
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.row_button import RowButton


def people_card(file: AccountFile, acts: PageActs) -> Built:
    """Return a row a person; who works elsewhere now comes last, and says so."""
    add = SmallButton("Add a person", "plus")
    add.clicked.connect(lambda: acts.edit(None))
    card = Card(CardHead("People", "", add))
    stops: list[tuple[str, RowButton | SmallButton]] = [("add", add)]
    for person, row in (
        *((one, _row(file, one)) for one in file.people),
        *((one, _gone_row(file, one)) for one in file.once),
    ):
        row.clicked.connect(partial(_edit, acts, person))
        stops.append((person.id, row))
        card.add(row)
    if not (file.people or file.once):
        card.add(quiet_row("Nobody is named yet."))
    return Built(card, stops)


def _edit(acts: PageActs, person: Person, _checked: bool = False) -> None:
    acts.edit(person)


def _row(file: AccountFile, person: Person) -> RowButton:
    role = ROLES[person.role] if person.role else ""
    about = " · ".join(
        part
        for part in (
            remark_on(person),
            before_words(file, person),
            person.zone,
            ", ".join(person.emails),
        )
        if part
    )
    said = ", ".join(filter(None, (person.name, role)))
    return named_row(person.name, about, said, *filter(None, (role,)))


def _gone_row(file: AccountFile, person: Person) -> RowButton:
    here = file.account.id
    place = next(one for one in reversed(person.before) if one.account == here)
    firm = file.firms.get(person.account, "") if person.account else ""
    about = f"{place.function}. " if place.function else ""
    about += f"Here until {dated_day(place.until)}"
    about += f", now at {firm}." if firm else "."
    return named_row(person.name, about, f"{person.name}, {about}", "elsewhere now")


def before_words(file: AccountFile, person: Person) -> str:
    """Return where somebody worked before, in words."""
    return " · ".join(
        f"before at {_firm(file, place.account)}, until {dated_day(place.until)}"
        for place in reversed(person.before)
    )


def _firm(file: AccountFile, account: AccountId) -> str:
    if account == file.account.id:
        return file.account.name
    return file.firms.get(account, "")
