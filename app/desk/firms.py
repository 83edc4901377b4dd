"""Which account a firm is: by its id, a mail domain of its people, or its name."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.matching import firm_domain
from app.records.account import AccountId
from app.rules.wording import equalised


class Firms:
    """The accounts that were noted, oldest first; the first of a name wins."""

    def __init__(self) -> None:
        self._names: dict[str, AccountId] = {}
        self._domains: dict[str, AccountId] = {}

    def note(self, id_: AccountId, name: str, domains: Iterable[str]) -> None:
        """Know an account by what it has."""
        own = tuple(domains)
        self._names[id_] = id_
        self._names.setdefault(equalised(name), id_)
        for domain in own:
            self._domains[domain] = id_
        for domain in own:
            self._domains.setdefault(firm_domain(domain), id_)

    def named(self, name: str, domains: Iterable[str] = ()) -> AccountId | None:
        """Return which account is meant, if it is known.

        Parts of a firm that write from domains under its own are the firm.
        """
        wanted = tuple(domains)
        firms = (*wanted, *map(firm_domain, wanted))
        by_domain = next((self._domains[d] for d in firms if d in self._domains), None)
        return self._names.get(name) or by_domain or self._names.get(equalised(name))
