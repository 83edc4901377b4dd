"""Gives and asks planned by hand: the account and the person by their names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.desk import exchanging, giving_first
from app.desk.desk import Desk
from app.desk.with_whom import known_person, party
from app.records.exchange import Ask, AskId, AskOutcome, Give, GiveId
from app.records.knowledge import Note


def plan_give(
    desk: Desk,
    what: str,
    account: str,
    person: str = "",
    **fields: Any,  # noqa: ANN401
) -> Give | Note:
    """Plan something useful for somebody of an account; a treat is a plain note."""
    with desk.act("planning a give") as write:
        whose, whom = party(desk, write, account, person)
        return giving_first.plan_give(desk, what, account=whose, whom=whom, **fields)


def plan_ask(
    desk: Desk,
    what: str,
    account: str,
    person: str = "",
    **fields: Any,  # noqa: ANN401
) -> Ask:
    """Plan an ask of somebody of an account."""
    with desk.act("planning an ask") as write:
        whose, whom = party(desk, write, account, person)
        return exchanging.ask(desk, what, account=whose, whom=whom, **fields)


def change_give(
    desk: Desk,
    give: GiveId,
    person: str,
    given: datetime | None = None,
    **changes: object,
) -> Give:
    """Change a give and for whom it is, and when it was given if that is told.

    It is for nobody where the name is not known there.
    """
    with desk.act("changing a give"):
        before = desk.the(Give, give)
        whom = known_person(desk, person, before.account)
        who = whom.id if whom else None
        after = exchanging.edit(desk, before, whom=who, **changes)
        if given is not None:
            after = exchanging.put_delivery_right(desk, give, given)
    return after


def change_ask(
    desk: Desk, ask: AskId, person: str, outcome: AskOutcome, **changes: object
) -> Ask:
    """Change an ask, of whom it is, and what they answered, in one act."""
    with desk.act("changing an ask"):
        before = desk.the(Ask, ask)
        whom = known_person(desk, person, before.account)
        who = whom.id if whom else None
        after = exchanging.edit(desk, before, whom=who, **changes)
        if outcome is not after.outcome:
            after = exchanging.asked(desk, ask, outcome)
    return after
