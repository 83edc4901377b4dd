"""Who is meant: people and accounts found by mail address or name, or made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from app.book.write import Write
from app.desk.checking import checked
from app.desk.desk import Desk
from app.exchange.invite import Invited
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
        self._own_emails = set(settings.own_emails)
        self._own_domains = set(settings.own_domains)
        self._people: dict[str, Person] = {}
        self._named: dict[tuple[AccountId | None, str], Person] = {}
        self._accounts: dict[str, Account] = {}
        self._domains: dict[str, Account] = {}
        for person in desk.book.every(Person):
            self._note_person(person)
        for account in desk.book.every(Account):
            self._note_account(account)

    def is_ours(self, email: str) -> bool:
        """Whether a mail address is one of ours."""
        return email in self._own_emails or _domain(email) in self._own_domains

    def account(self, name: str, domains: Iterable[str] = ()) -> Account:
        """Return an account by its id, its name or a mail domain, made if new."""
        wanted = [d for d in domains if d]
        found = self._accounts.get(name) or self._accounts.get(equalised(name))
        found = found or next(
            (self._domains[d] for d in wanted if d in self._domains), None
        )
        if found:
            return found
        account = checked(
            Account(
                AccountId(self._desk.new_id()), name, self._now, domains=tuple(wanted)
            )
        )
        self._write.put(account)
        self._note_account(account)
        return account

    def account_of_domain(self, domain: str) -> Account | None:
        """Return the account whose people write from a domain."""
        return self._domains.get(domain)

    def person_by_email(self, email: str) -> Person | None:
        """Return whoever has a mail address."""
        return self._people.get(email) if email else None

    def person(self, invited: Invited, account: AccountId) -> Person:
        """Return who is invited: by mail address, else by name there, made if new."""
        ours = self.is_ours(invited.email) if invited.ours is None else invited.ours
        home = None if ours else account
        found = self._people.get(invited.email) if invited.email else None
        found = found or self._named.get((home, equalised(invited.called)))
        if found is None:
            found = checked(
                Person(PersonId(self._desk.new_id()), invited.called, home, ours)
            )
            self._write.put(found)
            self._note_person(found)
        if invited.email and invited.email not in found.emails:
            found = replace(found, emails=(*found.emails, invited.email))
            self._write.put(found)
            self._note_person(found)
        return found

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

    def _note_person(self, person: Person) -> None:
        self._named.setdefault((person.account, equalised(person.name)), person)
        for email in person.emails:
            self._people[email.casefold()] = person

    def _note_account(self, account: Account) -> None:
        self._accounts[account.id] = account
        self._accounts.setdefault(equalised(account.name), account)
        for domain in account.domains:
            self._domains.setdefault(domain, account)


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


def _domain(email: str) -> str:
    return email.rpartition("@")[2]
