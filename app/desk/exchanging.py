"""What the two sides give, ask, refuse and trade."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from app.desk.checking import a_record, changed, not_to_come
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.desk.ledger import keep_all
from app.errors import Problem
from app.records.account import AccountId
from app.records.exchange import (
    Ask,
    AskId,
    AskOutcome,
    Concession,
    ConcessionId,
    Give,
    GiveId,
    Refusal,
)
from app.records.knowledge import Note
from app.records.meeting import MeetingId
from app.records.promise import Promise, PromiseKind, PromiseState

R = TypeVar("R", Give, Ask, Concession, Refusal)
D = TypeVar("D", Give, Ask, Concession)

_TREAT = re.compile(
    r"\b(?:lunch|dinner|breakfast|meal|drinks?|beers?|wine|champagne|gifts?"
    r"|(?:a|birthday|christmas|small|little)\s+presents?|hamper|flowers|chocolates?"
    r"|birthday|jokes?|brochures?|our advert\w*)\b",
    re.IGNORECASE,
)
_FIXED = {"account", "made", "said", "delivered", "outcome", "asked", "dropped"}


def is_treat(what: str) -> bool:
    """Whether a line is a meal, a gift, a joke or our advertising: never a give."""
    return bool(_TREAT.search(what))


def give(
    desk: Desk,
    what: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Give | Note:
    """Plan something useful for them; a treat is kept as a plain note instead."""
    with desk.act("planning a give") as write:
        family: type[Give] | type[Note] = Give
        if is_treat(what):
            family, fields = Note, {"who": fields.get("whom")}
        new = draft(desk, family, what, meeting=meeting, account=account, **fields)
        write.put(new)
    return new


def deliver(desk: Desk, give: GiveId, at: datetime | None = None) -> Give:
    """Stamp a give as sent, shown or handed over; keeps our promise to send it."""
    with desk.act("delivering a give") as write:
        before = desk.the(Give, give)
        if before.delivered:
            raise Problem(f"“{before.what}” is already delivered.")
        when = not_to_come(at, desk.now, "A give")
        after = replace(before, delivered=when)
        write.put(after)
        keep_all(desk, write, before.meeting, PromiseKind.GIVE, when)
    return after


def put_delivery_right(desk: Desk, give: GiveId, at: datetime | None) -> Give:
    """Correct when a give was delivered; None says that it was not after all."""
    with desk.act("putting a delivery right") as write:
        before = desk.the(Give, give)
        when = not_to_come(at, desk.now, "A give") if at else None
        after = replace(before, delivered=when)
        write.put(after)
        made = desk.book.of_meeting(Promise, before.meeting) if before.meeting else ()
        for promise in made:
            sent = promise.kind is PromiseKind.GIVE
            if sent and promise.done and promise.done == before.delivered:
                state = PromiseState.DONE if when else PromiseState.OPEN
                write.put(replace(promise, state=state, done=when))
    return after


def ask(
    desk: Desk,
    what: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Ask:
    """Plan an ask."""
    with desk.act("planning an ask") as write:
        new = draft(desk, Ask, what, meeting=meeting, account=account, **fields)
        write.put(new)
    return new


def asked(
    desk: Desk,
    ask: AskId,
    outcome: AskOutcome = AskOutcome.OPEN,
    *,
    at: datetime | None = None,
    words: str = "",
) -> Ask:
    """Note that an ask was put to them and what came of it.

    `words` are those of a no, which is then kept as a refusal too.
    """
    with desk.act("noting their answer") as write:
        before = desk.the(Ask, ask)
        when = before.asked or not_to_come(at, desk.now, "An ask")
        planned = outcome is AskOutcome.PLANNED
        after = replace(before, outcome=outcome, asked=None if planned else when)
        write.put(after)
        if outcome is AskOutcome.NO and words.strip():
            refusal = draft(
                desk,
                Refusal,
                words,
                meeting=before.meeting,
                account=before.account,
                who=before.whom,
                subject=before.subject or before.what,
            )
            write.put(refusal)
    return after


def refuse(
    desk: Desk,
    words: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Refusal:
    """Write down their no, in their own words."""
    with desk.act("writing down their no") as write:
        new = draft(desk, Refusal, words, meeting=meeting, account=account, **fields)
        write.put(new)
    return new


def concede(
    desk: Desk,
    we_give: str,
    we_ask_back: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Concession:
    """Prepare a trade; one side may still be blank."""
    with desk.act("preparing a trade") as write:
        sides = {"we_give": we_give, "we_ask_back": we_ask_back}
        new = draft(
            desk, Concession, "", meeting=meeting, account=account, **sides, **fields
        )
        write.put(new)
    return new


def approve(desk: Desk, concession: ConcessionId, approver: str) -> Concession:
    """Note who of ours approved a trade, now."""
    with desk.act("approving a trade") as write:
        before = desk.the(Concession, concession)
        if not approver.strip():
            raise Problem("Nobody is named who approved it.", "Write the name.")
        after = replace(before, approver=approver.strip(), approved=desk.now)
        write.put(after)
    return after


def edit(desk: Desk, record: R, **changes: object) -> R:
    """Change fields of a give, an ask, a refusal or a trade, as it stands now."""
    family = type(record)
    with desk.act(f"changing {a_record(family)}") as write:
        before = desk.the(family, record.id)
        after = changed(before, changes, _FIXED)
        desk.known(after)
        write.put(after)
    return after


def drop(desk: Desk, record: D, *, dropped: bool = True) -> D:
    """Set a give, an ask or a trade aside, or take it up again."""
    family = type(record)
    with desk.act(f"setting {a_record(family)} aside") as write:
        before = desk.the(family, record.id)
        after = replace(before, dropped=dropped)
        write.put(after)
    return after
