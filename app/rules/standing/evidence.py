"""The dated deeds of an account, as the standing reads them (PACKS sections 9, 13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.records.account import Account
from app.records.knowledge import Fact, StageFact
from app.records.meeting import Meeting, MeetingId, Outcome, Reply
from app.records.person import Person, PersonId
from app.records.promise import Promise
from app.rules.standing.promised import (
    day_of,
    fell_due,
    is_promised,
    nights,
    overdue_nights,
    served_late,
    their_spans,
    was_kept,
)
from app.rules.standing.sessions import lacks
from app.rules.standing.spans import NEVER, Spans, joined, lasting
from app.rules.working_days import working_day_after
from app.settings import Settings

DAY: Final = timedelta(days=1)
INSTANT: Final = timedelta(microseconds=1)
SETTLING: Final = 7
ELSEWHERE, FIRST = "no", "yes"
_KNOWN: Final = frozenset({FIRST, ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Deeds:
    """The records of one account that a standing rests on."""

    account: Account
    settings: Settings
    facts: tuple[Fact, ...] = ()
    promises: tuple[Promise, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """The account's zone, else the rep's."""
        return ZoneInfo(self.account.zone or self.settings.zone)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Deeds as days, and as the stretches of days during which each counts.

    All days are ordinals in the account's zone. `orders` and `known` (requests of
    which it is known whom they called first: the day, and whether us) are sorted.
    """

    orders: tuple[int, ...]
    sessions: tuple[int, ...]
    known: tuple[tuple[int, bool], ...]
    breaches: tuple[int, ...]
    order_lately: Spans
    order_in_window: Spans
    business_lately: Spans
    called_first: Spans
    called_elsewhere: Spans
    called_unknown: Spans
    session_lately: Spans
    session_in_window: Spans
    disclosed: Spans
    ours_due: Spans
    ours_kept: Spans
    theirs_due: Spans
    theirs_settled: Spans
    theirs_kept: Spans
    overdue: Spans
    overdue_long: Spans
    overdue_too_long: Spans
    served_late: Spans
    problem: Spans
    problem_long: Spans
    contacts: Spans
    functions: Spans
    in_touch: Spans

    @property
    def turns(self) -> set[int]:
        """The days on which anything that is read may change."""
        days = {*self.orders, *self.breaches}
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if isinstance(value, Spans):
                days.update(value.turns)
        return days


def evidence(deeds: Deeds) -> Evidence:
    """Read the deeds of an account; meals, gifts and kind words are none of them."""
    told, zone = deeds.settings, deeds.zone
    window = told.stage_window_days
    orders = tuple(_days(deeds, StageFact.ORDER))
    sessions = tuple(_sessions(deeds))
    requests = sorted(
        (day_of(fact.dated, zone), fact.called_first)
        for fact in _of(deeds, StageFact.REQUEST)
    )
    by_answer = defaultdict(list)
    for day, first in requests:
        by_answer[first if first in {FIRST, ELSEWHERE} else ""].append(day)
    ours = [p for p in deeds.promises if p.ours and is_promised(p)]
    theirs = [p for p in deeds.promises if not p.ours and is_promised(p)]
    counted = [
        (nights(due, window, zone), was_kept(promise, due, twice=twice))
        for promise, due, twice in fell_due(ours)
    ]
    owed, settled, kept = their_spans(theirs, window, zone)
    overdue = [span for promise in ours for span in overdue_nights(promise, zone)]
    problems = [*_problems(deeds)]
    by_person = exchanges(deeds)
    return Evidence(
        orders=orders,
        sessions=sessions,
        known=tuple(
            (day, first == FIRST) for day, first in requests if first in _KNOWN
        ),
        breaches=tuple(_breaches(deeds)),
        order_lately=Spans.any_of(lasting(orders, told.foothold_days)),
        order_in_window=Spans.after(orders, window),
        business_lately=Spans.any_of(
            lasting(
                (*orders, *(day for day, _ in requests)),
                told.stage_leave_first_quiet_days,
            )
        ),
        called_first=Spans.after(by_answer[FIRST], window),
        called_elsewhere=Spans.after(by_answer[ELSEWHERE], window),
        called_unknown=Spans.after(by_answer[""], window),
        session_lately=Spans.any_of(
            lasting(sessions, told.stage_leave_ally_no_session_days)
        ),
        session_in_window=Spans.after(sessions, window),
        disclosed=Spans.after(_days(deeds, StageFact.DISCLOSURE), window),
        ours_due=Spans.of(counts for counts, _ in counted),
        ours_kept=Spans.of(counts for counts, kept in counted if kept),
        theirs_due=owed,
        theirs_settled=settled,
        theirs_kept=kept,
        overdue=Spans.any_of((first, last) for _, first, last in overdue),
        overdue_long=Spans.any_of(
            (day + told.stage_leave_ally_overdue_days + 1, last)
            for day, _, last in overdue
        ),
        overdue_too_long=Spans.any_of(
            (day + told.stage_leave_first_overdue_days + 1, last)
            for day, _, last in overdue
        ),
        served_late=Spans.any_of(served_late(ours, told, zone)),
        problem=Spans.any_of(problems),
        problem_long=Spans.any_of(
            (first + told.stage_leave_ally_problem_days + 1, last)
            for first, last in problems
        ),
        contacts=Spans.of(
            span
            for days in by_person.values()
            for span in joined(lasting(days, told.contact_days))
        ),
        functions=Spans.of(_functions(deeds, by_person)),
        in_touch=Spans.any_of(
            lasting(
                (day for days in by_person.values() for day in days),
                told.stage_leave_ally_no_contact_days,
            )
        ),
    )


def _of(deeds: Deeds, kind: StageFact) -> Iterator[Fact]:
    return (fact for fact in deeds.facts if fact.stage_fact is kind)


def _days(deeds: Deeds, kind: StageFact) -> list[int]:
    return sorted(day_of(fact.dated, deeds.zone) for fact in _of(deeds, kind))


def _sessions(deeds: Deeds) -> Iterator[int]:
    """Yield the days of planning sessions that left something, and bound both sides."""
    sessions = sorted(_of(deeds, StageFact.SESSION), key=lambda fact: fact.dated)
    of_meeting: dict[MeetingId | None, list[Promise]] = defaultdict(list)
    for promise in deeds.promises if sessions else ():
        of_meeting[promise.meeting].append(promise)
    for fact in sessions:
        made = of_meeting[fact.meeting] if fact.meeting else deeds.promises
        if not lacks(fact, made, deeds.zone):
            yield day_of(fact.dated, deeds.zone)


def _breaches(deeds: Deeds) -> Iterator[int]:
    """Yield the days on which an untrue word was left standing for too long."""
    limit = deeds.settings.breach_working_days
    days = []
    for fact in _of(deeds, StageFact.BREACH):
        found = fact.dated.astimezone(deeds.zone).date()
        # The days are ours, and so are their holidays.
        last = working_day_after(found, limit, deeds.settings.region)
        closed = fact.closed.astimezone(deeds.zone).date() if fact.closed else None
        if closed is None or closed > last:
            days.append(last.toordinal())
    return iter(sorted(days))


def _problems(deeds: Deeds) -> Iterator[tuple[int, int]]:
    for fact in _of(deeds, StageFact.PROBLEM):
        solved = day_of(fact.closed, deeds.zone) - 1 if fact.closed else NEVER
        yield day_of(fact.dated, deeds.zone), solved


def exchanges(deeds: Deeds) -> Mapping[PersonId, list[int]]:
    """Return the days of two-way exchange, as ordinals, by person of today."""
    theirs = {
        one.id
        for one in deeds.people.values()
        if not one.ours and one.account == deeds.account.id
    }
    days: dict[PersonId, list[int]] = defaultdict(list)
    for meeting in deeds.meetings:
        if meeting.outcome is Outcome.HELD:
            day = day_of(meeting.starts.instant, deeds.zone)
            for guest in meeting.attendees:
                if guest.person in theirs and guest.reply is not Reply.NO:
                    days[guest.person].append(day)
    for fact in _of(deeds, StageFact.CONTACT):
        if fact.who in theirs and fact.who:
            days[fact.who].append(day_of(fact.dated, deeds.zone))
    return days


def _functions(
    deeds: Deeds, by_person: Mapping[PersonId, list[int]]
) -> Iterator[tuple[int, int]]:
    """Yield while some active contact has a function; one without counts for none."""
    length = deeds.settings.contact_days
    by_function: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for person, days in by_person.items():
        if function := deeds.people[person].function.strip().casefold():
            by_function[function] += [(day, day + length) for day in days]
    for spans in by_function.values():
        yield from joined(spans)
