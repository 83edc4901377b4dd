"""Calendars and contacts of other programs, taken in at one stroke."""

from __future__ import annotations

from dataclasses import dataclass

from app.desk.contacts import filled, person_of
from app.desk.desk import Desk
from app.desk.directory import Directory
from app.desk.import_plan import ImportPlan, plan_of
from app.desk.taking_in import Taking
from app.exchange.invite import Calendar, Trouble
from app.exchange.vcard import Cards
from app.records.meeting import MeetingId
from app.records.person import Person, PersonId
from app.rules.wording import count, listed


@dataclass(frozen=True, slots=True)
class Imported:
    """What taking in a calendar did: meetings by what became of them, and counts."""

    new: tuple[MeetingId, ...] = ()
    updated: tuple[MeetingId, ...] = ()
    cancelled: tuple[MeetingId, ...] = ()
    unchanged: int = 0
    busy: int = 0
    troubles: tuple[Trouble, ...] = ()


def plan_import(desk: Desk, calendar: Calendar) -> ImportPlan:
    """Say what taking in a calendar would do; writes nothing."""
    return plan_of(desk.book, calendar)


def apply_calendar(desk: Desk, calendar: Calendar) -> Imported:
    """Take in a calendar as planned, in one act."""
    return carry_out(desk, plan_import(desk, calendar))


def carry_out(desk: Desk, plan: ImportPlan) -> Imported:
    """Do what a plan says, in one act that one undo takes back."""
    with desk.act("take in a calendar") as write:
        taking = Taking(desk, write)
        for step in plan.steps:
            taking.take(step)
    return Imported(
        tuple(taking.new),
        tuple(taking.updated),
        tuple(taking.cancelled),
        taking.unchanged,
        taking.busy,
        plan.troubles,
    )


@dataclass(frozen=True, slots=True)
class ImportedCards:
    """What taking in contacts did."""

    new: tuple[PersonId, ...] = ()
    updated: tuple[PersonId, ...] = ()
    unchanged: int = 0
    troubles: tuple[Trouble, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything came of it."""
        return bool(self.new or self.updated)

    @property
    def sentence(self) -> str:
        """What came of it, in words."""
        told = [
            f"{count(len(self.new), 'person', 'people')} new" if self.new else "",
            f"{len(self.updated)} filled in" if self.updated else "",
            f"{self.unchanged} known already" if self.unchanged else "",
            f"{len(self.troubles)} left out" if self.troubles else "",
        ]
        known = [words for words in told if words]
        return f"{listed(known).capitalize()}." if known else "No contacts in it."


def apply_cards(desk: Desk, cards: Cards) -> ImportedCards:
    """Take in a contact file: blanks are filled, what stands in the book stays."""
    new: list[PersonId] = []
    updated: list[PersonId] = []
    with desk.act("take in contacts") as write:
        directory = Directory(desk, write, desk.now)
        known = {person.id for person in desk.book.every(Person)}
        for card in cards.people:
            before = person_of(directory, card)
            after = filled(before, card)
            if after != before:
                write.put(after)
                directory.note_person(after)
            if before.id not in known:
                new.append(before.id)
                known.add(before.id)
            elif after != before and before.id not in {*new, *updated}:
                updated.append(before.id)
    unchanged = len(cards.people) - len(new) - len(updated)
    return ImportedCards(tuple(new), tuple(updated), unchanged, cards.troubles)
