"""What other thresholds would make of every standing, before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.desk import settings
from app.desk.desk import Desk
from app.records.account import Account
from app.records.knowledge import Fact, StageFact
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise
from app.rules.standing.evidence import Deeds
from app.rules.standing.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Weighed:
    """An account's standing by the thresholds that hold, and by others."""

    account: Account
    before: Standing
    after: Standing

    @property
    def differs(self) -> bool:
        """Whether it stands otherwise, now or at any time before."""
        return (self.before.stage, _course(self.before)) != (
            self.after.stage,
            _course(self.after),
        )


def weigh(desk: Desk, changes: Mapping[str, object]) -> tuple[Weighed, ...]:
    """Replay the history of every account with an order, both ways, by name."""
    other = settings.tried(desk, **changes)
    book, now = desk.book, desk.now
    ordered = {
        fact.account
        for fact in book.select(Fact, "WHERE stage_fact = ?", (StageFact.ORDER,))
    }
    accounts = [one for one in book.every(Account) if one.id in ordered]
    weighed = []
    for account in sorted(accounts, key=lambda one: (one.name.casefold(), one.id)):
        here = account.id
        people = book.of_account(Person, here)
        deeds = Deeds(
            account=account,
            settings=book.settings(),
            facts=book.of_account(Fact, here),
            promises=book.of_account(Promise, here),
            meetings=book.of_account(Meeting, here),
            people={one.id: one for one in people},
        )
        then = replace(deeds, settings=other)
        weighed.append(Weighed(account, standing(deeds, now), standing(then, now)))
    return tuple(weighed)


def _course(of: Standing) -> list[tuple[object, ...]]:
    return [(change.on, change.was, change.now) for change in of.changes]
