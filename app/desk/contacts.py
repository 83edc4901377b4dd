"""Contacts taken in: nobody twice, blanks filled, one undo."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk.backing_up import back_up_before
from app.desk.contact_plan import ContactPlan, Verdict, Verdicts
from app.desk.contact_planning import NOTHING_SAID, plan_contacts
from app.desk.desk import Desk
from app.desk.duplicates import say_apart
from app.desk.list_layouts import remember_layout
from app.exchange.crm_csv import ContactList
from app.exchange.invite import Trouble
from app.exchange.list_columns import Columns
from app.exchange.vcard import Cards
from app.records.person import Person, PersonId


@dataclass(frozen=True, slots=True)
class ImportedCards:
    """What taking in contacts did; `accounts` is how many came with them."""

    new: tuple[PersonId, ...] = ()
    updated: tuple[PersonId, ...] = ()
    unchanged: int = 0
    troubles: tuple[Trouble, ...] = ()
    accounts: int = 0
    told: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything came of it."""
        return bool(self.new or self.updated)

    @property
    def sentence(self) -> str:
        """What came of it, in words."""
        return self.told


def apply_cards(
    desk: Desk,
    cards: Cards,
    verdicts: Verdicts = NOTHING_SAID,
    layout: tuple[ContactList, Columns] | None = None,
) -> ImportedCards:
    """Take in contacts as planned, in one act; what stands in the book stays.

    Where many people are known already, a backup comes first. `layout` is the list
    they came in and how its columns were read: it is remembered.
    """
    plan = plan_contacts(desk, cards, verdicts)
    back_up_before(desk, len(plan.changed), Person)
    with desk.act("importing contacts") as write:
        for record in (*plan.accounts, *plan.accounts_changed):
            write.put(record)
        for person in (*plan.new, *plan.changed):
            write.put(person)
        for key in plan.apart:
            say_apart(desk, write, key)
        if layout:
            remember_layout(desk, write, *layout)
    return _imported(plan)


def _imported(plan: ContactPlan) -> ImportedCards:
    return ImportedCards(
        tuple(person.id for person in plan.new),
        tuple(person.id for person in plan.changed),
        plan.unchanged,
        plan.troubles,
        len(plan.accounts),
        f"{plan.sentence} {_asked_later(plan)}".strip(),
    )


def _asked_later(plan: ContactPlan) -> str:
    later = sum(doubt.verdict is Verdict.LATER for doubt in plan.doubts)
    if not later:
        return ""
    return f"{later} may be known already: Accounts asks about {_them(later)}."


def _them(many: int) -> str:
    return "it" if many == 1 else "them"
