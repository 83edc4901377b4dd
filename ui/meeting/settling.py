"""The ways out of a finding: some are done at once, some ask for a word first."""

from __future__ import annotations

from app.desk import agenda, answering, changing, exchanging, knowing, people
from app.desk.desk import Desk
from app.errors import Problem
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim, ClaimId
from app.records.meeting import MeetingId, Told
from app.records.person import PersonId, Role
from app.rules.values import Finding
from checklists.pack import ItemId

NOTED = {
    "own-up": "You will own up first.",
    "said-when-booking": "Noted: said when booking.",
    "they-sent-one": "Noted: they sent one.",
    "mark-unproven": "Marked unproven: say so when you say it.",
    "drop": "Dropped.",
}
"""What is said after each way that needs no further word."""


def settle(desk: Desk, meeting: MeetingId, found: Finding, key: str) -> object:
    """Settle a finding that needs nothing more to be said."""
    match key:
        case "own-up":
            item = ItemId("pre-promises")
            return answering.answer(desk, meeting, item, "will own up first")
        case "said-when-booking":
            return agenda.say_agenda(desk, meeting, Told.WHEN_BOOKING)
        case "they-sent-one":
            return agenda.say_agenda(desk, meeting, Told.THEY_SENT)
        case "mark-unproven":
            return knowing.mark_unproven(desk, ClaimId(found.record))
        case "drop":
            return _drop(desk, found.record)
        case _:
            raise ValueError(key)


def settle_with(
    desk: Desk, meeting: MeetingId, found: Finding, key: str, words: str
) -> object:
    """Settle a finding with what a form says: proof, a role, a part."""
    match key:
        case "attach-proof":
            return knowing.prove(desk, ClaimId(found.record), words)
        case "add-role":
            person = PersonId(found.record)
            return people.edit_person(desk, person, role=Role(words))
        case "add-part":
            return changing.take_part(desk, meeting, PersonId(found.record), words)
        case _:
            raise ValueError(key)


def _drop(desk: Desk, record: str) -> object:
    if desk.book.find(Claim, record):
        return knowing.drop_claim(desk, ClaimId(record))
    if ask := desk.book.find(Ask, record):
        return exchanging.drop(desk, ask)
    if give := desk.book.find(Give, record):
        return exchanging.drop(desk, give)
    if concession := desk.book.find(Concession, record):
        return exchanging.drop(desk, concession)
    raise Problem("This is not on file any more.", "Look at the row again.")
