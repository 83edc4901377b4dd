"""Accounts: the firms and people one sells to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from checklists.pack import Stage

AccountId = NewType("AccountId", str)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer or somebody who may become one.

    `region` is an ISO 3166 code, with a subdivision after a hyphen where known
    (`DE-BY`); `domains` are the mail domains of its people, lower case;
    `engagement` are the rules the two sides agreed to work by, a line each.
    """

    id: AccountId
    name: str
    added: datetime
    zone: str = ""
    region: str = ""
    domains: tuple[str, ...] = ()
    shared_goal: str = ""
    claimed_stage: Stage | None = None
    engagement: tuple[str, ...] = ()
