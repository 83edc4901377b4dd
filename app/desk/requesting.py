"""What they ask of us unasked, and the answer we promise to it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from app.desk import knowing, promising
from app.desk.checking import not_to_come
from app.desk.desk import Desk
from app.records.account import AccountId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.meeting import MeetingId
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseKind

CALLED_FIRST = ("yes", "no", "unknown")


class Asked(NamedTuple):
    """A request of theirs and our promise to answer it."""

    request: Fact
    answer: Promise


def they_asked(
    desk: Desk,
    what: str,
    *,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    who: PersonId | None = None,
    asked: datetime | None = None,
    called_first: str = "unknown",
    known_by: str = "",
    due: Due | None = None,
) -> Asked:
    """Note a request, and with it the promise of an answer (PACKS section 9).

    `called_first` is yes, no or unknown: did they come to us before others? How it
    is known stands in `known_by`. The request is answered when the promise is done.
    """
    if called_first not in CALLED_FIRST:
        raise ValueError(called_first)
    with desk.act("noting a request"):
        request = knowing.fact(
            desk,
            what,
            meeting=meeting,
            account=account,
            who=who,
            dated=not_to_come(asked, desk.now, "A request"),
            stage_fact=StageFact.REQUEST,
            called_first=called_first,
            source=known_by.strip(),
        )
        answer = promising.promise(
            desk,
            answer_to(request.what),
            ours=True,
            meeting=meeting,
            account=account,
            whom=who,
            due=due,
            kind=PromiseKind.ANSWER,
            request=request.id,
        )
    return Asked(request, answer)


def say_called_first(
    desk: Desk, request: FactId, called_first: str, known_by: str = ""
) -> Fact:
    """Note what was learned since: whether they came to us first, and how one knows."""
    if called_first not in CALLED_FIRST:
        raise ValueError(called_first)
    found = desk.the(Fact, request)
    source = known_by.strip() or found.source
    return knowing.edit(desk, found, called_first=called_first, source=source)


def answer_to(what: str) -> str:
    """Return what is promised for a request: `Answer: price for 40 seats`."""
    return f"Answer: {what}"
