"""What happened with an account, kept from one line: a dated fact, a give, a no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.desk import exchanging, knowing, requesting
from app.desk.checking import not_to_come
from app.desk.desk import Desk
from app.desk.removing import let_go
from app.desk.with_whom import party
from app.errors import Problem
from app.records.account import AccountId
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Fact, FactId, Note, NoteKind, StageFact
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise

Kept = Fact | Give | Ask | Refusal | Note


class Happened(StrEnum):
    """What a line says that happened; the value is what it is called in the journal."""

    ORDER = "an order"
    CALLED = "that they called us first"
    GAVE = "something we gave"
    ASKED = "something we asked for"
    REFUSED = "their no"
    LEARNED = "what they taught us"
    SESSION = "a planning session"
    EARLY = "what they told us early"
    PROBLEM = "a problem"
    UNTRUE = "an untrue word"
    MESSAGE = "a message from them"
    LANDSCAPE = "what moves around them"


_STAGE_FACTS: Final = {
    Happened.ORDER: StageFact.ORDER,
    Happened.SESSION: StageFact.SESSION,
    Happened.EARLY: StageFact.DISCLOSURE,
    Happened.PROBLEM: StageFact.PROBLEM,
    Happened.UNTRUE: StageFact.BREACH,
    Happened.MESSAGE: StageFact.CONTACT,
}
_NOTES: Final = {
    Happened.LEARNED: NoteKind.LESSON,
    Happened.LANDSCAPE: NoteKind.LANDSCAPE,
}
CLOSES: Final = frozenset({StageFact.PROBLEM, StageFact.BREACH})


@dataclass(frozen=True, slots=True)
class More:
    """What some lines say besides: an order's value, a session's paper, a day.

    `gain` is what we gain from an ask and `outcome` what they answered; `known_by`
    how one knows that they called us first and `due` is by when we answer; `began` is
    who began a message.
    """

    value: int | None = None
    link: str = ""
    review: date | None = None
    gain: str = ""
    outcome: AskOutcome = AskOutcome.OPEN
    known_by: str = ""
    began: str = ""
    due: Due | None = None


def happened(
    desk: Desk,
    kind: Happened,
    what: str,
    account: str,
    person: str = "",
    *,
    at: datetime | None = None,
    more: More = More(),
) -> Kept:
    """Keep what happened, in one act, now if not `at`; new names are new records.

    A treat that was given is kept as a plain note: it counts for nothing.
    """
    with desk.act(f"noting {kind.value}") as write:
        when = not_to_come(at, desk.now, "What happened")
        whose, who = party(desk, write, account, person)
        if kind is Happened.GAVE:
            return _gave(desk, what, whose, who, when)
        if kind is Happened.ASKED:
            ask = exchanging.ask(
                desk, what, account=whose, whom=who, we_gain=more.gain.strip()
            )
            return exchanging.asked(desk, ask.id, more.outcome, at=when)
        if kind is Happened.CALLED:
            return requesting.they_asked(
                desk, what, account=whose, who=who, asked=when,
                called_first="yes", known_by=more.known_by, due=more.due,
            ).request  # fmt: skip
        if kind is Happened.REFUSED:
            return exchanging.refuse(desk, what, account=whose, who=who, said=when)
        if kind in _NOTES:
            return knowing.note(
                desk, what, account=whose, who=who, dated=when,
                kind=_NOTES[kind], review=more.review,
            )  # fmt: skip
        if kind is Happened.MESSAGE and who is None:
            raise Problem("It is not said who wrote.", "Name one of theirs.")
        return knowing.fact(
            desk, what, account=whose, who=who, dated=when, value=more.value,
            link=more.link.strip(), stage_fact=_STAGE_FACTS[kind], began=more.began,
        )  # fmt: skip


def close(desk: Desk, fact: FactId, at: datetime | None = None) -> Fact:
    """Note that a problem is solved, or an untrue word put right; now if not `at`."""
    with desk.act("noting that it is solved") as write:
        before = desk.the(Fact, fact)
        if before.stage_fact not in CLOSES:
            raise Problem(f"“{before.what}” is nothing to be solved.")
        when = not_to_come(at, desk.now, "Solving it")
        if when < before.dated:
            raise Problem("It was solved before it began.", "Give the real day.")
        after = replace(before, closed=when)
        write.put(after)
    return after


def open_again(desk: Desk, fact: FactId) -> Fact:
    """Note that it is not solved after all."""
    with desk.act("opening it again") as write:
        after = replace(desk.the(Fact, fact), closed=None)
        write.put(after)
    return after


def correct(
    desk: Desk, fact: FactId, what: str, at: datetime | None, more: More
) -> Fact:
    """Put a fact's words, its day and what goes with it right."""
    before = desk.the(Fact, fact)
    when = not_to_come(at, desk.now, "What happened") if at else before.dated
    return knowing.edit(
        desk,
        before,
        what=what,
        dated=when,
        value=more.value,
        link=more.link.strip(),
        began=more.began,
    )


def correct_request(
    desk: Desk, fact: FactId, what: str, at: datetime | None, first: str, known_by: str
) -> Fact:
    """Put a request right in one act, with whether they came to us first."""
    with desk.act("putting a request right"):
        correct(desk, fact, what, at, More())
        return requesting.say_called_first(desk, fact, first, known_by)


def take_out(desk: Desk, fact: FactId) -> Fact:
    """Take a fact out that was none, and let go of it where it is named."""
    with desk.act("taking a fact out") as write:
        gone = desk.the(Fact, fact)
        for promise in desk.book.of_account(Promise, gone.account):
            if promise.request == gone.id:
                write.put(replace(promise, request=None))
        let_go(desk, write, gone, {gone.id})
        write.drop(gone)
    return gone


def still_open(desk: Desk) -> tuple[Fact, ...]:
    """Return all problems not solved and untrue words not put right, newest first."""
    kinds = ", ".join(f"'{kind.value}'" for kind in sorted(CLOSES))
    return desk.book.select(
        Fact,
        f"WHERE stage_fact IN ({kinds}) AND closed IS NULL ORDER BY dated DESC, rowid",
    )


def _gave(
    desk: Desk, what: str, account: AccountId, whom: PersonId | None, at: datetime
) -> Give | Note:
    given = exchanging.give(desk, what, account=account, whom=whom)
    return exchanging.deliver(desk, given.id, at) if isinstance(given, Give) else given
