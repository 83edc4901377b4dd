"""Accounts to review: one with years behind it, one new, one full of hostile names."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.account_file import AccountFile
from app.records.account import Account, AccountId
from app.records.exchange import (
    Ask,
    AskId,
    Concession,
    ConcessionId,
    Give,
    GiveId,
    Refusal,
    RefusalId,
)
from app.records.knowledge import (
    Fact,
    FactId,
    KnownBy,
    Need,
    NeedId,
    Note,
    NoteId,
    NoteKind,
    Point,
    PointAnswer,
    PointId,
    Size,
    StageFact,
)
from app.records.loss import Loss, LossId
from app.records.meeting import Attendee, Meeting, MeetingId, Outcome, Stamp
from app.records.moment import Due, Moment
from app.records.option import Option, OptionId
from app.records.person import Person, PersonId, Role, View
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.settings import Settings
from checklists.pack import Channel, Kind, Stage
from reports.account_review import account_review
from reports.period import Period

HERE = "Europe/Prague"
NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
HAVEL = AccountId("havel")
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), HERE)
DAY = timedelta(days=1)


def ago(days):
    return NOW - days * DAY


def fact(number, kind, days, what, **given):
    at = ago(days)
    return Fact(FactId(f"f{number}"), HAVEL, what, at, at, stage_fact=kind, **given)


def promise(name, what, days, late=None, **given):
    """A promise due so many days ago; done the day before, or late, or not at all."""
    due = Due.on(ago(days).date(), HERE)
    settled = {}
    if late is None:
        settled = {"state": PromiseState.DONE, "done": due.instant - DAY}
    elif late:
        settled = {"state": PromiseState.DONE, "done": due.instant + late * DAY}
    return Promise(
        PromiseId(name), HAVEL, what, given.pop("ours", True), ago(days + 14), due=due,
        **(settled | given),
    )  # fmt: skip


def meeting(number, days, *people, **given):
    start = ago(days)
    return Meeting(
        MeetingId(f"m{number}"), HAVEL, given.pop("title", f"Talk {number}"),
        given.pop("kind", Kind.AFTER_SALES), Channel.WEB, Moment.at(start, HERE),
        Moment.at(start + timedelta(minutes=30), HERE), start - 9 * DAY,
        attendees=tuple(Attendee(PersonId(one)) for one in people),
        outcome=given.pop("outcome", Outcome.HELD), joined=Stamp(start),
        ended=Stamp(start + timedelta(minutes=30)), uid=f"u{number}", **given,
    )  # fmt: skip


def person(name, **given):
    return Person(PersonId(name.split()[0].lower()), name, HAVEL, **given)


def note(number, kind, days, text, **given):
    return Note(NoteId(f"n{number}"), HAVEL, text, ago(days), kind=kind, **given)


PEOPLE = (
    person(
        "Petra Havlová", role=Role.SIGNS, function="Managing Director",
        conduct="Shouts at night", tie="Cousin of ours", note="Buys boots",
    ),
    person("Karel Novák", role=Role.DECIDES, function="Plant", view=View.DIFFERS,
           view_about="a fixed term"),
    person("Jana Malá", role=Role.USES, function="Planning", view=View.AGREES),
    person("Otto Berg", role=Role.ADVISES, function="Legal", view=View.OPPOSES),
)  # fmt: skip
SESSIONS = (MeetingId("m7"), MeetingId("m8"))


def deeds():
    return {
        "facts": (
            fact(1, StageFact.ORDER, 900, "Two lines", value=48000),
            fact(2, StageFact.ORDER, 400, "Night shift", value=12000),
            fact(3, StageFact.ORDER, 200, "Third line", value=30500),
            fact(4, StageFact.REQUEST, 300, "A price for Brno", called_first="yes"),
            fact(5, StageFact.REQUEST, 150, "Help with swaps", called_first="yes"),
            fact(6, StageFact.DISCLOSURE, 120, "Their budget of next year"),
            fact(7, StageFact.PROBLEM, 90, "Export lost rows", closed=ago(85)),
            fact(8, StageFact.SESSION, 160, "Plan of the year", link="plan.pdf",
                 meeting=SESSIONS[0]),
            fact(9, StageFact.SESSION, 100, "Plan for Brno", link="brno.pdf",
                 meeting=SESSIONS[1]),
            fact(10, StageFact.CONTACT, 18, "Jana wrote about swaps",
                 who=PersonId("jana"), began="them"),
        ),
        "promises": (
            *(promise(f"k{n}", f"Sheet {n}", 6 + 9 * n) for n in range(1, 14)),
            promise("old1", "First plan", 500), promise("old2", "Second plan", 480),
            *(promise(f"t{n}", f"Their list {n}", 9 + 40 * n, ours=False)
              for n in range(5)),
            promise("s1", "Session: our part", 95, meeting=SESSIONS[1]),
            promise("s2", "Session: their part", 94, ours=False, meeting=SESSIONS[1]),
            promise("s3", "Plan: our part", 155, meeting=SESSIONS[0]),
            promise("s4", "Plan: their part", 154, ours=False, meeting=SESSIONS[0]),
            promise("a1", "Mend the export", 30, kind=PromiseKind.AFTER_SALES,
                    effort_planned=60, effort_spent=50),
            promise("a2", "Teach the night shift", 20, late=2,
                    kind=PromiseKind.AFTER_SALES),
            promise("late", "Security paper", 4, late=0),
            promise("owed", "Shift plan of line 3", 6, late=0, ours=False),
            promise("secret", "Quietly promised", 5, late=0, private=True),
            promise("plan", "Own plan of mine", 5, late=0, told=False),
        ),
        "meetings": (
            meeting(1, 300, "petra", "karel"),
            meeting(2, 12, "jana", "petra", title="Swaps, Havel & Sons"),
            meeting(3, 5, "jana", title="Check-in, Havel & Sons",
                    invite_is_ours=True),
            meeting(7, 160, "petra", "jana"), meeting(8, 100, "petra", "jana"),
            meeting(9, 3, "karel", outcome=Outcome.CANCELLED_BY_THEM,
                    title="Terms, Havel & Sons"),
        ),
    }  # fmt: skip


def spoken():
    return {
        "gives": (
            Give(GiveId("g1"), HAVEL, "Checklist for swaps", ago(70), PersonId("jana"),
                 "calm nights", delivered=ago(66)),
            Give(GiveId("g2"), HAVEL, "Two names in Brno", ago(60), PersonId("petra"),
                 delivered=ago(58)),
            Give(GiveId("g3"), HAVEL, "Not yet sent", ago(9), PersonId("jana")),
        ),
        "asks": (
            Ask(AskId("q1"), HAVEL, "A letter we may show", ago(40), PersonId("petra"),
                "a reference", asked=ago(40)),
            Ask(AskId("q2"), HAVEL, "A talk with the board", ago(16),
                PersonId("petra"), "a bigger order", asked=ago(12)),
        ),
        "refusals": (
            Refusal(RefusalId("r1"), HAVEL, "Not before the audit", ago(12),
                    PersonId("petra"), "board"),
        ),
        "trades": (
            Concession(ConcessionId("c1"), HAVEL, ago(60), "a month to leave",
                       "a letter we may show", "three months", cost_to_us="little",
                       value_to_them="much"),
            Concession(ConcessionId("c2"), HAVEL, ago(50), "the price of last year",
                       dropped=True),
        ),
        "points": (
            Point(PointId("p1"), HAVEL, "Invoice on the 1st", ago(50),
                  size_to_them=Size.BIG, known_by=KnownBy.SAID, size_to_us=Size.SMALL,
                  protects="their quarter"),
            Point(PointId("p2"), HAVEL, "Notice of three months", ago(45),
                  size_to_them=Size.SMALL, size_to_us=Size.BIG),
            Point(PointId("p3"), HAVEL, "Data in Prague", ago(44),
                  answer=PointAnswer.YES, answered=ago(40)),
        ),
        "options": (
            Option(OptionId("o1"), HAVEL, "Kernwick", ago(40),
                   pros=("cheaper by a fifth",), cons=("no night line",),
                   their_pros=("known to their bank",)),
            Option(OptionId("o2"), HAVEL, "Our planner", ago(40), ours=True,
                   pros=("in use on two lines",), cons=("no offline mode",),
                   their_cons=("the term is long",)),
        ),
        "needs": (
            Need(NeedId("w1"), HAVEL, "No call-ins on days off", ago(300),
                 PersonId("jana")),
            Need(NeedId("w2"), HAVEL, "A swap takes a minute", ago(12),
                 PersonId("jana")),
        ),
        "notes": (
            note(1, NoteKind.LANDSCAPE, 100, "Their bank asks for shorter notice",
                 review=ago(10).date()),
            note(2, NoteKind.LANDSCAPE, 20, "A rival closed its yard in Brno",
                 review=date(2027, 1, 15)),
            note(3, NoteKind.LESSON, 30, "Drivers know the swaps best",
                 who=PersonId("karel")),
            note(4, NoteKind.PLAIN, 3, "Plain note that stays"),
            note(5, NoteKind.WORRY, 3, "Worry that stays"),
        ),
        "losses": (
            Loss(LossId("l1"), HAVEL, "The Ostrava line", ago(45), ago(45),
                 theirs="You would not move the invoice date",
                 ours="We thought it was a detail", reason="rigid terms",
                 small_point=PointId("p1"), stage=Stage.ME_FIRST,
                 known_by=KnownBy.SAID, review="A date of their choice, in a day"),
        ),
    }  # fmt: skip


@pytest.fixture
def new_account():
    """An account nobody has talked to."""
    return AccountFile(
        Account(HAVEL, "Havel & Sons", ago(2)),
        Settings(name="Ida Holm", zone=HERE, own_emails=("ida@holm.example",)),
        NOW.date(),
        NOW,
    )


@pytest.fixture
def rich(new_account):
    """One of years, with a promise late, a loss, a point that is theirs for little."""
    account = Account(
        HAVEL, "Havel & Sons", ago(1000), zone=HERE, shared_goal="No call-ins at night",
        engagement=("Call, never mail", "Nothing after six"),
    )  # fmt: skip
    return replace(new_account, account=account, people=PEOPLE, **deeds(), **spoken())


@pytest.fixture
def november():
    return NOVEMBER


@pytest.fixture
def broken(rich):
    """The same account after something we said came out untrue and stayed so."""
    breach = fact(20, StageFact.BREACH, 40, "We said the audit was passed")
    return replace(rich, facts=(*rich.facts, breach))


@pytest.fixture
def before_any_order(rich):
    """Talks, gives and promises, and nothing ordered yet."""
    kept = tuple(f for f in rich.facts if f.stage_fact is not StageFact.ORDER)
    return replace(rich, facts=kept)


HOSTILE = "<b>&\"'</b> " + "Wolfeschlegelsteinhausenbergerdorff" * 6
LONG = f"{HOSTILE} " + "and so on, in many words that nobody reads to the end " * 8


KEPT = {"id", "account", "meeting", "who", "whom", "small_point", "zone", "uid"} | {
    "called_first", "link", "began", "cancelled_by", "part", "region",
}  # fmt: skip


def _made(value):
    """Return a record with its words made hostile and long; ids stay."""
    made = {}
    for name in value.__dataclass_fields__:
        held = getattr(value, name)
        if name not in KEPT and type(held) is str and held:
            made[name] = LONG
        elif type(held) is tuple and held and all(type(one) is str for one in held):
            made[name] = tuple([LONG] * 5)
    return replace(value, **made)


@pytest.fixture
def hostile(rich):
    """Twice and more of everything, in words that look like markup and never end."""
    families = (
        "people", "facts", "promises", "meetings", "gives", "asks", "refusals",
        "trades", "points", "options", "needs", "notes", "losses",
    )  # fmt: skip
    more = {}
    for name in families:
        records = getattr(rich, name)
        copies = [
            replace(_made(one), id=type(one.id)(f"{one.id}{turn or ''}"))
            for turn in range(4)
            for one in records
        ]
        more[name] = tuple(copies)
    return replace(rich, account=_made(rich.account), **more)


@pytest.fixture
def ally(rich):
    """One who plans together with us: two years of kept promises and of talks."""
    kept = [promise(f"y{n}", f"Sheet {n}", 10 + 25 * n) for n in range(28)]
    theirs = [promise(f"b{n}", f"List {n}", 15 + 60 * n, ours=False) for n in range(8)]
    sessions = [one for one in rich.promises if one.meeting in SESSIONS]
    talks = [meeting(f"y{n}", 8 + 50 * n, "petra", "jana", "karel") for n in range(14)]
    requests = [
        fact(f"r{days}", StageFact.REQUEST, days, "A price", called_first="yes")
        for days in (620, 560, 500)
    ]
    return replace(
        rich,
        promises=(*kept, *theirs, *sessions),
        meetings=tuple(
            sorted((*talks, *rich.meetings), key=lambda one: one.starts.instant)
        ),
        facts=(*rich.facts, *requests),
    )


@pytest.fixture
def told(november):
    """Make the review of a file over November."""
    return lambda file, *wishes: account_review(file, november, *wishes)


@pytest.fixture
def kept_as():
    """Compare a text with the file kept of it; EARNEST_KEEP=1 writes it anew."""

    def compare(name, text):
        kept = Path(__file__).parent / "expected" / name
        if os.environ.get("EARNEST_KEEP"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(f"{text}\n", "utf-8", newline="\n")
        assert f"{text}\n" == kept.read_text("utf-8")

    return compare
