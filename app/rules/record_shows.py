"""What the record shows before a loss or a dispute: dated deeds, no opinions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Fact, Point, PointAnswer, StageFact
from app.records.meeting import Meeting
from app.records.promise import Promise, PromiseKind
from app.rules.follow_through import Reckoned, Verdict, kept_between
from app.rules.punctuality import punctuality
from app.rules.wording import count, equalised
from app.rules.working_days import working_day_after
from app.settings import Settings

# Further back it is another story.
LOOKED_BACK: Final = timedelta(days=365)
INSTANT: Final = timedelta(microseconds=1)
_ANSWERS: Final = {
    PointAnswer.NO: "we said no",
    PointAnswer.FIXED: "we said it is fixed",
}


@dataclass(frozen=True, slots=True)
class Record:
    """The records of one account that are looked at."""

    settings: Settings
    promises: tuple[Promise, ...] = ()
    asks: tuple[Ask, ...] = ()
    gives: tuple[Give, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    points: tuple[Point, ...] = ()
    facts: tuple[Fact, ...] = ()
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Deed:
    """Something on record, and its instant."""

    at: datetime
    words: str = field(compare=True)


def record_shows(record: Record, until: datetime) -> tuple[Deed, ...]:
    """Return what did not go well in the year up to an instant, oldest first.

    Promises of ours not kept, corrections late, untrue words left standing, asks
    after a no, points answered with no, problems, meetings that ran over.
    """
    since = until - LOOKED_BACK
    found = (
        *_promises(record, since, until),
        *_untrue(record),
        *_asks_after_a_no(record),
        *_points(record),
        *_problems(record, until),
        *_overruns(record, until),
    )
    return tuple(sorted(deed for deed in found if since <= deed.at <= until))


def _promises(record: Record, since: datetime, until: datetime) -> Iterator[Deed]:
    told = kept_between(record.promises, since, until + INSTANT, until, record.settings)
    for one in told.late:
        what = one.promise.what
        first = "We promised"
        if one.promise.kind is PromiseKind.CORRECTION:
            first = "We were to put right"
        yield Deed(one.due.instant, f"{first}: {what}. {_how(one, until)}")


def _how(one: Reckoned, until: datetime) -> str:
    done = one.promise.done
    if one.verdict is Verdict.KEPT_LATE and done is not None and done <= until:
        return f"It came {count(one.days_late, 'day')} late."
    return "It was not kept."


def _untrue(record: Record) -> Iterator[Deed]:
    told = record.settings
    zone, limit = ZoneInfo(told.zone), told.breach_working_days
    for fact in record.facts:
        if fact.stage_fact is not StageFact.BREACH:
            continue
        last = working_day_after(fact.dated.astimezone(zone).date(), limit, told.region)
        if fact.closed is None:
            yield Deed(fact.dated, f"Untrue, and not put right: {fact.what}.")
        elif fact.closed.astimezone(zone).date() > last:
            yield Deed(fact.dated, f"Untrue, and put right late: {fact.what}.")


def _asks_after_a_no(record: Record) -> Iterator[Deed]:
    """Yield asks of the same person for the same thing, with nothing given between."""
    for ask in record.asks:
        if ask.asked is None or ask.dropped:
            continue
        about = equalised(ask.subject or ask.what)
        for no in record.refusals:
            same = no.who == ask.whom and equalised(no.subject) == about
            if same and no.said < ask.asked and not _gave_between(record, no, ask):
                yield Deed(ask.asked, f"We asked again after their no: {ask.what}.")
                break


def _gave_between(record: Record, no: Refusal, ask: Ask) -> bool:
    return any(
        give.asks_nothing
        and give.delivered is not None
        and ask.asked is not None
        and no.said < give.delivered < ask.asked
        and (no.who is None or give.whom == no.who)
        for give in record.gives
    )


def _points(record: Record) -> Iterator[Deed]:
    for point in record.points:
        if point.answered and point.answer in _ANSWERS:
            words = f"{point.subject}: {_ANSWERS[point.answer]}."
            size = (
                f" It was {point.size_to_them} to them." if point.size_to_them else ""
            )
            yield Deed(point.answered, words + size)


def _problems(record: Record, until: datetime) -> Iterator[Deed]:
    for fact in record.facts:
        if fact.stage_fact is not StageFact.PROBLEM:
            continue
        solved = fact.closed is not None and fact.closed <= until
        end = fact.closed if solved and fact.closed else until
        days = count((end - fact.dated).days, "day")
        how = f"solved after {days}" if solved else f"open for {days}"
        yield Deed(fact.dated, f"A problem: {fact.what}, {how}.")


def _overruns(record: Record, until: datetime) -> Iterator[Deed]:
    for meeting in record.meetings:
        over = punctuality(meeting, until, record.settings).overrun_against_us
        if over:
            words = f"“{meeting.title}” ran {count(over, 'minute')} over."
            yield Deed(meeting.ends.instant, words)
