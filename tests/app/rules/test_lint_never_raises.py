"""Whatever is on file, the rules read it, and always in the same way."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from app.dossier import Dossier, FileSeen, Neighbour
from app.records.account import Account, AccountId
from app.records.exchange import (
    Ask,
    AskOutcome,
    AskType,
    Concession,
    Give,
    Refusal,
    ToldBeforehand,
)
from app.records.knowledge import (
    Claim,
    Fact,
    KnownBy,
    Need,
    Note,
    NoteKind,
    Point,
    PointAnswer,
    PointKind,
    Side,
    Size,
    StageFact,
)
from app.records.mark import Mark, MarkKind
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    Attachment,
    Attendee,
    Meeting,
    Move,
    Outcome,
    Reply,
    Source,
    Stamp,
    Told,
    Value,
)
from app.records.moment import Due, Moment
from app.records.person import Person, Phone, Role, View
from app.records.promise import DueMove, Promise, PromiseKind, PromiseState
from app.rules.codes import CODES, place_of
from app.rules.lint import ways
from app.rules.preparation import prepare
from app.rules.values import Severity, Way
from app.settings import Settings
from checklists.library import Library
from checklists.pack import Channel, Kind, Length, Pillar, Stage

START = datetime(2026, 11, 23, 13, tzinfo=UTC)
HERE = "the-meeting"
ACCOUNT = AccountId("norrland")
LIBRARY = Library()
ROWS = tuple({item.id for pack in LIBRARY.packs() for item in pack.items})
PILLARS, SEVERITIES = tuple(Pillar), tuple(Severity)
KNOWN_WAYS = {way for way in vars(ways).values() if isinstance(way, Way)}

# Hypothesis wants its bounds without a zone.
LONG_AGO, FAR_OFF = datetime(1971, 1, 1), datetime(2199, 12, 31)  # noqa: DTZ001
CLOCKS_CHANGE = (datetime(2026, 10, 24), datetime(2026, 11, 2))  # noqa: DTZ001
# What people type, and what other programs hand over.
TEXTS = st.sampled_from(
    (
        "",
        " ",
        "\n\t",
        "TBD",
        "??? {{name}}",
        "a pilot",
        "A  PILOT",
        "How do you decide?",
        "Acme Mills",
        "they, both",
        "soon",
        "https://meet.example/room",
        "https://[broken",
        "http://",
        "+49 30 1234567",
        "9-17",
        "will own up first",
        "e\u0301\u200d\U0001f600",
        "x" * 3000,
    )
) | st.text(max_size=12)
ZONES = st.sampled_from(
    ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC")
)
ODD_ZONES = ZONES | st.sampled_from(("", "Nowhere/Land", "../etc", "\x00", "GMT+25"))
NEAR = st.integers(-60 * 24 * 40, 60 * 24 * 40).map(
    lambda many: START + timedelta(minutes=many)
)
BEFORE = st.integers(1, 60 * 24 * 40).map(lambda many: START - timedelta(minutes=many))
INSTANTS = st.one_of(
    BEFORE,
    BEFORE,
    NEAR,
    st.sampled_from((START, START - timedelta(hours=48), START - timedelta(days=90))),
    st.datetimes(LONG_AGO, FAR_OFF, timezones=st.just(UTC)),
    # Clocks of Berlin and New York skip or repeat an hour.
    st.sampled_from(
        (
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
        )
    ),
)
DAYS = st.dates(date(1971, 1, 1), date(2199, 12, 31)) | st.just(START.date())
PEOPLE = st.sampled_from(("anna", "tomas", "rep", "mia", "gone"))
LINKS = st.sampled_from(
    ("anna", "promise-0", "ask-0", "give-0", "claim-0", "nowhere", "")
)
MAYBE = st.none()
BOTH = st.booleans()


def some(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


def kept(family, name, **fields):
    """Records of a family, numbered."""
    one = st.builds(family, id=st.just(name), account=st.just(ACCOUNT), **fields)

    def numbered(found):
        return tuple(replace(each, id=f"{name}-{n}") for n, each in enumerate(found))

    return (st.lists(one, min_size=1, max_size=3) | st.just([])).map(numbered)


DUES = st.builds(Due, INSTANTS, ZONES, BOTH)
MEETINGS = st.sampled_from((HERE, HERE, HERE, "earlier", "nowhere", None))


@st.composite
def moments(draw, *, instant=None):
    at, zone = instant or draw(INSTANTS), draw(ZONES)
    moment = Moment.at(at, zone)
    if draw(st.integers(0, 4)):
        return moment
    wall = draw(
        st.datetimes(*CLOCKS_CHANGE).map(lambda one: one.isoformat(timespec="minutes"))
    )
    return replace(moment, wall=wall)


@st.composite
def meetings(draw, id_=HERE):
    starts = draw(moments(instant=draw(st.just(START) | INSTANTS)))
    minutes = draw(st.sampled_from((1, 5, 15, 25, 45, 50, 61, 240, 24 * 60)))
    ends = Moment.at(starts.instant + timedelta(minutes=minutes), starts.zone)
    stamps = MAYBE | st.builds(Stamp, INSTANTS, MAYBE | INSTANTS)
    lines = st.builds(
        AgendaLine,
        TEXTS,
        st.sampled_from((0, 1, 5, 20, 100_000)),
        st.sampled_from(("us", "they", "both", "nobody")),
        st.none() | BOTH,
    )
    agenda = st.builds(
        Agenda, TEXTS, some(lines, 6), st.sampled_from(Told), MAYBE | INSTANTS
    )
    guests = st.builds(Attendee, PEOPLE, st.sampled_from(Reply), TEXTS)
    people = st.lists(guests, min_size=1, max_size=12).map(tuple) | st.just(())
    files = st.builds(Attachment, TEXTS, TEXTS, BOTH, BOTH, MAYBE | INSTANTS)
    moves = st.builds(
        lambda was, by_us, at: Move(was, was, by_us, at), moments(), BOTH, INSTANTS
    )
    return Meeting(
        id=id_,
        account=ACCOUNT,
        title=draw(TEXTS),
        kind=draw(st.sampled_from(Kind)),
        channel=draw(st.sampled_from(Channel)),
        starts=starts,
        ends=ends,
        booked=draw(INSTANTS),
        outcome=draw(st.just(Outcome.BOOKED) | st.sampled_from(Outcome)),
        invite_is_ours=draw(BOTH),
        attendees=draw(people),
        link=draw(TEXTS),
        links=draw(some(TEXTS)),
        number=draw(TEXTS),
        length=draw(MAYBE | st.sampled_from(Length)),
        recording=draw(BOTH),
        unplanned=draw(BOTH),
        agenda=draw(agenda),
        joined=draw(stamps),
        started=draw(stamps),
        ended=draw(stamps),
        moves=draw(some(moves)),
        wrapped=draw(MAYBE | INSTANTS),
        attachments=draw(some(files)),
    )


@st.composite
def persons(draw, id_):
    ours = id_ in {"rep", "mia"}
    return Person(
        id=id_,
        name=draw(TEXTS),
        account=None if ours else draw(st.sampled_from((ACCOUNT, "elsewhere"))),
        ours=ours,
        role=draw(MAYBE | st.sampled_from(Role)),
        view=draw(MAYBE | st.sampled_from(View)),
        zone=draw(ODD_ZONES),
        country=draw(st.sampled_from(("", "US", "DE", "us", "??", "BR"))),
        opens=draw(st.sampled_from(("", "07:00", "9", "9:30", "25:99", "early"))),
        closes=draw(st.sampled_from(("", "15:00", "17", "noon", "late"))),
        emails=draw(some(st.sampled_from(("eva@ours.example", "a@b.example", "")))),
        phones=draw(some(st.builds(Phone, TEXTS))),
        part=draw(TEXTS),
    )


def answers_to(rows):
    values = some(
        st.builds(Value, st.sampled_from(("question", "who", "by when", "x")), TEXTS),
        20,
    )
    one = st.builds(
        Answer,
        id=st.just("an-answer"),
        meeting=st.just(HERE),
        item=st.just("any"),
        state=st.sampled_from(Answered),
        at=INSTANTS,
        edited=INSTANTS,
        text=TEXTS,
        values=values,
        links=some(LINKS),
        none=BOTH,
        source=st.sampled_from(Source),
    )
    found = st.dictionaries(st.sampled_from(rows), one, max_size=12)
    return found.map(lambda kept: {i: replace(a, item=i) for i, a in kept.items()})


PROMISES = kept(
    Promise,
    "promise",
    what=TEXTS,
    ours=BOTH,
    made=INSTANTS,
    kind=st.sampled_from(PromiseKind),
    who=MAYBE | PEOPLE,
    whom=MAYBE | PEOPLE,
    who_words=TEXTS,
    due=MAYBE | DUES,
    meeting=MEETINGS,
    told=BOTH,
    state=st.sampled_from(PromiseState),
    done=MAYBE | INSTANTS,
    reopened=MAYBE | INSTANTS,
    cancelled=MAYBE | INSTANTS,
    voided=MAYBE | INSTANTS,
    looked_in=MAYBE | INSTANTS,
    moves=some(st.builds(DueMove, DUES, DUES, TEXTS, INSTANTS)),
)
GIVES = kept(
    Give,
    "give",
    what=TEXTS,
    made=INSTANTS,
    whom=MAYBE | PEOPLE,
    interest=TEXTS,
    asks_nothing=BOTH,
    delivered=MAYBE | INSTANTS,
    meeting=MEETINGS,
    link=TEXTS,
    dropped=BOTH,
)
ASKS = kept(
    Ask,
    "ask",
    what=TEXTS,
    made=INSTANTS,
    whom=MAYBE | PEOPLE,
    subject=TEXTS,
    type=st.sampled_from(AskType),
    size=st.integers(1, 4),
    told=st.sampled_from(ToldBeforehand),
    outcome=st.sampled_from(AskOutcome),
    asked=MAYBE | INSTANTS,
    meeting=MEETINGS,
    dropped=BOTH,
)
REFUSALS = kept(
    Refusal,
    "refusal",
    words=TEXTS,
    said=INSTANTS,
    who=MAYBE | PEOPLE,
    subject=TEXTS,
    rest_until=MAYBE | DAYS,
    meeting=MEETINGS,
)
CLAIMS = kept(
    Claim,
    "claim",
    statement=TEXTS,
    made=INSTANTS,
    evidence=TEXTS,
    unproven=BOTH,
    evidence_date=MAYBE | DAYS,
    side=st.sampled_from(Side),
    says_its_date=BOTH,
    meeting=MEETINGS,
    dropped=BOTH,
    quoted=TEXTS,
    may_quote=BOTH,
)
TRADES = kept(
    Concession,
    "trade",
    made=INSTANTS,
    we_give=TEXTS,
    we_ask_back=TEXTS,
    beyond_limit=BOTH,
    approver=TEXTS,
    approved=MAYBE | INSTANTS,
    meeting=MEETINGS,
    dropped=BOTH,
)
POINTS = kept(
    Point,
    "point",
    subject=TEXTS,
    made=INSTANTS,
    kind=st.sampled_from(PointKind),
    size_to_them=MAYBE | st.sampled_from(Size),
    known_by=st.sampled_from(KnownBy),
    can_be_changed_by=TEXTS,
    answer=st.sampled_from(PointAnswer),
    answered=MAYBE | INSTANTS,
    meeting=MEETINGS,
)
NEEDS = kept(Need, "need", words=TEXTS, said=INSTANTS, who=MAYBE | PEOPLE)
FACTS = kept(
    Fact,
    "fact",
    what=TEXTS,
    dated=INSTANTS,
    made=INSTANTS,
    stage_fact=st.sampled_from(StageFact),
    value=MAYBE | st.integers(0, 10**9),
    called_first=TEXTS,
    answered=MAYBE | INSTANTS,
    closed=MAYBE | INSTANTS,
    who=MAYBE | PEOPLE,
    meeting=MEETINGS,
)
NOTES = kept(
    Note,
    "note",
    text=TEXTS,
    dated=INSTANTS,
    kind=st.sampled_from(NoteKind),
    review=MAYBE | DAYS,
    meeting=MEETINGS,
    parked=BOTH,
)
MARKS = kept(
    Mark,
    "mark",
    kind=st.sampled_from(MarkKind),
    at=INSTANTS,
    code=st.sampled_from((*CODES, "", "XXX-99")),
    meeting=MEETINGS,
    record=LINKS | TEXTS,
    day=MAYBE | DAYS,
    reason=TEXTS,
    withdrawn=MAYBE | INSTANTS,
)


@st.composite
def neighbours(draw):
    starts = draw(NEAR)
    ends = starts + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60)))
    more = (draw(BOTH), draw(TEXTS), draw(st.sampled_from(("", "busy"))))
    return Neighbour(draw(TEXTS), starts, ends, *more)


def held(meeting):
    ends = Moment.at(START - timedelta(days=20), "UTC")
    starts = Moment.at(ends.instant - timedelta(hours=1), "UTC")
    stamps = {"joined": Stamp(starts.instant), "ended": Stamp(ends.instant)}
    return replace(
        meeting, starts=starts, ends=ends, outcome=Outcome.HELD, started=None, **stamps
    )


EARLIER = meetings("earlier")
HISTORY = st.just(()) | (EARLIER | EARLIER.map(held)).map(lambda one: (one,))


@st.composite
def dossiers(draw):
    """All that may bear on a meeting, however odd, missing or dangling."""
    every = ["anna", "tomas", "rep", "mia"]
    people = draw(st.just(every) | st.lists(st.sampled_from(every), unique=True))
    meeting = draw(meetings())
    starts = meeting.starts.instant
    now = draw(
        st.one_of(
            st.integers(1, 60 * 48).map(lambda many: starts - timedelta(minutes=many)),
            st.integers(1, 60 * 23).map(lambda many: starts - timedelta(minutes=many)),
            INSTANTS,
        )
    )
    return Dossier(
        now=now,
        settings=Settings(
            zone=draw(ZONES),
            own_emails=("eva@ours.example",),
            own_domains=draw(some(TEXTS)),
        ),
        meeting=meeting,
        account=Account(
            ACCOUNT,
            draw(TEXTS),
            draw(st.just(START - timedelta(days=300)) | INSTANTS),
            zone=draw(ZONES | st.just("")),
            region=draw(st.sampled_from(("", "DE-BY", "US", "XX", "??"))),
            claimed_stage=draw(MAYBE | st.sampled_from(Stage)),
        ),
        people={id_: draw(persons(id_)) for id_ in people},
        answers=draw(answers_to(ROWS)),
        promises=draw(PROMISES),
        gives=draw(GIVES),
        asks=draw(ASKS),
        refusals=draw(REFUSALS),
        claims=draw(CLAIMS),
        concessions=draw(TRADES),
        points=draw(POINTS),
        needs=draw(NEEDS),
        facts=draw(FACTS),
        notes=draw(NOTES),
        marks=draw(MARKS),
        history=draw(HISTORY),
        neighbours=draw(some(neighbours())),
        last_answers=draw(answers_to(ROWS)),
        kind_answers=draw(answers_to(ROWS)),
        files=draw(st.dictionaries(TEXTS, st.builds(FileSeen, BOTH, MAYBE | INSTANTS))),
        others_named=draw(some(TEXTS)),
        said_no=draw(
            st.just(tuple((name, "a pilot") for name in "abc"))
            | some(st.tuples(st.sampled_from(("a", "b", "c", "d")), TEXTS))
        ),
    )


# Hypothesis begins small; these are as full as a book of years, each field any.

POOLS = {
    "id": ("x",),
    "account": (ACCOUNT,) * 5 + ("elsewhere",),
    "meeting": (HERE,) * 4 + ("earlier", None),
    "person": ("anna", "tomas", "rep", "mia", "gone"),
    "who": ("anna", "tomas", "gone", None),
    "whom": ("anna", "tomas", "gone", None),
    "record": ("anna", "claims-0", "promises-0", "https://meet.example/room", ""),
    "zone": ("Europe/Berlin", "America/New_York", "Pacific/Apia"),
    "code": CODES,
    "size": (1, 2, 3, 4),
    "minutes": (0, 1, 5, 20, 90),
    "owner": ("us", "they", "both", "nobody"),
    "opens": ("", "9", "07:00", "never"),
    "closes": ("", "17", "15.30"),
    "country": ("", "US", "DE", "??"),
    "links": ((), ("promises-0",), ("https://meet.example/room", "https://b.example")),
    "subject": ("a pilot", "A  PILOT", ""),
    "what": ("a pilot", "A  PILOT", "says yes", ""),
    "field": ("question", "who", "what", "by when"),
    "wall": ("2026-11-23T14:00", "2026-10-25T02:30", "2026-03-29T02:30"),
    "told": (True, True, False),
    "dropped": (False, False, False, True),
    "withdrawn": (None, None, START),
}
WORDS = ("", " ", "TBD", "a pilot", "A  PILOT", "https://meet.example/room", "x" * 999)
FULL = ("promises", "gives", "asks", "refusals", "claims", "concessions", "points")


class Dice:
    """Rolls any value of a type, the same for the same seed."""

    def __init__(self, seed):
        self.random = Random(seed)

    def any_of(self, kind, name=""):
        pick = self.random.choice
        if name in POOLS and get_origin(kind) is not Mapping:
            pool = POOLS[name]
            fits = name != "told" or kind is bool
            if fits:
                return pick(pool)
        kind = getattr(kind, "__supertype__", kind)
        origin, inside = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return self.any_of(pick(inside), name)
        if origin is tuple:
            many = self.random.randrange(4)
            return tuple(self.any_of(inside[0]) for _ in range(many))
        if is_dataclass(kind):
            return self.record(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return pick(tuple(kind))
        return {
            str: lambda: pick(WORDS),
            bool: lambda: pick((True, False)),
            int: lambda: pick((0, 1, 5, 10**6)),
            datetime: self.instant,
            date: lambda: self.instant().date(),
            NoneType: lambda: None,
        }[kind]()

    def instant(self):
        wide = 60 * 24 * self.random.choice((1, 3, 40, 400))
        return START + timedelta(minutes=self.random.randrange(-wide, wide // 4))

    def record(self, cls, **known):
        hints = get_type_hints(cls)
        rolled = {
            each.name: self.any_of(hints[each.name], each.name)
            for each in fields(cls)
            if each.name not in known
        }
        return cls(**rolled, **known)

    def meeting(self, id_=HERE, **known):
        starts = Moment.at(self.random.choice((START, self.instant())), "Europe/Berlin")
        long = timedelta(minutes=self.random.choice((15, 45, 90)))
        ends = Moment.at(starts.instant + long, "Europe/Berlin")
        length = self.random.choice((None, *Length))
        times = {"starts": starts, "ends": ends, "length": length}
        return self.record(Meeting, id=id_, account=ACCOUNT, **times | known)

    def answers(self):
        rows = self.random.sample(ROWS, 25)
        return {row: self.record(Answer, item=row, meeting=HERE) for row in rows}

    def dossier(self):
        hints = get_type_hints(Dossier)
        records = {
            name: tuple(
                replace(self.record(get_args(hints[name])[0]), id=f"{name}-{n}")
                for n in range(self.random.randrange(4))
            )
            for name in (*FULL, "needs", "facts", "notes", "marks")
        }
        outcome = self.random.choice((Outcome.BOOKED, *Outcome))
        meeting = self.meeting(outcome=outcome, joined=None, started=None)
        early = timedelta(minutes=self.random.randrange(1, 60 * 47))
        ours = {"rep", "mia"}
        people = {
            id_: self.record(
                Person,
                id=id_,
                account=None if id_ in ours else ACCOUNT,
                ours=id_ in ours,
            )
            for id_ in ("anna", "tomas", "rep", "mia")[: self.random.randrange(2, 5)]
        }
        own = ("eva@ours.example",)
        beside = self.random.choice((-65, -50, 20, 50, 200)) * timedelta(minutes=1)
        near = Neighbour(
            "Other", START + beside, START + beside + timedelta(minutes=45), True,
            self.random.choice((meeting.link, "")), "other",
        )  # fmt: skip
        return Dossier(
            now=self.random.choice((meeting.starts.instant - early, self.instant())),
            settings=Settings(zone="Europe/Berlin", own_emails=own),
            meeting=meeting,
            account=self.record(Account, id=ACCOUNT, added=START - timedelta(days=99)),
            people=people,
            answers=self.answers(),
            history=(held(self.meeting("earlier")),) * self.random.randrange(2),
            neighbours=(near,) * self.random.randrange(2),
            last_answers=self.answers(),
            kind_answers=self.answers(),
            files={one.address: FileSeen(False) for one in meeting.attachments},
            others_named=self.random.choice(((), ("a pilot",))),
            said_no=tuple((name, "a pilot") for name in "abc"),
            **records,
        )


FILLED = st.integers(0, 2**32).map(lambda seed: Dice(seed).dossier())


def items_of(meeting):
    return LIBRARY.items(LIBRARY.packs_for(meeting.kind, meeting.channel))


def turned(mapping):
    return dict(reversed(mapping.items()))


def place(found):
    loud = Severity.CHECK if found.overridden else found.severity
    return (
        SEVERITIES.index(loud),
        PILLARS.index(found.pillar),
        place_of(found.code),
    )


@settings(max_examples=60)
@given(dossiers() | FILLED | FILLED)
def test_no_rule_raises_and_every_finding_stands_where_it_can_be_settled(dossier):
    ready = prepare(dossier, items_of(dossier.meeting))
    places = [place(found) for found in ready.findings]
    assert places == sorted(places)
    for found in ready.findings:
        assert found.code in CODES
        assert PILLARS[PILLARS.index(found.pillar)] == found.code[:3]
        assert found.message
        assert found.hint
        assert found.item is None or ready.checklist.row(found.item)
        assert set(found.ways) <= KNOWN_WAYS
        assert len({way.key for way in found.ways}) == len(found.ways)
        assert not found.overridden or found.severity is Severity.STOP


@settings(max_examples=25)
@given(dossiers() | FILLED | FILLED)
def test_the_same_dossier_gives_the_same_findings_in_whatever_order(dossier):
    items = items_of(dossier.meeting)
    first = prepare(dossier, items).findings
    again = replace(
        dossier,
        people=turned(dossier.people),
        answers=turned(dossier.answers),
        last_answers=turned(dossier.last_answers),
        kind_answers=turned(dossier.kind_answers),
        files=turned(dossier.files),
    )
    assert prepare(dossier, items).findings == first
    assert prepare(again, items).findings == first
