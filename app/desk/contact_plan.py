"""What taking in contacts would do, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.exchange.invite import Trouble
from app.records.account import Account
from app.records.person import Person
from app.rules.likeness import Why
from app.rules.wording import count, listed


class Verdict(StrEnum):
    """What the rep says of two that may be the same."""

    SAME = "the same"
    DIFFERENT = "not the same"
    LATER = "later"


Verdicts = Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody, or a firm, of the list that may be one of the book."""

    key: str
    name: str
    known: Person | Account
    why: Why
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """The records as they would be; `apart` are keys of pairs said to be two."""

    new: tuple[Person, ...] = ()
    changed: tuple[Person, ...] = ()
    unchanged: int = 0
    accounts: tuple[Account, ...] = ()
    accounts_changed: tuple[Account, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    apart: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def left_out(self) -> int:
        """How many rows or cards do not come in."""
        return sum(trouble.skipped for trouble in self.troubles)

    @property
    def writes(self) -> bool:
        """Whether anything would come of it."""
        return bool(self.new or self.changed or self.accounts or self.accounts_changed)

    @property
    def sentence(self) -> str:
        """What would be new, changed and as it was, in words."""
        fresh = [
            count(len(self.new), "person", "people") if self.new else "",
            count(len(self.accounts), "account") if self.accounts else "",
        ]
        told = [
            f"{listed([words for words in fresh if words])} new" if any(fresh) else "",
            f"{len(self.changed)} filled in" if self.changed else "",
            f"{self.unchanged} known already" if self.unchanged else "",
            f"{self.left_out} left out" if self.left_out else "",
        ]
        known = [words for words in told if words]
        return f"{listed(known).capitalize()}." if known else "Nobody is in it."
