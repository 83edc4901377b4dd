"""Who is meant: people and accounts found by mail address or name, or made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.book.write import Write
from app.desk.checking import checked
from app.desk.desk import Desk
from app.exchange.invite import Invited
from app.exchange.matching import is_ours
from app.records.account import Account, AccountId
from app.records.meeting import Attendee, Reply
from app.records.person import Person, PersonId
from app.rules.wording import equalised


class Directory:
    """Everybody in the book at one moment; whoever is missing is made and written."""

    def __init__(self, desk: Desk, write: Write, now: datetime) -> None:
        self._desk = desk
        self._write = write
        self._now = now
        settings = desk.book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._people: dict[str, Person] = {}
        self._named: dict[tuple[AccountId | None, str], Person] = {}
        self._accounts: dict[str, Account] = {}
        self._domains: dict[str, Account] = {}
        for person in desk.book.every(Person):
            self.note_person(person)
        for account in desk.book.every(Account):
            self._note_account(account)

    def account(self, name: str, domains: Iterable[str] = ()) -> Account:
        """Return an account by its id, a mail domain or its name, made if new."""
        wanted = tuple(dict.fromkeys(d for d in domains if d))
        by_domain = (self._domains[d] for d in wanted if d in self._domains)
        found = self._accounts.get(name) or next(by_domain, None)
        found = found or self._accounts.get(equalised(name))
        if found is None:
            id_ = AccountId(self._desk.new_id())
            found = checked(Account(id_, name, self._now))
        fresh = tuple(d for d in wanted if d not in found.domains)
        if fresh or found.id not in self._accounts:
            found = replace(found, domains=(*found.domains, *fresh))
            self._write.put(found)
            self._note_account(found)
        return found

    def is_ours(self, email: str) -> bool:
        """Whether a mail address is one of ours."""
        return is_ours(email, *self._own)

    def person_by_email(self, email: str) -> Person | None:
        """Return whoever has a mail address."""
        return self._people.get(email.casefold()) if email else None

    def person(self, invited: Invited, account: AccountId | None) -> Person:
        """Return who is invited: by mail address, else by name there, made if new."""
        ours = invited.ours
        if ours is None:
            ours = self.is_ours(invited.email)
        home = None if ours else account
        found = self.person_by_email(invited.email)
        found = found or self._named.get((home, equalised(invited.called)))
        emails = (invited.email,) if invited.email else ()
        if found is None:
            id_ = PersonId(self._desk.new_id())
            found = checked(
                Person(id_, invited.called, home, bool(ours), emails=emails)
            )
        elif set(emails) <= set(found.emails):
            return found
        else:
            found = replace(found, emails=(*found.emails, *emails))
        self._write.put(found)
        self.note_person(found)
        return found

    def note_person(self, person: Person) -> None:
        """Take in a person who was written elsewhere."""
        self._named.setdefault((person.account, equalised(person.name)), person)
        for email in person.emails:
            self._people[email.casefold()] = person

    def attendees(
        self, invited: Iterable[Invited | Attendee], account: AccountId
    ) -> tuple[Attendee, ...]:
        """Return everybody invited once, in their order."""
        found: dict[PersonId, Attendee] = {}
        for one in invited:
            if isinstance(one, Attendee):
                self._desk.the(Person, one.person)
                found.setdefault(one.person, one)
            else:
                person = self.person(one, account)
                found.setdefault(person.id, Attendee(person.id, one.reply, person.part))
        return tuple(found.values())

    def _note_account(self, account: Account) -> None:
        self._accounts[account.id] = account
        self._accounts[equalised(account.name)] = account
        for domain in account.domains:
            self._domains[domain] = account


def with_replies(
    now: Iterable[Attendee], before: Iterable[Attendee]
) -> tuple[Attendee, ...]:
    """Keep what is known of each: the part they take, a reply the invite lacks."""
    known = {attendee.person: attendee for attendee in before}
    merged = []
    for attendee in now:
        old = known.get(attendee.person, attendee)
        reply = old.reply if attendee.reply is Reply.UNKNOWN else attendee.reply
        merged.append(Attendee(attendee.person, reply, old.part or attendee.part))
    return tuple(merged)
