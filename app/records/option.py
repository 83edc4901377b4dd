"""What else they could choose: rivals, and other ways, ours among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from app.records.account import AccountId

OptionId = NewType("OptionId", str)


@dataclass(frozen=True, slots=True)
class Option:
    """One way they could go, with what speaks for and against it, a line each.

    `pros` and `cons` are as we see them, `their_pros` and `their_cons` as they do.
    """

    id: OptionId
    account: AccountId
    name: str
    made: datetime
    ours: bool = False
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    their_pros: tuple[str, ...] = ()
    their_cons: tuple[str, ...] = ()
    dropped: bool = False
