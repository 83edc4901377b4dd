"""What a query tells of a period is what the rules conclude from the records."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from app.book.book import Book
from app.records.account import Account, AccountId
from app.records.meeting import (
    Answer,
    Answered,
    AnswerId,
    Meeting,
    MeetingId,
    Move,
    Outcome,
    Stamp,
)
from app.records.moment import Due, Moment
from app.records.promise import DueMove, Promise, PromiseId, PromiseState
from app.rules.punctuality import punctuality
from checklists.pack import Channel, ItemId, Kind
from reports.follow_through import Gathered, Written, follow_through
from reports.follow_through.due import Ending, fell_due
from reports.gather import gather
from reports.period import Period

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PERIOD = Period(date(2026, 11, 1), date(2026, 11, 30), ZONE)
ACCOUNTS = [AccountId(name) for name in "abcdefgh"]
ITEMS = [ItemId(name) for name in ("plan-outcome", "reh-ask", "pre-clock")]
AFTERWARDS = ItemId("wrap-outcome")


class Any:
    """Records with every field at random, near the limits that matter."""

    def __init__(self, seed):
        self.random = Random(seed)

    def often(self, part=0.8):
        return self.random.random() < part

    def day(self):
        return date(2026, 10, 30) + timedelta(days=self.random.randrange(34))

    def near(self, instant, hours=40):
        """Return the instant itself, some time before or after it, or nothing."""
        if self.often(0.4):
            return None
        return instant + timedelta(hours=self.random.randint(-hours, hours) // 8)

    def promise(self, number):
        pick = self.random.choice
        due = Due.on(self.day(), ZONE)
        moves = [
            DueMove(
                due,
                pick([due, Due.on(self.day(), ZONE)]),
                pick(["", "us", "Anna"]),
                self.near(due.instant) or due.instant,
            )
            for _ in range(pick([0, 0, 0, 1, 2]))
        ]
        state = pick([PromiseState.DONE] * 6 + list(PromiseState))
        return Promise(
            PromiseId(f"p{number}"),
            pick(ACCOUNTS),
            "a thing",
            self.often(),
            due.instant - timedelta(days=40),
            due=due if self.often(0.9) else None,
            told=self.often(),
            state=state,
            done=self.near(due.instant),
            reopened=self.near(due.instant) if self.often(0.2) else None,
            cancelled=self.near(due.instant) if self.often(0.2) else None,
            cancelled_by=pick(["us", "them"]),
            with_their_yes=self.often(0.5),
            voided=self.near(due.instant) if self.often(0.2) else None,
            moves=tuple(moves),
            told_late=self.near(due.instant),
            private=self.often(0.2),
        )

    def meeting(self, number):
        pick = self.random.choice
        hour = timedelta(hours=self.random.randrange(24))
        begins = datetime.combine(self.day(), datetime.min.time(), UTC) + hour
        start = Moment.at(begins, ZONE)
        moves = [
            Move(start, start, self.often(0.5), self._minutes(begins))
            for _ in range(pick([0, 0, 0, 1]))
        ]
        return Meeting(
            MeetingId(f"m{number}"),
            pick(ACCOUNTS),
            "A call",
            Kind.EXPLORATORY,
            pick(list(Channel)),
            start,
            Moment.at(begins + timedelta(minutes=30), ZONE),
            begins - timedelta(days=9),
            outcome=pick([Outcome.HELD] * 8 + list(Outcome)),
            joined=self._stamp(begins),
            started=self._stamp(begins),
            ended=self._stamp(begins + timedelta(minutes=30)),
            late_cause=pick(["", "us", "them", "technical"]),
            told_late=self._minutes(begins),
            moves=tuple(moves),
        )

    def answers(self, meeting):
        for item in (*ITEMS, AFTERWARDS):
            at = self._minutes(meeting.starts.instant, 40)
            state = Answered.ANSWERED if self.often() else Answered.MISSED
            name = AnswerId(f"{meeting.id}-{item}")
            yield Answer(name, meeting.id, item, state, at, at)

    def _minutes(self, instant, most=3):
        return instant + timedelta(minutes=self.random.randint(-3, most))

    def _stamp(self, instant):
        if self.often(0.3):
            return None
        corrected = self._minutes(instant) if self.often(0.3) else None
        return Stamp(self._minutes(instant), corrected)


@pytest.fixture(params=range(3))
def told(request, tmp_path):
    """A book, and all its promises, meetings and answers."""
    one = Any(request.param)
    promises = [one.promise(number) for number in range(1500)]
    meetings = [one.meeting(number) for number in range(600)]
    answers = [answer for meeting in meetings for answer in one.answers(meeting)]
    with Book(tmp_path / "earnest.db", clock=lambda: NOW) as book:
        with book.write("Fill") as write:
            for name in ACCOUNTS:
                write.put(Account(name, name, NOW))
            for record in (*meetings, *promises, *answers):
                write.put(record)
        yield book, promises, meetings, answers


def test_a_report_is_the_same_told_by_queries_and_by_rules(told):
    book, promises, *_ = told
    gathered = gather(book, PERIOD, NOW, conclude=False)
    whole = Gathered(
        PERIOD,
        NOW,
        book.settings(),
        book.every(Account),
        tuple(promises),
        written=gathered.written,
        headline=gathered.headline,
        aside=gathered.aside,
    )
    assert follow_through(gathered) == follow_through(whole)
    told, judged = fell_due(gathered), fell_due(whole)
    plainly = [one for one in judged if one not in told]
    assert [one for one in judged if one in told] == list(told)
    assert {one.ending for one in plainly} == {Ending.ON_TIME}
    assert gathered.kept.by_account == Counter(one.account for one in plainly)
    assert gathered.kept.by_due == Counter(one.due for one in plainly)


def test_a_query_tells_most_of_what_was_kept(told):
    book, *_ = told
    assert gather(book, PERIOD, NOW, conclude=False).kept.total > 30


def test_what_was_held_and_began_late_is_what_the_rules_conclude(told):
    book, _, meetings, _ = told
    held = [
        one
        for one in meetings
        if one.outcome is Outcome.HELD and PERIOD.holds(one.starts.instant)
    ]
    # Nothing that was stamped lies ahead of the end of the period.
    figures = [punctuality(one, PERIOD.ends, book.settings()) for one in held]
    late = [
        any(join.counts and not join.kept for join in of.joins)
        or (of.start_delay_by_us or 0) > 0
        for of in figures
    ]
    calls = gather(book, PERIOD, NOW, conclude=False).headline.calls
    assert calls.held == Counter(one.account for one in held)
    assert calls.began_late == sum(late)
    assert 50 < calls.began_late < len(held) - 50


def test_answers_are_counted_as_the_times_of_their_calls_class_them(told):
    book, _, meetings, answers = told
    by_id = {meeting.id: meeting for meeting in meetings}
    counted = [0, 0, 0]
    for answer in answers:
        meeting = by_id[answer.meeting]
        if (
            not PERIOD.holds(meeting.starts.instant)
            or answer.state is not Answered.ANSWERED
            or answer.item == AFTERWARDS
        ):
            continue
        if answer.at <= meeting.actual_start:
            counted[0] += 1
        elif answer.at <= (meeting.actual_end or meeting.ends.instant):
            counted[1] += 1
        else:
            counted[2] += 1
    gathered = gather(book, PERIOD, NOW, conclude=False)
    assert gathered.written == Written(*counted)
    assert min(counted) > 50
