"""Who a contact card is about, and what it adds to what is known."""

from __future__ import annotations

from dataclasses import replace

from app.desk.directory import Directory
from app.exchange.invite import Invited
from app.exchange.matching import domain_of, is_free_mail
from app.exchange.vcard import Card
from app.records.person import Person


def person_of(directory: Directory, card: Card) -> Person:
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


def filled(person: Person, card: Card) -> Person:
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
