"""One account over ten years, always the same: won, deepened, neglected, won again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from app.records.account import Account, AccountId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.meeting import Attendee, Meeting, MeetingId, Outcome
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.standing.evidence import Deeds
from app.settings import Settings
from bench.instant import NOW
from checklists.pack import Channel, Kind

ACCOUNT: Final = AccountId("decade")
YEARS: Final = 10
ZONE: Final = "Europe/Berlin"
# Of a year's promises of ours, and of theirs.
PROMISES, THEIRS = 40, 10
_DAY: Final = timedelta(days=1)
_BEGINS: Final = NOW.date() - timedelta(days=365 * YEARS)
# The third year disappoints, in the fourth they turn elsewhere, then all falls silent
# for two and a half years; in the last something we said comes out untrue.
_POOR: Final = range(950, 1300)
_ELSEWHERE: Final = range(1300, 1460)
_SILENT: Final = range(1460, 2400)
_UNTRUE: Final = 3500
_FUNCTIONS: Final = ("buying", "it", "shift planning", "buying")


def ten_years() -> Deeds:
    """Return its deeds: facts, promises, meetings and people, in the order of days."""
    dice = Random(10)
    people = tuple(
        Person(PersonId(f"d{n}"), f"Person {n}", ACCOUNT, function=function)
        for n, function in enumerate(_FUNCTIONS)
    )
    return Deeds(
        account=Account(ACCOUNT, "Decade", _at(-30), zone=ZONE),
        settings=Settings(zone=ZONE),
        facts=tuple(_facts(dice, people)),
        promises=tuple(_promises(dice)),
        meetings=tuple(_meetings(people)),
        people={one.id: one for one in people},
    )


def _facts(dice: Random, people: tuple[Person, ...]) -> Iterator[Fact]:
    named = iter(range(10**6))

    def fact(kind: StageFact, day: int) -> Fact:
        at, name = _at(day), FactId(f"f{next(named)}")
        return Fact(name, ACCOUNT, str(kind), at, at, stage_fact=kind)

    for day in _busy(31):
        yield replace(fact(StageFact.REQUEST, day), called_first=_first(dice, day))
    for day in _busy(120):
        if day not in _ELSEWHERE:
            yield replace(fact(StageFact.ORDER, day), value=9000 + day)
            yield fact(StageFact.DISCLOSURE, day + 20)
    for day in _busy(75):
        meeting = MeetingId(f"s{day}")
        yield replace(fact(StageFact.SESSION, day), link="plan.pdf", meeting=meeting)
    for day in _busy(200):
        yield replace(fact(StageFact.PROBLEM, day), closed=_at(day + 8))
    for day in _busy(11):
        yield replace(fact(StageFact.CONTACT, day), who=dice.choice(people).id)
    yield fact(StageFact.BREACH, _UNTRUE)


def _first(dice: Random, day: int) -> str:
    if day in _ELSEWHERE:
        return "no"
    return "yes" if dice.random() < 0.9 else "unknown"


def _promises(dice: Random) -> Iterator[Promise]:
    """Yield what both sides promised; in poor years half of ours comes late."""
    for number in range(PROMISES * YEARS):
        day = 5 + number * 365 // PROMISES
        if day not in _SILENT:
            late = day in _POOR and dice.random() < 0.6
            task = number % 4 == 3 and not late
            kind = PromiseKind.AFTER_SALES if task else PromiseKind.PROMISE
            yield _promise(f"o{number}", day, late=late, kind=kind)
    for number in range(THEIRS * YEARS):
        day = 15 + number * 365 // THEIRS
        if day not in _SILENT:
            yield _promise(f"t{number}", day, late=dice.random() < 0.1, ours=False)
    for day in _busy(75):
        # What a planning session is without: a promise of each side.
        session = MeetingId(f"s{day}")
        for ours in (True, False):
            name = f"s{day}{ours}"
            yield _promise(name, day + 30, late=False, ours=ours, meeting=session)


def _promise(
    name: str,
    day: int,
    *,
    late: bool,
    ours: bool = True,
    kind: PromiseKind = PromiseKind.PROMISE,
    meeting: MeetingId | None = None,
) -> Promise:
    done = _at(day + (9 if late else -1))
    return Promise(
        PromiseId(name),
        ACCOUNT,
        "What was promised",
        ours,
        _at(day - 30) if meeting else _at(day - 8),
        kind=kind,
        due=Due.on(_day(day), ZONE),
        meeting=meeting,
        state=PromiseState.DONE if done < NOW else PromiseState.OPEN,
        done=done if done < NOW else None,
    )


def _meetings(people: tuple[Person, ...]) -> Iterator[Meeting]:
    for number, day in enumerate(_busy(14)):
        there = (people[number % 4], people[(number + 1) % 4])
        yield Meeting(
            MeetingId(f"m{number}"),
            ACCOUNT,
            "A talk",
            Kind.AFTER_SALES,
            Channel.WEB,
            Moment.at(_at(day), ZONE),
            Moment.at(_at(day) + timedelta(minutes=45), ZONE),
            _at(day - 6),
            attendees=tuple(Attendee(one.id) for one in there),
            outcome=Outcome.HELD,
        )


def _busy(apart: int) -> Iterator[int]:
    """Yield days so far apart, without those on which all was silent."""
    return (day for day in range(10, 365 * YEARS, apart) if day not in _SILENT)


def _day(day: int) -> date:
    return _BEGINS + day * _DAY


def _at(day: int) -> datetime:
    return datetime.combine(_day(day), time(11), ZoneInfo(ZONE)).astimezone(UTC)
