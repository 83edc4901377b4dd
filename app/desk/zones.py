"""Where accounts are, as far as an import can tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from app.book.write import Write
from app.desk.desk import Desk
from app.records.account import Account, AccountId


class Zones:
    """Sets the zone of accounts that have none; what somebody wrote stays."""

    def __init__(self, desk: Desk, write: Write) -> None:
        self._write = write
        self._of_people: dict[AccountId, Counter[str]] = {}
        for account, zone in desk.book.rows(
            "SELECT account, zone FROM people "
            "WHERE zone <> '' AND account IS NOT NULL ORDER BY rowid"
        ):
            self._of_people.setdefault(account, Counter())[zone] += 1
        known = desk.book.rows("SELECT id FROM accounts WHERE zone <> ''")
        self._known = {account for (account,) in known}

    def learn(self, account: AccountId, told: str) -> None:
        """Take the zone most of its people are in, else the one their invite is in."""
        if account in self._known:
            return
        of_people = self._of_people.get(account)
        zone = of_people.most_common(1)[0][0] if of_people else told
        found = self._write.find(Account, account) if zone else None
        if found and not found.zone:
            self._write.put(replace(found, zone=zone))
            self._known.add(account)
