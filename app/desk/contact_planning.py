"""Matches contacts of a list with the people and accounts of the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Final

from app.desk.contact_plan import ContactPlan, Doubt, Verdict, Verdicts
from app.desk.desk import Desk
from app.desk.firms import Firms
from app.desk.forgotten import Forgotten, whole_name
from app.exchange.invite import Trouble
from app.exchange.matching import domain_of, is_free_mail, is_ours
from app.exchange.vcard import Card, Cards
from app.records.account import Account, AccountId
from app.records.event import Invited
from app.records.person import Person, PersonId
from app.rules.firm_names import firm_key
from app.rules.likeness import Why, likeness, name_words, pair_key
from app.rules.wording import equalised

NOTHING_SAID: Final[Verdicts] = MappingProxyType({})
_SURE: Final = frozenset({Why.NAME})


def plan_contacts(
    desk: Desk, cards: Cards, verdicts: Verdicts = NOTHING_SAID
) -> ContactPlan:
    """Say what taking in contacts would do; writes nothing."""
    planning = _Planning(desk, verdicts)
    for number, card in enumerate(cards.people):
        planning.take(card, card.line or number)
    return planning.plan(cards)


class _Planning:
    """The people and accounts of the book, and those that the list brings."""

    def __init__(self, desk: Desk, verdicts: Verdicts) -> None:
        self._new_id, self._now = desk.new_id, desk.now
        settings = desk.book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._verdicts = verdicts
        self._people: dict[PersonId, Person] = {}
        self._accounts: dict[AccountId, Account] = {}
        self._emails: dict[str, PersonId] = {}
        self._names: dict[tuple[AccountId | None, str], PersonId] = {}
        self._numbers: dict[str, list[PersonId]] = {}
        self._words: dict[tuple[AccountId | None, str], list[PersonId]] = {}
        self._keys: dict[str, AccountId] = {}
        self._firms = Firms()
        for account in desk.book.select(Account, "ORDER BY added, rowid"):
            self._note_account(account)
        for person in desk.book.every(Person):
            self._note(person)
            for word in name_words(person.name):
                at = (person.account, word)
                self._words.setdefault(at, []).append(person.id)
            for phone in person.phones:
                if phone.label != "main":
                    self._numbers.setdefault(phone.number, []).append(person.id)
        self._kept_people = dict(self._people)
        self._kept_accounts = dict(self._accounts)
        self._met: dict[PersonId, None] = {}
        self._doubts: list[Doubt] = []
        self._apart: list[str] = []
        self._troubles: list[Trouble] = []
        self._forgotten = Forgotten(desk.book)
        self._left = 0

    def take(self, card: Card, number: int) -> None:
        """Take in one card, but of nobody who was erased."""
        if self._is_forgotten(card):
            said = "Was erased here, and is not taken in again."
            self._troubles.append(Trouble(card.name, said, card.line))
            self._left += 1
            return
        person = self._person(card, number)
        self._note(filled(person, card))
        self._met[person.id] = None

    def plan(self, cards: Cards) -> ContactPlan:
        """Return what came of all cards; one met twice counts as known the second."""
        met = [self._people[one] for one in self._met]
        kept, firms = self._kept_people, self._kept_accounts
        new = tuple(one for one in met if one.id not in kept)
        changed = tuple(one for one in met if one.id in kept and kept[one.id] != one)
        accounts = self._accounts.values()
        troubles = (*cards.troubles, *self._troubles)
        return ContactPlan(
            new,
            changed,
            len(cards.people) - self._left - len(new) - len(changed),
            tuple(one for one in accounts if one.id not in firms),
            tuple(o for o in accounts if o.id in firms and firms[o.id] != o),
            tuple(self._doubts),
            tuple(self._apart),
            tuple(sorted(troubles, key=lambda one: one.line or 0)),
        )

    def _is_forgotten(self, card: Card) -> bool:
        told = card.emails or (whole_name(card.name),)
        return any(map(self._forgotten.knows, told))

    def _person(self, card: Card, number: int) -> Person:
        """Return whoever a card is about, made with an account where nobody is."""
        emails = tuple(email.casefold() for email in card.emails)
        for email in emails:
            if found := self._emails.get(email):
                self._say_where(card, self._people[found])
                return self._people[found]
        name = card.name or Invited("", card.emails[0]).called
        ours = any(is_ours(email, *self._own) for email in emails[:1])
        home = None if ours else self._account(card, name, emails, number).id
        named = self._names.get((home, equalised(name)))
        found = named or self._alike(card, name, home, number)
        if found:
            return self._people[found]
        return Person(PersonId(self._new_id()), name, home, ours)

    def _alike(
        self, card: Card, name: str, home: AccountId | None, number: int
    ) -> PersonId | None:
        """Return who of the book it is after all, by the rep's word or surely."""
        why, known = self._candidate(card, name, home)
        if why is None or known is None:
            return None
        verdict = self._ask(number, name, self._people[known], why)
        if verdict is Verdict.DIFFERENT:
            made = PersonId(self._new_id())
            self._note(Person(made, name, home, home is None))
            self._apart.append(pair_key(made, known))
            return made
        return known if verdict is Verdict.SAME else None

    def _candidate(
        self, card: Card, name: str, home: AccountId | None
    ) -> tuple[Why | None, PersonId | None]:
        nearly: PersonId | None = None
        sharing = (self._words.get((home, word), ()) for word in name_words(name))
        for one in chain.from_iterable(sharing):
            why = likeness(name, self._people[one].name)
            if why is Why.NAME:
                return why, one
            nearly = nearly or (one if why else None)
        for phone in card.phones:
            having = self._numbers.get(phone.number, ())
            # What many have is the firm's number.
            if len(having) == 1 and phone.label != "main":
                return Why.NUMBER, having[0]
        return (Why.NEARLY, nearly) if nearly else (None, None)

    def _account(
        self, card: Card, name: str, emails: Sequence[str], number: int
    ) -> Account:
        """Return the account of a card, with the mail domains it brings."""
        domains = dict.fromkeys(
            domain
            for email in emails
            if (domain := domain_of(email)) and not is_free_mail(domain)
        )
        called = card.firm or name
        known = self._firms.named(called, domains)
        key = firm_key(card.firm)
        same = self._keys.get(key) if key else None
        if known is None and same is not None:
            verdict = self._ask(number, called, self._accounts[same], Why.NAME)
            if verdict is Verdict.SAME:
                known = same
            elif verdict is Verdict.DIFFERENT:
                known = self._made(called, domains).id
                self._apart.append(pair_key(known, same))
        if known is None:
            return self._made(called, domains)
        account = self._accounts[known]
        fresh = tuple(one for one in domains if one not in account.domains)
        if fresh:
            account = replace(account, domains=(*account.domains, *fresh))
            self._note_account(account)
        return account

    def _made(self, name: str, domains: Iterable[str]) -> Account:
        id_ = AccountId(self._new_id())
        account = Account(id_, name, self._now, domains=tuple(domains))
        self._note_account(account)
        return account

    def _ask(
        self, number: int, name: str, known: Person | Account, why: Why
    ) -> Verdict:
        """Note a doubt, once, and return what is said of it, or goes without."""
        firm = isinstance(known, Account)
        key = f"{equalised(name) if firm else number} {known.id}"
        usual = Verdict.SAME if why in _SURE else Verdict.LATER
        verdict = self._verdicts.get(key, usual)
        if all(doubt.key != key for doubt in self._doubts):
            self._doubts.append(Doubt(key, name, known, why, verdict))
        return verdict

    def _say_where(self, card: Card, person: Person) -> None:
        """Say so where somebody known by mail is of another firm in the list."""
        account = self._accounts.get(person.account) if person.account else None
        words = set(firm_key(card.firm).split())
        if account is None or not words:
            return
        other = self._firms.named(card.firm) not in {None, account.id}
        if other or not words & set(firm_key(account.name).split()):
            said = (
                f"{person.name} is of {account.name} in the book, and stays so. If "
                f"they work at {card.firm} now, say so on their page."
            )
            self._troubles.append(Trouble(person.name, said, card.line, skipped=False))

    def _note(self, person: Person) -> None:
        self._people[person.id] = person
        self._names.setdefault((person.account, equalised(person.name)), person.id)
        for email in person.emails:
            self._emails[email.casefold()] = person.id

    def _note_account(self, account: Account) -> None:
        self._accounts[account.id] = account
        self._firms.note(account.id, account.name, account.domains)
        if key := firm_key(account.name):
            self._keys.setdefault(key, account.id)


def filled(person: Person, card: Card) -> Person:
    """Return a person with what a card adds; what stands there stays."""
    emails = (*person.emails, *(email.casefold() for email in card.emails))
    numbers = {phone.number for phone in person.phones}
    fresh = tuple(phone for phone in card.phones if phone.number not in numbers)
    return replace(
        person,
        role=person.role or (None if person.ours else card.buying),
        function=person.function or card.title or card.role,
        zone=person.zone or card.zone,
        country=person.country or card.country,
        sound=person.sound or card.sound,
        note=person.note or card.note,
        emails=tuple(dict.fromkeys(emails)),
        phones=(*person.phones, *fresh),
    )
