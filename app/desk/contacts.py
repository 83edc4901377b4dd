"""Contact files taken in: people matched by mail, nobody twice, one undo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.book.people import by_emails
from app.desk.backing_up import back_up_before
from app.desk.desk import Desk
from app.desk.directory import Directory
from app.exchange.invite import Trouble
from app.exchange.matching import domain_of, is_free_mail
from app.exchange.vcard import Card, Cards
from app.records.event import Invited
from app.records.person import Person, PersonId
from app.rules.wording import count, listed


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
    """Take in a contact file: blanks are filled, what stands in the book stays.

    Where many people are known already, a backup comes first.
    """
    new: list[PersonId] = []
    updated: list[PersonId] = []
    emails = (email.casefold() for card in cards.people for email in card.emails)
    back_up_before(desk, len({*by_emails(desk.book, emails).values()}), Person)
    with desk.act("importing contacts") as write:
        directory = Directory(desk, write, desk.now)
        known = {person.id for person in desk.book.every(Person)}
        for card in cards.people:
            before = _person(directory, card)
            after = _filled(before, card)
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


def _person(directory: Directory, card: Card) -> Person:
    """Return whoever a card is about, made with an account where nobody is."""
    for email in card.emails:
        if found := directory.person_by_email(email):
            return found
    invited = Invited(card.name, card.emails[0].casefold() if card.emails else "")
    if directory.is_ours(invited.email):
        return directory.person(replace(invited, ours=True), None)
    domains = [domain_of(email) for email in card.emails]
    firms = [domain for domain in domains if not is_free_mail(domain)]
    account = directory.account(card.firm or invited.called, firms)
    return directory.person(replace(invited, ours=False), account.id)


def _filled(person: Person, card: Card) -> Person:
    """Return a person with what a card adds; what stands there stays."""
    emails = (*person.emails, *(email.casefold() for email in card.emails))
    numbers = {phone.number for phone in person.phones}
    fresh = tuple(phone for phone in card.phones if phone.number not in numbers)
    return replace(
        person,
        function=person.function or card.title or card.role,
        zone=person.zone or card.zone,
        sound=person.sound or card.sound,
        emails=tuple(dict.fromkeys(emails)),
        phones=(*person.phones, *fresh),
    )
