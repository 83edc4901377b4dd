"""Who is to get something useful before anything is asked of them again.

The findings CAR-01, CAR-02 and CAR-05 (PACKS section 8), said before they cost
anything: also of an ask that belongs to no meeting yet, of a balance that leans, and
of a no that stands. It never proposes to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, TypeVar

from app.dossier import Dossier
from app.records.account import AccountId
from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.mark import MarkKind
from app.records.meeting import MeetingId, Outcome
from app.records.moment import Moment
from app.records.person import PersonId
from app.rules.interests import Offer, to_serve
from app.rules.lint import care
from app.rules.lint.asks import matches, planned_asks, planned_gives, uncleared
from app.rules.lint.case import Case
from app.rules.peace import in_peace
from app.rules.values import Checklist, Finding
from checklists.condition import Circumstances
from checklists.pack import Length, Stage

CODE: Final = "give-first"
MOST: Final = 3
TWICE: Final = 2
SINCE: Final = {2: "twice", 3: "three times"}

R = TypeVar("R", Ask, Give)


class Why(IntEnum):
    """Why a give comes first, the most pressing before the others."""

    REFUSED = 1
    ALONE = 2
    BESIDE = 3
    OUTWEIGHS = 4
    NO_STANDS = 5
    LEANS = 6


@dataclass(frozen=True, slots=True)
class GiveFirst:
    """A customer who is to get something useful, why, and what it could serve.

    `meeting` is the one to come that it would go with, if there is one. `planned` is
    what waits to be sent before anything can be asked.
    """

    account: AccountId
    name: str
    meeting: MeetingId | None
    why: Why
    words: str
    offer: Offer
    planned: Give | None = None


def give_first(dossier: Dossier) -> GiveFirst | None:
    """Return what is to be given before something is asked, if anything is.

    The meeting of the dossier is one to come, or the account's last where none is.
    """
    if in_peace(dossier, CODE):
        return None
    for case in _cases(dossier):
        if found := _asked_too_soon(case):
            return _line(case, *found)
    if not _is_to_come(dossier):
        return None
    here = Case(dossier, _no_lists(dossier))
    return _no_stands(here) or _leans(here)


def first_to_give(dossiers: Iterable[Dossier]) -> tuple[GiveFirst, ...]:
    """Return at most three, one an account: the most pressing, then the soonest."""
    found: dict[AccountId, GiveFirst] = {}
    for dossier in sorted(dossiers, key=lambda one: one.meeting.starts.instant):
        one = give_first(dossier)
        before = found.get(dossier.account.id)
        if one and (before is None or one.why < before.why):
            found.pop(one.account, None)
            found[one.account] = one
    # Sorting keeps the order of equals: the soonest first.
    return tuple(sorted(found.values(), key=lambda one: one.why))[:MOST]


_RULES: Final[tuple[tuple[Callable[[Case], Iterator[Finding]], Why], ...]] = (
    (care.asked_again, Why.REFUSED),
    (care.large_ask_alone, Why.ALONE),
    (care.small_ask_alone, Why.BESIDE),
    (care.asks_outweigh_gives, Why.OUTWEIGHS),
)


def _asked_too_soon(case: Case) -> tuple[Finding, Why, Ask | None] | None:
    """Return the first finding that a give would clear, and the ask it is about."""
    asks = {one.id: one for one in planned_asks(case)}
    for rule, why in _RULES:
        for found in rule(case):
            ask = next((one for key, one in asks.items() if key == found.record), None)
            passed = case.marked(found.code, MarkKind.OVERRIDDEN, of=found.record)
            if passed or (why is Why.REFUSED and not (ask and _refusal_of(case, ask))):
                continue
            return found, why, ask or next(iter(asks.values()), None)
    return None


def _line(case: Case, found: Finding, why: Why, ask: Ask | None) -> GiveFirst:
    no = _refusal_of(case, ask) if ask and why is Why.REFUSED else None
    if no:
        return _told(case, why, found.message, no.who, no)
    return _told(case, why, found.message, ask.whom if ask else None)


def _no_stands(case: Case) -> GiveFirst | None:
    """Return the newest no that nothing cleared, where nothing useful is planned."""
    newest = max(uncleared(case), key=lambda one: (one.said, one.id), default=None)
    if newest is None or _clearing(case, newest):
        return None
    words = f"They said no on {case.day(newest.said)}: something useful comes first."
    return _told(case, Why.NO_STANDS, words, newest.who, newest)


def _leans(case: Case) -> GiveFirst | None:
    """Return what a balance says that leans to asking, though nothing is planned."""
    dossier = case.dossier
    asks, gives = care.balance(case)
    if asks - gives < dossier.settings.asks_over_gives or any(planned_gives(case)):
        return None
    asked = [a for a in dossier.asks if a.asked and a.asked <= case.now and a.size > 1]
    sent = max((g.delivered for g in dossier.gives if g.delivered), default=None)
    since = sum(a.asked is not None and (not sent or a.asked > sent) for a in asked)
    words = f"You asked {asks} times and gave {gives} in half a year."
    if gives == 0 or since in SINCE:
        often = SINCE.get(since, f"{since} times")
        words = f"You asked {often} since you last gave something useful."
    last = max(asked, key=lambda one: (one.asked or one.made, one.id), default=None)
    return _told(case, Why.LEANS, words, last.whom if last else None)


def _told(
    case: Case, why: Why, words: str, whom: PersonId | None, no: Refusal | None = None
) -> GiveFirst:
    dossier = case.dossier
    account = dossier.account
    theirs = dossier.theirs
    invited = theirs[0].id if theirs else None
    offer = to_serve(dossier, whom or invited, only=no is not None and no.who == whom)
    return GiveFirst(
        account.id,
        account.name,
        dossier.meeting.id if _is_to_come(dossier) else None,
        why,
        words,
        offer,
        _clearing(case, no) if no else None,
    )


def _refusal_of(case: Case, ask: Ask) -> Refusal | None:
    """Return the newest uncleared no to an ask; a give clears it, a day alone not."""
    said = [one for one in uncleared(case) if matches(ask, one)]
    return max(said, key=lambda one: (one.said, one.id), default=None)


def _clearing(case: Case, no: Refusal) -> Give | None:
    """Return what is planned that will clear a no once it is sent."""
    planned = [
        give
        for give in case.dossier.gives
        if give.delivered is None
        and not give.dropped
        and give.asks_nothing
        and (no.who is None or give.whom == no.who)
    ]
    return max(planned, key=lambda one: (one.made, one.id), default=None)


def _cases(dossier: Dossier) -> Iterator[Case]:
    """Yield the meeting as it is, then as if what has no meeting yet were put here."""
    lists = _no_lists(dossier)
    if _is_to_come(dossier):
        yield Case(dossier, lists)
    here = dossier.meeting.id
    loose = [one for one in dossier.asks if one.meeting is None and _is_planned(one)]
    if not loose:
        return
    others = [one for one in dossier.asks if one not in loose and not _is_planned(one)]
    gives = [_put(one, here) if one.meeting is None else one for one in dossier.gives]
    as_if = replace(
        dossier,
        asks=(*others, *(_put(one, here) for one in loose)),
        gives=tuple(gives),
    )
    if not _is_to_come(dossier):
        # Nothing is booked, so it could be put to them now.
        now = Moment.at(dossier.now, dossier.zone)
        as_if = replace(as_if, meeting=replace(dossier.meeting, starts=now))
    yield Case(as_if, lists)


def _put(record: R, meeting: MeetingId) -> R:
    return replace(record, meeting=meeting)


def _is_planned(ask: Ask) -> bool:
    planned = ask.outcome is AskOutcome.PLANNED and ask.asked is None
    return planned and not ask.dropped


def _is_to_come(dossier: Dossier) -> bool:
    meeting = dossier.meeting
    booked = meeting.outcome is Outcome.BOOKED and meeting.joined is None
    return booked and meeting.starts.instant > dossier.now


def _no_lists(dossier: Dossier) -> Checklist:
    """Return no lists at all: these rules only ask where a finding would stand."""
    meeting = dossier.meeting
    facts = Circumstances(meeting.kind, meeting.channel, Stage.ME_TOO, frozenset())
    return Checklist(Length.SHORT, facts, {})
