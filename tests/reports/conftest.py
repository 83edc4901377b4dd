"""Meetings to print: one like any day's, one with nothing prepared, a full one."""

import os
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.dossier import Dossier
from app.records.account import Account, AccountId
from app.records.exchange import Ask, AskId, Concession, ConcessionId, Give, GiveId
from app.records.knowledge import (
    Claim,
    ClaimId,
    Need,
    NeedId,
    Point,
    PointId,
    PointKind,
    Side,
)
from app.records.loss import Loss, LossId
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    AnswerId,
    Attendee,
    Meeting,
    MeetingId,
    Outcome,
    Stamp,
    Value,
)
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId, Role, View
from app.records.promise import Promise, PromiseId, PromiseState
from app.rules.headline.calls import OfCalls
from app.rules.headline.found import Found
from app.rules.headline.tally import Case, Tally
from app.rules.outcome import Result
from app.rules.preparation import prepare as preparation_of
from app.rules.values import (
    ReadyWord,
)
from app.settings import Settings
from checklists.library import Library
from checklists.pack import Channel, ItemId, Kind, Length, Stage
from reports.follow_through import (
    Gathered,
    Headline,
    Named,
    Passed,
    SetAside,
    Written,
)
from reports.period import Period

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)
STARTS = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
HERE = "Europe/Berlin"
MEETING = MeetingId("m1")
ACCOUNT = AccountId("norrland")


def answer(item, text="", *values, **given):
    return Answer(
        AnswerId(f"a-{item}"),
        MEETING,
        ItemId(item),
        given.pop("state", Answered.ANSWERED),
        NOW - timedelta(hours=3),
        NOW - timedelta(hours=3),
        text=text,
        values=tuple(Value(field, words) for field, words in values),
        **given,
    )


def answers(*several):
    return {one.item: one for one in several}


def prepared(dossier, length=Length.STANDARD):
    """Conclude all that is concluded about a meeting, from the built-in packs."""
    meeting = replace(dossier.meeting, length=length)
    library = Library()
    rows = library.items(library.packs_for(meeting.kind, meeting.channel))
    return preparation_of(replace(dossier, meeting=meeting), rows)


def promise(name, what, **given):
    return Promise(
        PromiseId(name),
        given.pop("account", ACCOUNT),
        what,
        given.pop("ours", True),
        given.pop("made", NOW - timedelta(days=10)),
        **given,
    )


def person(name, **given):
    return Person(PersonId(name.split()[0].lower()), name, ACCOUNT, **given)


def meeting(*attendees, **given):
    return Meeting(
        given.pop("id", MEETING),
        given.pop("account", ACCOUNT),
        "Norrland: line 3",
        given.pop("kind", Kind.EXPLORATORY),
        given.pop("channel", Channel.WEB),
        Moment.at(STARTS, HERE),
        Moment.at(STARTS + timedelta(minutes=45), HERE),
        NOW - timedelta(days=5),
        attendees=tuple(Attendee(one) for one in attendees),
        **given,
    )


@pytest.fixture
def empty():
    """A booked meeting with nothing prepared."""
    return Dossier(
        now=NOW,
        settings=Settings(name="Ida Holm", zone=HERE),
        meeting=meeting(),
        account=Account(ACCOUNT, "Norrland Robotics", NOW, zone="America/New_York"),
    )


@pytest.fixture
def dossier(empty):
    """A meeting prepared like the one of the picture."""
    anna = person(
        "Anna Lindqvist",
        role=Role.DECIDES,
        sound="LIND-kvist",
        view=View.DIFFERS,
        view_about="the price model",
    )
    tomas = person("Tomás Rey", role=Role.USES, sound="toh-MAHS")
    ida = Person(PersonId("ida"), "Ida Holm", ours=True)
    lines = (
        AgendaLine("purpose", 3, "us"),
        AgendaLine("their goals", 20, "they"),
        AgendaLine("what we saw elsewhere", 12, "us"),
        AgendaLine("next steps", 10, "both"),
    )
    agenda = Agenda(
        "We want to learn whether line 3 is worth a pilot. "
        "If it is not, I will say so.",
        lines,
    )
    return replace(
        empty,
        meeting=meeting(anna.id, tomas.id, ida.id, agenda=agenda),
        people={one.id: one for one in (anna, tomas, ida)},
        answers=answers(
            answer("plan-outcome", links=("wanted",)),
            answer("plan-min-outcome", "They leave with the changeover sheet."),
            answer("plan-intent", "", ("purpose", agenda.purpose)),
            answer("plan-exp-goal", "A line that stands still less often"),
            answer(
                "reh-questions",
                "",
                ("question", "What would make this hour worth it for you?"),
                ("question", "What happens if line 3 stays as it is?"),
                ("follow-up", "Who notices first?"),
                ("question", "Anna: where do you see it differently?"),
            ),
            answer("pre-promises", "will own up first"),
        ),
        promises=(
            promise(
                "wanted",
                "names someone for a pilot",
                ours=False,
                who=anna.id,
                due=Due.on(date(2026, 11, 27), HERE),
                state=PromiseState.WANTED,
                meeting=MEETING,
            ),
            promise("paper", "security paper", due=Due.on(date(2026, 11, 19), HERE)),
            promise(
                "shifts",
                "shift plan of line 3",
                ours=False,
                who=tomas.id,
                due=Due.on(date(2026, 11, 23), HERE),
            ),
        ),
        gives=(
            Give(
                GiveId("g"),
                ACCOUNT,
                "changeover checklist for line 3",
                NOW,
                meeting=MEETING,
            ),
        ),
        asks=(
            Ask(
                AskId("q"),
                ACCOUNT,
                "one person for a two-week pilot",
                NOW,
                we_gain="a reference",
                easy_no="not this winter",
                meeting=MEETING,
            ),
        ),
        claims=(
            Claim(
                ClaimId("limit"),
                ACCOUNT,
                "SOC 2 is not done and has no date yet",
                NOW,
                side=Side.LIMIT,
                meeting=MEETING,
            ),
            Claim(
                ClaimId("third"),
                ACCOUNT,
                "a third less changeover",
                NOW,
                evidence="time sheets of Brandt",
                evidence_date=date(2026, 10, 1),
                meeting=MEETING,
            ),
        ),
        needs=(
            Need(NeedId("n"), ACCOUNT, "line 3 stable before spring", NOW, tomas.id),
        ),
    )


@pytest.fixture
def full(dossier):
    """A full proposal with twelve people, other scripts and very long names."""
    names = [
        "山田 太郎",
        "דנה לוי",
        f"{'Wolfeschlegelsteinhausenbergerdorff' * 2} Schmidt",
        *(f"Guest {letter}. Ngũgĩ wa Kamau" for letter in "ABCDEFG"),
    ]
    guests = [
        replace(
            person(f"{n} {name}"),
            name=name,
            role=Role.ADVISES,
            function="plant engineering",
            zone="Asia/Tokyo" if n == 0 else "",
        )
        for n, name in enumerate(names)
    ]
    people = {**dossier.people, **{one.id: one for one in guests}}
    attendees = (*dossier.meeting.attendees, *(Attendee(g.id) for g in guests))
    return replace(
        dossier,
        meeting=replace(
            dossier.meeting,
            kind=Kind.PROPOSAL,
            channel=Channel.PHONE,
            attendees=attendees,
            number="+493012345678",
        ),
        people=people,
        account=replace(
            dossier.account,
            name="Vereinigte Nordländische Maschinen-"
            "und Anlagenbaugesellschaft für Robotik AG & Co. KG",
        ),
        answers=dossier.answers
        | answers(
            answer(
                "plan-changes",
                "New finance head since June; hiring freeze; two lines moved to Brno",
            ),
            answer("plan-neg-small-points", "", links=("pt",)),
            answer(
                "reh-neg-goals",
                "",
                ("theirs", "live before June"),
                ("ours", "24 months"),
            ),
            answer(
                "reh-neg-fixed",
                "Exit clause, legal; Mr Sato can waive it for a shorter term",
            ),
        ),
        points=(
            Point(
                PointId("pt"),
                ACCOUNT,
                "Invoice date",
                NOW,
                our_answer="the 1st is fine",
            ),
            Point(PointId("gap"), ACCOUNT, "No offline mode", NOW, kind=PointKind.GAP),
        ),
        concessions=(
            Concession(
                ConcessionId("c1"),
                ACCOUNT,
                NOW,
                "a monthly exit",
                "a reference call",
                "three months' notice",
                meeting=MEETING,
            ),
            Concession(
                ConcessionId("c2"),
                ACCOUNT,
                NOW,
                "price held",
                "a two-year term",
                meeting=MEETING,
            ),
        ),
    )


@pytest.fixture
def prepare():
    """Conclude what a page needs about a dossier."""
    return prepared


@pytest.fixture
def preparation(dossier):
    """The everyday meeting, concluded."""
    return prepared(dossier)


@pytest.fixture
def expected():
    """Compare a page with the file kept of it; EARNEST_KEEP=1 writes it anew."""

    def compare(name, page):
        kept = Path(__file__).parent / "expected" / name
        if os.environ.get("EARNEST_KEEP"):
            kept.write_text(page, "utf-8", newline="\n")
        assert page == kept.read_text("utf-8")

    return compare


def held_at(number, account, start, **given):
    """A held web meeting of half an hour."""
    end = start + timedelta(minutes=30)
    return replace(
        meeting(id=MeetingId(f"h{number}"), account=AccountId(account)),
        starts=Moment.at(start, HERE),
        ends=Moment.at(end, HERE),
        joined=Stamp(start - timedelta(minutes=2) + given.pop("late", timedelta())),
        ended=Stamp(end),
        outcome=Outcome.HELD,
        **given,
    )


def due_on(name, account, day, **given):
    """A promise by us that falls due on a day of the month; done the day before."""
    due = Due.on(date(2026, 11, day), HERE)
    settled = {"state": PromiseState.DONE, "done": due.instant - timedelta(days=1)}
    return promise(
        name,
        given.pop("what", f"thing {name}"),
        account=AccountId(account),
        due=due,
        **(settled | given),
    )


@pytest.fixture
def meetings():
    """The 19 meetings held in that November; to the fifth the rep came late."""
    return tuple(
        held_at(
            n,
            name,
            BEGIN + timedelta(days=n % 18, hours=n % 5),
            late=timedelta(minutes=9 if n == 4 else 0),
        )
        for n, name in enumerate(
            ["brandt"] * 6 + ["havel"] * 5 + ["norrland"] * 5 + ["casa"] * 3
        )
    )


@pytest.fixture
def month(meetings):
    """A rep's November: five accounts, a promise open, one late and not told."""
    accounts = tuple(
        Account(AccountId(name), full, NOW)
        for name, full in (
            ("brandt", "Brandt Logistik"),
            ("havel", "Havel & Sons"),
            ("norrland", "Norrland Robotics"),
            ("casa", "Casa Verde"),
            ("kitano", "北野フーズ"),
            ("quiet", "Quiet Corner"),
        )
    )
    kept = [
        due_on(f"{name}{n}", name, day)
        for name, days in {
            "brandt": (2, 3, 4, 9, 10, 11, 16, 17, 18, 19),
            "havel": (5, 6, 12, 13, 20),
            "norrland": (6, 11, 17),
            "kitano": (12, 18),
            "casa": (9,),
        }.items()
        for n, day in enumerate(days)
    ]
    late = Due.on(date(2026, 11, 12), HERE).instant
    others = [
        due_on(
            "paper",
            "norrland",
            19,
            what="security paper",
            state=PromiseState.OPEN,
            done=None,
        ),
        due_on(
            "list",
            "casa",
            12,
            what="Installer list",
            done=late + timedelta(days=3, hours=2),
        ),
        due_on(
            "quote",
            "norrland",
            12,
            what="quote",
            done=late + timedelta(days=1),
            told_late=late - timedelta(hours=30),
        ),
        due_on("soon", "brandt", 27, state=PromiseState.OPEN, done=None),
        due_on("own", "brandt", 10, told=False),
    ]
    asks = tuple(
        Ask(
            AskId(f"q{n}"),
            AccountId("havel"),
            "a reference",
            NOW,
            asked=BEGIN + timedelta(days=n),
        )
        for n in (3, 9)
    )
    gives = (
        Give(
            GiveId("old"),
            AccountId("havel"),
            "a list",
            NOW,
            delivered=BEGIN - timedelta(days=40),
        ),
    )
    return Gathered(
        Period(date(2026, 11, 1), date(2026, 11, 30), HERE),
        NOW,
        Settings(name="Ida Holm", zone=HERE, own_emails=("ida@earnest.example",)),
        accounts,
        (*kept, *others),
        gives,
        asks,
        Written(412, 96, 14),
        {
            m.id: ReadyWord.READY if n > 2 else ReadyWord.NOT_READY_AT_START
            for n, m in enumerate(meetings)
        },
        {
            AccountId("brandt"): Stage.ME_FIRST,
            AccountId("havel"): Stage.ME_TOO,
            AccountId("norrland"): Stage.FOOTHOLD,
        },
        headline=headline_of(meetings),
        aside=SetAside(
            (Passed("HON-02", 2, ("They know me for years.",)), Passed("PUN-01a", 1)),
            {"Who decides?": 2, "What did they use before?": 1},
            {"not part of this call": 2, "already settled": 1},
            short=2,
            planned=19,
            losses=(
                lost("depot", "price"),
                lost("hall", "relationship", small_point=PointId("notice")),
            ),
            small_points={
                PointId("notice"): Point(
                    PointId("notice"), AccountId("casa"), "Notice period", NOW
                )
            },
        ),
    )


def lost(name, reason, **given):
    account = AccountId("casa")
    return Loss(LossId(name), account, name, NOW, NOW, reason=reason, **given)


def headline_of(meetings):
    """Figures with something for and something against each."""
    ids = [one.id for one in meetings]
    neither = Case(ids[1], "neither")
    return Headline(
        OfCalls(
            wanted=Tally(12, 18, (Case(ids[3], "only what helps them"), neither)),
            least=Tally(17, 18, (neither,)),
            classes={
                Result.ORDER: 1,
                Result.ADVANCE: 12,
                Result.NO: 1,
                Result.CONTINUATION: 5,
            },
            corrected=1,
            joined=Tally(18, 19, (Case(ids[4], "late, not told"),)),
            ended=Tally(19, 19),
            told=Tally(16, 18, (Case(ids[2], "not told"), Case(ids[5], "not told"))),
            theirs=Tally(3, 3),
            held=Counter(one.account for one in meetings),
            began_late=1,
        ),
        proof=Tally(4, 6, (Case("third", "no proof"), Case("half", "marked unproven"))),
        unproven=1,
        corrections=Tally(0, 1, (Case("slip", "answered later"),)),
        found=Found(Tally(16, 19, (Case(ids[0], "2 stops: no wanted outcome"),)), 2, 4),
        asks=Tally(1, 2, (Case("q9", "they had said no on 3 Nov 2026"),)),
        points=Tally(9, 10, (Case("exit", "not answered yet"),)),
        small_losses=Tally(1, 2, (Case("hall", "lost"),)),
        named={
            **{
                one.id: Named(f"Line {n}", one.account, one.starts.instant)
                for n, one in enumerate(meetings)
            },
            "third": Named("A third less changeover", AccountId("brandt"), NOW),
            "half": Named("Half the paper", AccountId("casa"), NOW),
            "slip": Named("a correction", AccountId("norrland"), NOW),
            "q9": Named("a reference", AccountId("havel"), NOW),
            "exit": Named("Exit clause", AccountId("havel"), NOW),
            "hall": Named("Notice period", AccountId("casa"), NOW),
        },
    )
