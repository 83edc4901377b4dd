"""The ways out of a finding: some are done at once, some ask for a word first."""

from __future__ import annotations

from app.desk import (
    agenda,
    answering,
    changing,
    exchanging,
    knowing,
    marking,
    people,
    promising,
    settling,
)
from app.desk.desk import Desk
from app.errors import Problem
from app.records.exchange import Ask, AskId, Concession, Give
from app.records.knowledge import Claim, ClaimId, PointId
from app.records.mark import MarkKind
from app.records.meeting import MeetingId, Reply, Told
from app.records.person import PersonId, Role
from app.records.promise import PromiseId
from app.rules.values import Finding
from checklists.pack import ItemId

NOTED = {
    "own-up": "You will own up first.",
    "said-when-booking": "Noted: said when booking.",
    "they-sent-one": "Noted: they sent one.",
    "mark-unproven": "Marked unproven: say so when you say it.",
    "drop": "Dropped.",
    "a-rule": "Noted: it is a rule.",
    "fine-today": "Fine for today, for all of that day's calls.",
    "they-chose": "Noted: they chose the time.",
    "confirmed": "Confirmed in both zones.",
    "picked": "Noted: this one is right.",
    "waiting-room": "Noted: the waiting room is on.",
    "still-true": "Noted: still true.",
    "accepted": "Noted: they said yes by word.",
    "says-date": "Say how old the proof is when you use it.",
    "told-by-word": "Noted: they were told by word.",
    "ask-leave": "The question is first on the agenda.",
    "ask-who-decides": "The question is among those you will put.",
    "lower-claim": "The note is removed.",
    "looked-in": "Noted: you looked in.",
}
"""What is said after each way that needs no further word."""

_MARKS = {
    "a-rule": MarkKind.A_RULE,
    "fine-today": MarkKind.FINE_TODAY,
    "they-chose": MarkKind.THEY_CHOSE,
    "confirmed": MarkKind.CONFIRMED,
    "picked": MarkKind.CONFIRMED,
    "waiting-room": MarkKind.WAITING_ROOM,
    "still-true": MarkKind.STILL_TRUE,
}
_REASONS = {"taken-to": MarkKind.TAKEN_TO, "override": MarkKind.OVERRIDDEN}


def settle(desk: Desk, meeting: MeetingId, found: Finding, key: str) -> object:
    """Settle a finding that needs nothing more to be said."""
    if kind := _MARKS.get(key):
        return marking.mark(desk, meeting, kind, found.code, record=found.record)
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
        case "accepted":
            person = PersonId(found.record)
            return changing.reply(desk, meeting, person, Reply.BY_WORD)
        case "says-date":
            return settling.say_its_date(desk, ClaimId(found.record))
        case "told-by-word":
            return settling.tell_by_word(desk, AskId(found.record))
        case "ask-leave":
            return settling.ask_leave(desk, meeting)
        case "ask-who-decides":
            return settling.ask_who_decides(desk, meeting)
        case "lower-claim":
            return settling.lower_claim(desk, meeting)
        case "looked-in":
            return promising.look_in(desk, PromiseId(found.record))
        case _:
            raise ValueError(key)


def settle_with(
    desk: Desk, meeting: MeetingId, found: Finding, key: str, words: str
) -> object:
    """Settle a finding with what a form says: proof, a role, a part, a reason."""
    if kind := _REASONS.get(key):
        about = found.record or found.item or ""
        return marking.mark(desk, meeting, kind, found.code, record=about, reason=words)
    match key:
        case "add-give":
            return exchanging.give(desk, words, meeting=meeting)
        case "another-way":
            return settling.offer_another_way(desk, PointId(found.record), words)
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
