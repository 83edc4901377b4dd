"""Who is meant: people and accounts found by mail address or name, or made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.book.write import Write
from app.desk.checking import checked
from app.desk.desk import Desk
from app.desk.firms import Firms
from app.exchange.matching import is_ours
from app.records.account import Account, AccountId
from app.records.event import Invited
from app.records.meeting import Attendee, Reply
from app.records.person import Person, PersonId
from app.rules.wording import equalised

PEOPLE: Final = "SELECT id, account, name, emails FROM people ORDER BY rowid"
ACCOUNTS: Final = "SELECT id, name, domains FROM accounts ORDER BY added, rowid"


class Directory:
    """Everybody in the book at one moment; whoever is missing is made and written.

    It reads names and addresses once, and whole records only of who is met.
    """

    def __init__(self, desk: Desk, write: Write, now: datetime) -> None:
        self._desk = desk
        self._write = write
        self._now = now
        settings = desk.book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._emails: dict[str, PersonId] = {}
        self._names: dict[tuple[AccountId | None, str], PersonId] = {}
        self._firms = Firms()
        for id_, account, name, emails in desk.book.rows(PEOPLE):
            self._note(id_, account, name, json.loads(emails))
        for id_, name, domains in desk.book.rows(ACCOUNTS):
            self._firms.note(id_, name, json.loads(domains))

    def account(self, name: str, domains: Iterable[str] = ()) -> Account:
        """Return an account by its id, a mail domain or its name, made if new.

        Parts of a firm that write from domains under its own are the firm.
        """
        wanted = tuple(dict.fromkeys(d for d in domains if d))
        known = self._firms.named(name, wanted)
        found = known and self._write.find(Account, known)
        if not found:
            id_ = AccountId(self._desk.new_id())
            found = checked(Account(id_, name, self._now, domains=wanted))
            self._write.add(found)
        elif fresh := tuple(d for d in wanted if d not in found.domains):
            found = replace(found, domains=(*found.domains, *fresh))
            self._write.put(found)
        else:
            return found
        self._firms.note(found.id, found.name, found.domains)
        return found

    def is_ours(self, email: str) -> bool:
        """Whether a mail address is one of ours."""
        return is_ours(email, *self._own)

    def person_by_email(self, email: str) -> Person | None:
        """Return whoever has a mail address."""
        return self._person(self._emails.get(email.casefold())) if email else None

    def person(self, invited: Invited, account: AccountId | None) -> Person:
        """Return who is invited: by mail address, else by name there, made if new."""
        found = self.person_by_email(invited.email)
        if found:
            return found
        ours = invited.ours
        if ours is None:
            ours = self.is_ours(invited.email)
        home = None if ours else account
        emails = (invited.email.casefold(),) if invited.email else ()
        found = self._person(self._names.get((home, equalised(invited.called))))
        if found is None:
            id_ = PersonId(self._desk.new_id())
            found = checked(
                Person(id_, invited.called, home, bool(ours), emails=emails)
            )
            self._write.add(found)
        elif set(emails) <= set(found.emails):
            return found
        else:
            found = replace(found, emails=(*found.emails, *emails))
            self._write.put(found)
        self.note_person(found)
        return found

    def note_person(self, person: Person) -> None:
        """Take in a person who was written elsewhere."""
        self._note(person.id, person.account, person.name, person.emails)

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

    def _person(self, id_: PersonId | None) -> Person | None:
        return self._write.find(Person, id_) if id_ else None

    def _note(
        self,
        id_: PersonId,
        account: AccountId | None,
        name: str,
        emails: Iterable[str],
    ) -> None:
        self._names.setdefault((account, equalised(name)), id_)
        for email in emails:
            self._emails[email.casefold()] = id_


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
