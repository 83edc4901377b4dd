"""What is claimed, known, needed, open and noted; who there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from app.desk.checking import a_record, changed
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.errors import Problem
from app.records.account import AccountId
from app.records.knowledge import (
    Claim,
    ClaimId,
    Fact,
    Need,
    Note,
    Point,
    PointAnswer,
    PointId,
)
from app.records.meeting import MeetingId

R = TypeVar("R", Claim, Point, Need, Fact, Note)

_FIXED = {"account", "made", "answered", "dropped"}


def claim(
    desk: Desk,
    statement: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Claim:
    """Write a claim about us, with its evidence or marked unproven."""
    return _new(desk, Claim, statement, meeting, account, fields)


def point(
    desk: Desk,
    subject: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Point:
    """Note an open point, or a gap of the offer."""
    return _new(desk, Point, subject, meeting, account, fields)


def need(
    desk: Desk,
    words: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Need:
    """Write down what matters to them, in their own words."""
    return _new(desk, Need, words, meeting, account, fields)


def fact(
    desk: Desk,
    what: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Fact:
    """Write down something true about them, with its source."""
    return _new(desk, Fact, what, meeting, account, fields)


def note(
    desk: Desk,
    text: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Note:
    """Keep a line."""
    return _new(desk, Note, text, meeting, account, fields)


def park(
    desk: Desk,
    topic: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Note:
    """Set a topic aside for later; wrap asks until what day."""
    return _new(desk, Note, topic, meeting, account, {**fields, "parked": True})


def prove(desk: Desk, claim: ClaimId, evidence: str, **fields: object) -> Claim:
    """Give a claim its evidence; `evidence_date` may go with it."""
    with desk.act("proving a claim") as write:
        before = desk.the(Claim, claim)
        if not evidence.strip():
            raise Problem(
                f"“{before.statement}” still has no proof.",
                "Name a file, a link, a quote or a measurement.",
            )
        proof = {**fields, "evidence": evidence.strip(), "unproven": False}
        after = changed(before, proof, _FIXED)
        write.put(after)
    return after


def mark_unproven(desk: Desk, claim: ClaimId) -> Claim:
    """Declare a claim unproven, so that it is said as such."""
    with desk.act("marking a claim unproven") as write:
        before = desk.the(Claim, claim)
        after = replace(before, unproven=True)
        write.put(after)
    return after


def drop_claim(desk: Desk, claim: ClaimId, *, dropped: bool = True) -> Claim:
    """Set a claim aside, or take it up again."""
    with desk.act("setting a claim aside") as write:
        before = desk.the(Claim, claim)
        after = replace(before, dropped=dropped)
        write.put(after)
    return after


def answer_point(
    desk: Desk, point: PointId, answer: PointAnswer, our_answer: str = ""
) -> Point:
    """Give our answer to a point, or open it again."""
    with desk.act("answering a point") as write:
        before = desk.the(Point, point)
        still_open = answer is PointAnswer.OPEN
        after = replace(
            before,
            answer=answer,
            our_answer=our_answer.strip(),
            answered=None if still_open else before.answered or desk.now,
        )
        write.put(after)
    return after


def edit(desk: Desk, record: R, **changes: object) -> R:
    """Change fields of a claim, point, need, fact or note, as it stands now."""
    family = type(record)
    with desk.act(f"changing {a_record(family)}") as write:
        before = desk.the(family, record.id)
        after = changed(before, changes, _FIXED)
        desk.known(after)
        write.put(after)
    return after


def _new(
    desk: Desk,
    family: type[R],
    words: str,
    meeting: MeetingId | None,
    account: AccountId | None,
    fields: dict[str, object],
) -> R:
    with desk.act(f"writing {a_record(family)}") as write:
        new = draft(desk, family, words, meeting=meeting, account=account, **fields)
        write.put(new)
    return new
