from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.records.account import Account, AccountId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.meeting import MeetingId
from app.records.moment import Due
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.standing.evidence import Deeds, evidence
from app.rules.standing.replay import replay
from app.settings import Settings

FIRST_ORDER = date(2024, 3, 4)
ACCOUNT = AccountId("a")
DAY = timedelta(days=1)


class Story:
    """Dated deeds of one account, told in days after its first order."""

    def __init__(self, settings=None):
        self.settings = settings or Settings(zone="UTC")
        self.facts, self.promises, self.people = [], [], {}

    def at(self, day, hour=12):
        return datetime.combine(FIRST_ORDER + day * DAY, time(hour), UTC)

    def fact(self, kind, *days, **more):
        for day in days:
            name = FactId(f"f{len(self.facts)}")
            self.facts.append(
                Fact(name, ACCOUNT, str(kind), self.at(day), self.at(day),
                     stage_fact=kind, **more)
            )  # fmt: skip
        return self

    def order(self, *days):
        return self.fact(StageFact.ORDER, *days)

    def requests(self, **days):
        for first, when in days.items():
            self.fact(StageFact.REQUEST, *when, called_first=first)
        return self

    def promised(self, day, *, ours=True, kept=True, **more):
        due = Due.on(FIRST_ORDER + day * DAY, "UTC")
        self.promises.append(
            Promise(
                PromiseId(f"p{len(self.promises)}"), ACCOUNT, "Something", ours,
                self.at(day - 2), due=due,
                state=PromiseState.DONE,
                done=self.at(day if kept else day + 9), **more,
            )
        )  # fmt: skip
        return self

    def kept(self, kept, total, since=1, *, ours=True):
        """Promises due a day apart, the first of them not kept."""
        for number in range(total):
            self.promised(since + number, ours=ours, kept=number >= total - kept)
        return self

    def session(self, *days):
        for day in days:
            meeting = MeetingId(f"s{day}")
            self.fact(StageFact.SESSION, day, link="plan.pdf", meeting=meeting)
            for ours in (True, False):
                due = Due.on(FIRST_ORDER + (day + 2000) * DAY, "UTC")
                self.promises.append(
                    Promise(
                        PromiseId(f"p{len(self.promises)}"), ACCOUNT, "A part", ours,
                        self.at(day), due=due, meeting=meeting,
                    )
                )  # fmt: skip
        return self

    def contacts(self, *functions, on=(0,)):
        for function in functions:
            name = PersonId(f"c{len(self.people)}")
            self.people[name] = Person(name, name, ACCOUNT, function=function)
            for day in on:
                self.fact(StageFact.CONTACT, day, who=name)
        return self

    @property
    def deeds(self):
        account = Account(ACCOUNT, "Acme", self.at(-900), zone="UTC")
        return Deeds(
            account, self.settings, tuple(self.facts), tuple(self.promises), (),
            self.people,
        )  # fmt: skip

    def after(self, day, **more):
        until = (FIRST_ORDER + day * DAY).toordinal()
        return replay(evidence(self.deeds), self.settings, until, **more)

    def stage(self, day):
        return self.after(day).stage


@pytest.fixture
def story():
    return Story()
