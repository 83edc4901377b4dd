"""What is caught in a call, one line at a time, as the record it is."""

from __future__ import annotations

from typing import Any

from app.capture import Capture, Caught, read_capture
from app.desk import exchanging, knowing, promising, requesting
from app.desk.desk import Desk
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point, PointKind
from app.records.meeting import Meeting, MeetingId
from app.records.person import Person
from app.records.promise import Promise, PromiseKind, Repeats

Captured = Promise | Give | Ask | Refusal | Claim | Fact | Need | Note | Point


def read(desk: Desk, meeting: MeetingId, line: str) -> Capture:
    """Read a capture line with the people and the zone of a meeting; keeps nothing."""
    here = desk.the(Meeting, meeting)
    account = desk.the(Account, here.account)
    people = {p.id: p for p in desk.book.of_account(Person, account.id)}
    for attendee in here.attendees:
        people[attendee.person] = desk.the(Person, attendee.person)
    zone = account.zone or desk.book.settings().zone
    return read_capture(line, tuple(people.values()), desk.now, zone)


def capture(desk: Desk, meeting: MeetingId, line: str) -> Captured:
    """Keep a capture line as what it says it is; a promise caught counts as told."""
    with desk.act("catching a line"):
        caught = read(desk, meeting, line)
        if not caught.what:
            raise Problem("There is nothing to catch.", "Type a few words.")
        return _kept(desk, meeting, caught)


def _kept(desk: Desk, meeting: MeetingId, caught: Capture) -> Captured:
    what, due = caught.what, caught.due
    who = caught.person.id if caught.person else None
    match caught.caught:
        case Caught.WE:
            return promising.promise(
                desk,
                what,
                ours=True,
                meeting=meeting,
                whom=who,
                due=due,
                **_often(caught),
            )
        case Caught.THEY:
            return promising.promise(
                desk,
                what,
                ours=False,
                meeting=meeting,
                who=who,
                due=due,
                **_often(caught),
            )
        case Caught.NEED:
            return knowing.need(desk, what, meeting=meeting, who=who, interest=True)
        case Caught.REFUSED:
            return exchanging.refuse(desk, what, meeting=meeting, who=who)
        case Caught.PARK:
            return _parked(desk, meeting, caught)
        case Caught.POINT | Caught.GAP:
            return knowing.point(
                desk,
                what,
                meeting=meeting,
                kind=PointKind(
                    caught.caught.value if caught.caught is Caught.GAP else "open"
                ),
                day=due.day if due else None,
            )
        case Caught.FACT:
            return knowing.fact(desk, what, meeting=meeting, who=who)
        case Caught.CLAIM:
            return knowing.claim(desk, what, meeting=meeting)
        case Caught.ASK:
            return exchanging.ask(
                desk,
                what,
                meeting=meeting,
                whom=who,
                outcome=AskOutcome.OPEN,
                asked=desk.now,
            )
        case Caught.ASKED:
            asked = requesting.they_asked(
                desk,
                what,
                meeting=meeting,
                who=who,
                due=due,
                called_first=caught.called_first or "unknown",
                known_by="said in the call" if caught.called_first else "",
            )
            return asked.request
        case Caught.GIVE:
            return exchanging.give(desk, what, meeting=meeting, whom=who, due=due)
        case Caught.NOTE:
            return knowing.note(desk, what, meeting=meeting)


def _often(caught: Capture) -> dict[str, Any]:
    """Return the fields of a promise that say how often it comes again."""
    return {
        "repeats_weekly": caught.repeats is Repeats.WEEKLY,
        "repeats_monthly": caught.repeats is Repeats.MONTHLY,
        "repeats_on": caught.repeats_on,
    }


def _parked(desk: Desk, meeting: MeetingId, caught: Capture) -> Promise | Note:
    """Keep a topic put off: until a day it is a promise of ours, else a parked note."""
    if caught.due is None:
        return knowing.park(desk, caught.what, meeting=meeting)
    return promising.promise(
        desk,
        caught.what,
        ours=True,
        meeting=meeting,
        kind=PromiseKind.PARKED,
        due=caught.due,
        told=False,
    )
