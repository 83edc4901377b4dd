from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import count
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.dossier import Dossier
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
    Claim,
    ClaimId,
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
    PointKind,
    Size,
    SourceKind,
)
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    AnswerId,
    Attendee,
    Meeting,
    MeetingId,
    Stamp,
    Value,
)
from app.records.moment import Due, Moment
from app.records.person import Person, PersonId, Phone, Role, View
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.fitting import family_of, fitting
from app.rules.values import Row, RowState
from app.settings import Settings
from checklists.library import BUILT_IN, built_in
from checklists.pack import AnswerKind, Channel, Family, ItemId, Kind
from ui.meeting.editors import editor_for
from ui.widgets.button import Button
from ui.widgets.layouts import around, column

HERE = AccountId("norrland")
ZONE = "Europe/Berlin"
# Monday 23 November 2026, 14:00 in Berlin; now it is an hour later.
START = datetime(2026, 11, 23, 13, tzinfo=UTC)
NOW = START + timedelta(hours=1)
ANNA = Person(
    PersonId("anna"),
    "Anna Lindqvist",
    HERE,
    role=Role.DECIDES,
    zone="America/New_York",
    view=View.DIFFERS,
    view_about="the price model",
    level="expert",
    phones=(Phone("+14155552671"),),
)
TOMAS = Person(PersonId("tomas"), "Tomás Rey", HERE, role=Role.USES)
REP = Person(PersonId("rep"), "Eva Rep", ours=True, emails=("eva@ours.example",))
MIA = Person(PersonId("mia"), "Mia Vogel", ours=True)
MEETING = Meeting(
    id=MeetingId("now"),
    account=HERE,
    title="Discovery with Norrland Robotics",
    kind=Kind.EXPLORATORY,
    channel=Channel.WEB,
    starts=Moment.at(START, ZONE),
    ends=Moment.at(START + timedelta(minutes=45), ZONE),
    booked=START - timedelta(days=10),
    attendees=(Attendee(ANNA.id), Attendee(TOMAS.id), Attendee(REP.id)),
    agenda=Agenda("Learn", (AgendaLine("Purpose", 2, "us"),)),
)
EMPTY = Dossier(
    now=NOW,
    settings=Settings(name="Eva Rep", zone=ZONE, own_emails=("eva@ours.example",)),
    meeting=MEETING,
    account=Account(HERE, "Norrland Robotics", MEETING.booked, zone=ZONE),
    people={person.id: person for person in (ANNA, TOMAS, REP, MIA)},
)
FRIDAY = Due.on(date(2026, 11, 27), ZONE)


def promise(name, what, **fields):
    fields = {"ours": True, "made": NOW, "meeting": MEETING.id, **fields}
    return Promise(PromiseId(name), HERE, what, **fields)


FULL = replace(
    EMPTY,
    meeting=replace(
        MEETING,
        joined=Stamp(START - timedelta(minutes=1)),
        ended=Stamp(START + timedelta(minutes=44), START + timedelta(minutes=43)),
    ),
    promises=(
        promise("data", "Changeover data", whom=TOMAS.id, due=FRIDAY),
        promise("plan", "Shift plan", ours=False, who=TOMAS.id, due=FRIDAY),
        promise(
            "pilot",
            "names someone for a pilot",
            ours=False,
            who=ANNA.id,
            due=FRIDAY,
            state=PromiseState.WANTED,
            told=False,
        ),
        promise("park", "Data protection", kind=PromiseKind.PARKED, told=False),
        promise("task", "Signal in ward 3", kind=PromiseKind.AFTER_SALES, due=FRIDAY),
        promise("quote", "Quote for 3 sites", kind=PromiseKind.QUOTE),
    ),
    gives=(
        Give(GiveId("bench"), HERE, "Benchmark", NOW, ANNA.id, meeting=MEETING.id),
        Give(GiveId("visa"), HERE, "Visa rules", NOW, delivered=NOW),
    ),
    asks=(
        Ask(AskId("time"), HERE, "30 min", NOW, ANNA.id, "a yes", meeting=MEETING.id),
    ),
    claims=(
        Claim(ClaimId("third"), HERE, "Cuts a third", NOW, meeting=MEETING.id),
        Claim(ClaimId("nine"), HERE, "Live in 9 days", NOW, evidence="a letter"),
    ),
    concessions=(
        Concession(
            ConcessionId("exit"), HERE, NOW, "Exit", "a call", meeting=MEETING.id
        ),
    ),
    points=(
        Point(
            PointId("invoice"),
            HERE,
            "Invoice date",
            NOW,
            size_to_them=Size.BIG,
            known_by=KnownBy.SAID,
            size_to_us=Size.SMALL,
        ),
        Point(
            PointId("offline"),
            HERE,
            "No offline mode",
            NOW,
            PointKind.GAP,
            our_answer="not this year",
            meeting=MEETING.id,
        ),
        Point(PointId("clause"), HERE, "Clause", NOW, answer=PointAnswer.FIXED),
    ),
    refusals=(
        Refusal(RefusalId("audit"), HERE, "Not now", NOW, ANNA.id, meeting=MEETING.id),
    ),
    needs=(
        Need(NeedId("off"), HERE, "Nobody called in", NOW, ANNA.id, meeting=MEETING.id),
        Need(NeedId("swap"), HERE, "Swap by phone", NOW - timedelta(days=40)),
    ),
    facts=(
        Fact(
            FactId("site"),
            HERE,
            "New site in May",
            NOW,
            NOW,
            SourceKind.NEWS,
            "press",
            meeting=MEETING.id,
        ),
    ),
    notes=(
        Note(NoteId("freeze"), HERE, "Freeze", NOW, NoteKind.LANDSCAPE, meeting="now"),
    ),
)

ITEMS = {item.id: item for name in BUILT_IN for item in built_in(name).items}


def open_row(item):
    return Row(item, RowState.OPEN, None)


def answered(item, **fields):
    answer = Answer(
        AnswerId("a"),
        MEETING.id,
        item.id,
        Answered.ANSWERED,
        NOW,
        NOW,
        **fields,
    )
    return Row(item, RowState.DONE, Fraction(1), answer)


def filled_row(item, dossier):
    """A row with an answer that fits its kind, in every field."""
    values, text = (), ""
    links = tuple(record.id for record in fitting(item, dossier))
    if item.answer is AnswerKind.CHOICE:
        option = item.options[-1]
        text = option.name
        values = (Value(option.detail, "more"),) if option.detail else ()
        values += tuple(Value(f.name, f.choices[0]) for f in item.fields if f.choices)
    elif item.answer is AnswerKind.NUMBER:
        text = "18"
    elif item.answer is AnswerKind.DATE and not item.fields:
        values = (Value("value", "2026-11-27"), Value("zone", ZONE))
    elif family_of(item) in {None, Family.NOTE}:
        values = tuple(Value(f.name, f"its {f.name}") for f in item.fields)
        text = "" if values else "They leave with the sheet."
    return answered(item, text=text, values=values, links=links)


@pytest.fixture(scope="session")
def made():
    """The records, rows and dossiers the editors are tried with."""
    return SimpleNamespace(
        items=ITEMS,
        empty=EMPTY,
        full=FULL,
        meeting=MEETING,
        anna=ANNA,
        tomas=TOMAS,
        rep=REP,
        mia=MIA,
        start=START,
        now=NOW,
        zone=ZONE,
        friday=FRIDAY,
        promise=promise,
        open_row=open_row,
        answered=answered,
        filled_row=filled_row,
    )


@pytest.fixture
def opened(shown):
    """Shows the editor of a row, and the replies it gives."""

    def open_editor(item, dossier=EMPTY, row=None):
        ids = count(1)
        item = ITEMS[ItemId(item)] if isinstance(item, str) else item
        editor = editor_for(item, lambda: f"new-{next(ids)}")
        replies = []
        editor.answered.connect(replies.append)
        editor.show_row(row or open_row(item), dossier)
        shown(around(column(editor, Button("Elsewhere"))), 700, 500)
        return editor, replies

    return open_editor


@pytest.fixture
def typed(qtbot):
    """Types into whatever has the keyboard; other letters come by input method."""

    def type_words(words, then=None):
        target = QApplication.focusWidget()
        for letter in words:
            if letter.isascii():
                QTest.keyClick(target, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(target, event)
        if then is not None:
            QTest.keyClick(target, then)

    return type_words


@pytest.fixture
def enter():
    return Qt.Key.Key_Return
