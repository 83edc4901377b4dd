from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from app.dossier import Dossier
from app.records.account import Account, AccountId
from app.records.meeting import (
    Answer,
    Answered,
    AnswerId,
    Attendee,
    Meeting,
    MeetingId,
    Source,
)
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId, Role
from app.records.promise import Promise, PromiseId
from app.rules import lint
from app.rules.checklist import checklist
from app.settings import Settings
from checklists.library import Library
from checklists.pack import Channel, ItemId, Kind

ACCOUNT = AccountId("norrland")
ZONE = "Europe/Berlin"
# Monday 23 November 2026, 14:00 in Berlin.
START = datetime(2026, 11, 23, 13, tzinfo=UTC)
BOOKED = START - timedelta(days=10)
ANNA = Person(
    PersonId("anna"),
    "Anna Lindqvist",
    ACCOUNT,
    role=Role.DECIDES,
    zone="America/New_York",
)
TOMAS = Person(PersonId("tomas"), "Tomás Rey", ACCOUNT, role=Role.USES)
REP = Person(PersonId("rep"), "Eva Rep", ours=True, emails=("eva@ours.example",))
MIA = Person(PersonId("mia"), "Mia Vogel", ours=True)


class Desk:
    """Builds records for a test, each with an id of its own."""

    start = START
    zone = ZONE
    anna, tomas, rep, mia = ANNA, TOMAS, REP, MIA
    settings = Settings(name="Eva Rep", zone=ZONE, own_emails=("eva@ours.example",))

    def __init__(self):
        self._ids = count(1)

    def id(self, family):
        return f"{family}-{next(self._ids)}"

    def meeting(self, starts=START, minutes=45, **changes):
        meeting = Meeting(
            id=MeetingId(self.id("meeting")),
            account=ACCOUNT,
            title="Discovery with Norrland Robotics",
            kind=Kind.EXPLORATORY,
            channel=Channel.WEB,
            starts=Moment.at(starts, ZONE),
            ends=Moment.at(starts + timedelta(minutes=minutes), ZONE),
            booked=BOOKED,
            attendees=(Attendee(ANNA.id), Attendee(TOMAS.id), Attendee(REP.id)),
            link="https://meet.example/room-1",
        )
        return replace(meeting, **changes)

    def dossier(self, meeting=None, now=START - timedelta(hours=1), **changes):
        people = (ANNA, TOMAS, REP, MIA)
        dossier = Dossier(
            now=now,
            settings=self.settings,
            meeting=meeting or self.meeting(),
            account=Account(ACCOUNT, "Norrland Robotics", BOOKED, zone=ZONE),
            people={person.id: person for person in people},
        )
        return replace(dossier, **changes)

    def promise(self, due=None, **changes):
        promise = Promise(
            id=PromiseId(self.id("promise")),
            account=ACCOUNT,
            what="Security paper",
            ours=True,
            made=BOOKED,
            whom=ANNA.id,
            due=due and (due if isinstance(due, Due) else Due.at(due, ZONE)),
        )
        return replace(promise, **changes)

    def answer(self, item, at=START - timedelta(days=2), **changes):
        answer = Answer(
            id=AnswerId(self.id("answer")),
            meeting=MeetingId("meeting-1"),
            item=ItemId(item),
            state=Answered.ANSWERED,
            at=at,
            edited=at,
        )
        return replace(answer, **changes)

    def items(self, meeting):
        """Return the rows of the built-in packs of a meeting."""
        library = Library()
        return library.items(library.packs_for(meeting.kind, meeting.channel))

    def whole(self, item, at=START - timedelta(days=2), **changes):
        """Answer a row in full, whatever it asks for."""
        if item.options:
            given = {"text": next(o.name for o in item.options if not o.detail)}
        elif item.span:
            given = {"text": str(item.span.low + 1)}
        else:
            given = {"text": "words that say enough", "source": Source.CONFIRMED}
        return self.answer(item.id, at, **given | changes)

    def record(self, family, /, **fields):
        """Make a record of the account that has `id`, `account` and `made`."""
        made = {} if "said" in fields or "dated" in fields else {"made": BOOKED}
        return family(
            **{"id": self.id(family.__name__), "account": ACCOUNT, **made} | fields
        )


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def found(desk):
    """What a form finds in a meeting, some hours before its start."""

    def of(code, hours=-1.0, meeting=None, answers=(), **changes):
        meeting = meeting or desk.meeting()
        dossier = desk.dossier(
            meeting,
            now=desk.start + hours * timedelta(hours=1),
            answers={a.item: a for a in answers},
            **changes,
        )
        lists = checklist(dossier, desk.items(meeting))
        return [f for f in lint.findings(dossier, lists) if f.code == code]

    return of
