"""What a query reads of a meeting's outcome is what the rules conclude from records."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from app.book.book import Book
from app.book.calls import calls
from app.book.dossiers import dossiers
from app.records.account import Account, AccountId
from app.records.exchange import Refusal, RefusalId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    AnswerId,
    Meeting,
    MeetingId,
    Move,
    Outcome,
    Stamp,
    Told,
    Value,
)
from app.records.moment import Due, Moment
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.headline.call import Call
from app.rules.headline.calls import met_of, result_of
from app.rules.outcome import Met, Result, came_of_it
from app.rules.punctuality import Arrival, punctuality
from checklists.pack import Channel, ItemId, Kind

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BEGINS, ENDS = NOW - timedelta(days=20), NOW
ACCOUNTS = [AccountId(name) for name in "abc"]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DUE = Due.on(date(2026, 12, 1), ZONE)


class Any:
    """Meetings and what came of them, at random but near what matters."""

    def __init__(self, seed):
        self.dice = Random(seed)
        self.records = []

    def often(self, part=0.5):
        return self.dice.random() < part

    def about(self, instant, most=4):
        return instant + self.dice.randint(-most * 60, most * 60) * MINUTE / 60

    def stamp(self, instant, most=4):
        if self.often(0.2):
            return None
        later = self.about(instant, most) if self.often(0.3) else None
        return Stamp(self.about(instant, most), later)

    def agenda(self, start):
        told = self.dice.choice(list(Told))
        at = self.about(start - 24 * HOUR) if told is not Told.NOT else None
        lines = tuple(
            AgendaLine(
                f"topic {n}",
                self.dice.randint(3, 8),
                self.dice.choice(["us", "us", "us", "they", "both"]),
                self.dice.choice([None, True, False]),
            )
            for n in range(self.dice.randint(0, 4))
        )
        return Agenda("a purpose", lines, told, at)

    def meeting(self, number):
        start = BEGINS + self.dice.randrange(18 * 24) * HOUR
        end = start + 30 * MINUTE
        pick = self.dice.choice
        return Meeting(
            MeetingId(f"m{number}"),
            pick(ACCOUNTS),
            f"Call {number}",
            Kind.EXPLORATORY,
            pick(list(Channel)),
            Moment.at(start, ZONE),
            Moment.at(end, ZONE),
            self.about(start - 24 * HOUR),
            outcome=pick([Outcome.HELD] * 6 + list(Outcome)),
            unplanned=self.often(0.1),
            agenda=self.agenda(start),
            joined=self.stamp(start),
            started=self.stamp(start),
            late_cause=pick(["", "us", "them", "technical"]),
            ended=self.stamp(end, 6),
            agreed_end=self.about(end, 6) if self.often(0.3) else None,
            told_late=self.about(start) if self.often(0.3) else None,
            moves=tuple(
                Move(Moment.at(start, ZONE), Moment.at(end, ZONE), by_us, at)
                for by_us, at in [(self.often(), self.about(start))]
                if self.often(0.2)
            ),
            class_said=pick(["", "", "", *map(str, Result), "nonsense"]),
            met_said=pick(["", "", "", *map(str, Met), "nonsense"]),
        )

    def deed(self, number, meeting, elsewhere):
        pick = self.dice.choice
        return Promise(
            PromiseId(f"p{number}"),
            meeting.account,
            "a deed",
            self.often(0.3),
            BEGINS,
            kind=pick([PromiseKind.PROMISE, PromiseKind.INVITE]),
            who_words=pick(["Anna", "", " "]),
            due=DUE if self.often(0.7) else None,
            meeting=pick([meeting.id, meeting.id, elsewhere, None]),
            state=pick(list(PromiseState)),
            done=NOW if self.often(0.2) else None,
        )

    def answers(self, meeting, deeds):
        for item in ("plan-outcome", "wrap-outcome", "wrap-exp-fit"):
            if self.often(0.3):
                continue
            state = Answered.ANSWERED if self.often(0.8) else Answered.MISSED
            links, values, text = (), (), ""
            if item != "wrap-exp-fit":
                links = tuple(one.id for one in deeds if self.often())
            if item == "wrap-outcome" and self.often(0.4):
                values = (Value("least", "they have it"),)
            if item == "wrap-exp-fit":
                text = self.dice.choice(["yes", "no", "No ", ""])
                values = (Value("choice", self.dice.choice(["yes", "no", "not yet"])),)
            id_ = AnswerId(f"{meeting.id}-{item}")
            yield Answer(
                id_, meeting.id, ItemId(item), state, NOW, NOW, text, values, links
            )


@pytest.fixture(params=range(4))
def book(request, tmp_path):
    dice = Any(request.param)
    meetings = [dice.meeting(number) for number in range(150)]
    with Book(tmp_path / "earnest.db", clock=lambda: NOW) as book:
        with book.write("Fill") as write:
            for name in ACCOUNTS:
                write.put(Account(name, name, NOW))
            for meeting in meetings:
                write.put(meeting)
            for number, meeting in enumerate(meetings):
                same = [one for one in meetings if one.account == meeting.account]
                deeds = [
                    dice.deed(number * 3 + n, meeting, dice.dice.choice(same).id)
                    for n in range(dice.dice.randint(0, 3))
                ]
                for record in (*deeds, *dice.answers(meeting, deeds)):
                    write.put(record)
                if dice.often(0.2):
                    id_, at = FactId(f"f{number}"), meeting.starts.instant
                    order = dice.dice.choice([StageFact.ORDER, StageFact.REQUEST])
                    fact = Fact(id_, meeting.account, "x", at, at, stage_fact=order)
                    write.put(replace(fact, meeting=meeting.id))
                if dice.often(0.2):
                    id_, at = RefusalId(f"r{number}"), meeting.starts.instant
                    no = Refusal(id_, meeting.account, "no", at, meeting=meeting.id)
                    write.put(no)
        yield book


@pytest.fixture
def told(book):
    """Each meeting as a line, beside its dossier."""
    lines = {row[0]: Call._make(row) for row in calls(book, BEGINS, ENDS)}
    ids = [one.id for one in book.every(Meeting)]
    assert set(lines) == set(ids)
    return [(lines[one.meeting.id], one) for one in dossiers(book, ids, NOW)]


def test_the_class_and_what_was_met_are_those_of_the_rules(told):
    seen = set()
    for call, dossier in told:
        came = came_of_it(dossier)
        assert call.held is (came is not None)
        if came:
            assert (result_of(call), met_of(call)) == (came.result, came.met)
            seen |= {came.derived, came.derived_met}
    assert seen == {*Result, *Met}


def test_arrivals_and_ends_are_those_of_the_rules(told):
    seen, began = set(), set()
    for call, dossier in told:
        figures = punctuality(dossier.meeting, NOW, dossier.settings)
        never = [one for one in figures.joins if one.arrival is Arrival.NEVER]
        came = [
            one
            for one in figures.joins
            if one.arrival is not Arrival.NEVER and one.counts
        ]
        assert call.missed == len(never)
        late = not came[0].kept if came else None
        assert call.came_late is late
        if late:
            assert call.announced is not came[0].unannounced
        by_us = (figures.start_delay_by_us or 0) > 0
        assert call.account == dossier.account.id
        assert call.began_late is (call.held and bool(never or late or by_us))
        over = figures.overrun_against_us
        assert call.ran_over is (None if over is None else over > 0)
        seen |= {("late", late), ("over", call.ran_over)}
        began.add((call.began_late, bool(never), bool(late), by_us))
    assert len(seen) == 6
    alone = {(True, True, False, False), (True, False, True, False)}
    assert began > {*alone, (True, False, False, True), (False,) * 4}


def test_whose_topic_came_first_is_what_the_rule_of_the_agenda_reads(told):
    seen = set()
    for call, dossier in told:
        lines = dossier.meeting.agenda.lines
        begins = [
            sum(line.minutes for line in lines[:n])
            for n, line in enumerate(lines)
            if line.owner != "us" and line.reached is not False
        ]
        assert call.lines == len(lines)
        assert call.theirs_at == min(begins, default=None)
        if call.held and lines:
            assert call.theirs_first(10) is (bool(begins) and begins[0] < 10)
            seen.add(call.theirs_first(10))
    assert seen == {True, False}
