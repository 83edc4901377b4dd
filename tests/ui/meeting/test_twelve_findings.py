"""Twelve findings of eight pillars, cleared by keys and clicks until all is ready."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import (
    agenda,
    answering,
    booking,
    changing,
    exchanging,
    knowing,
    people,
    promising,
)
from app.records.event import Event, EventId, Invited
from app.records.exchange import Concession
from app.records.knowledge import NoteKind, PointAnswer, Side, Size
from app.records.meeting import AgendaLine, Meeting, Reply, Told, Value
from app.records.moment import Due, Moment
from app.records.person import Person, Role, View
from app.records.promise import PromiseState
from app.rules.codes import CODES
from app.rules.values import ReadyWord, RowState
from checklists.pack import AnswerKind, Channel, Kind
from ui.meeting.screen import MeetingScreen
from ui.meeting.stops import BEFORE_CALL
from ui.places import Place, Visit
from ui.widgets.finding import Finding
from ui.widgets.text import Text

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ZONE = "Europe/Stockholm"
START = datetime(2026, 11, 23, 13, tzinfo=UTC)
ROOMS = ("https://meet.example/room-1", "https://meet.example/room-2")
WAYS = {
    "PUN-01a": ("The other is free time",),
    "PUN-06b": ("This one is right",),
    "PER-01a": ("Done",),
    "HON-01a": ("Attach proof …", "Time sheets of October"),
    "HON-03": ("Put it on the agenda",),
    "CAR-01a": ("Add a give …", "A benchmark of their branch", "Her budget talk"),
    "STR-05": ("Make it smaller …", 2),
    "FLX-01b": ("Fill the other side …", "A term of two years"),
    "FLX-02": ("Offer another way …", "Kept in Sweden"),
    "DET-02": ("Add role …", 0),
    "DET-05": ("Fix the text …", "To find terms both of us can keep"),
    "TAC-04": ("Their topic first",),
}
"""The button that clears each, and what is typed; a number: how far right to go."""


@pytest.fixture
def proposal(desk, clock):
    """A proposal in a quarter of an hour: prepared, but for twelve things."""
    clock.now = START - timedelta(days=40)
    firm = people.add_account(desk, "Norrland Robotics", zone=ZONE)
    knowing.note(desk, "New rules", account=firm.id, kind=NoteKind.LANDSCAPE)
    clock.now = START - timedelta(days=9)
    names = ("Anna Lindqvist", "Tomas Rey")
    guests = [Invited(n, f"{n.split()[0].lower()}@norrland.example") for n in names]
    meeting = booking.book_meeting(
        desk,
        firm.id,
        Moment.at(START, ZONE),
        50,
        kind=Kind.PROPOSAL,
        channel=Channel.WEB,
        title="Terms with Norrland Robotics",
        attendees=guests,
        link=ROOMS[0],
        links=ROOMS,
    )
    here = {"meeting": meeting.id}
    for person in desk.book.every(Person):
        anna = person.name.startswith("Anna")
        role = Role.DECIDES if anna else None
        view = View.DIFFERS if anna else None
        fields = {"view_about": "the price model", "zone": ZONE}
        people.edit_person(desk, person.id, role=role, view=view, **fields)
        changing.reply(desk, meeting.id, person.id, Reply.YES)
    late = Due.on(START.date() - timedelta(days=4), ZONE)
    promising.promise(desk, "Security paper", ours=True, account=firm.id, due=late)
    anna = next(p.id for p in desk.book.every(Person) if p.name.startswith("Anna"))
    gain = {"we_gain": "Two years of work", "whom": anna}
    exchanging.ask(desk, "a joint plan", size=4, **gain, **here)
    knowing.claim(desk, "It saves six hours a week", **here)
    limit = {"side": Side.LIMIT, "evidence": "Our own tests"}
    knowing.claim(desk, "It does not run at night", **limit, **here)
    for give, back in (("60 days", "Two years"), ("Training", "A quote"), ("8 %", "")):
        exchanging.concede(desk, give, back, **here)
    point = knowing.point(desk, "Data abroad", size_to_them=Size.BIG, **here)
    knowing.answer_point(desk, point.id, PointAnswer.NO)
    lines = (
        AgendaLine("Our offer", 15, "us"),
        AgendaLine("Their goals", 15, "they"),
        AgendaLine("Terms", 10, "both"),
        AgendaLine("Next step", 10, "both"),
    )
    agenda.edit_agenda(desk, meeting.id, purpose="To settle terms, TBD", lines=lines)
    agenda.say_agenda(desk, meeting.id, Told.WHEN_BOOKING)
    busy = Moment.at(START + timedelta(minutes=20), ZONE)
    after = Moment.at(START + timedelta(minutes=80), ZONE)
    with desk.act("a busy event") as write:
        write.put(Event(EventId("dentist"), "Dentist", busy, after))
    clock.now = START - timedelta(minutes=14)
    return meeting


def fill_in(open_book, meeting):
    """Answer every row that waits, as somebody does who prepares in earnest."""
    desk = open_book.desk
    deed = promising.promise(
        desk,
        "Anna names a start",
        ours=False,
        meeting=meeting.id,
        who=next(p.id for p in desk.book.every(Person) if p.name.startswith("Anna")),
        due=Due.on(START.date() + timedelta(days=4), ZONE),
        state=PromiseState.WANTED,
    )
    trades = tuple(one.id for one in desk.book.every(Concession))
    records = {"plan-outcome": (deed.id,), "plan-neg-concessions": trades}
    rows = [
        row
        for phase in BEFORE_CALL
        for row in open_book.preparation(meeting.id).checklist.pauses[phase].rows
    ]
    for row in rows:
        item = row.item
        links = records.get(item.id) or (row.fill.links if row.fill else ())
        if row.state in {RowState.DONE, RowState.FILLED} or item.id == "pre-promises":
            continue
        if item.options:
            text = next(one.name for one in item.options if not one.detail)
            answering.answer(desk, meeting.id, item.id, text)
        elif links:
            answering.answer(desk, meeting.id, item.id, links=links)
        elif item.fields:
            values = tuple(Value(field.name, "Words enough") for field in item.fields)
            answering.answer(desk, meeting.id, item.id, values=values)
        elif item.answer is AnswerKind.TICK:
            answering.answer(desk, meeting.id, item.id, "done")
        else:
            answering.answer(desk, meeting.id, item.id, f"Enough of {item.id}")


@pytest.fixture
def screen(shown, open_book, proposal):
    fill_in(open_book, proposal)
    made = MeetingScreen(open_book)
    made.visit(Visit(Place.MEETINGS, proposal.id))
    return shown(made, 1100, 800)


def on_screen(screen):
    """The findings that are shown now, each with its box."""
    boxes = [
        box for held in screen.standing.boxes for box in held.findChildren(Finding)
    ]
    boxes += [box for row in screen.page.rows for box in row.findings]
    shown = []
    for box in boxes:
        said = box.accessibleName()
        found = next(
            f for f in screen.document.preparation.findings if f.message in said
        )
        shown.append((found, box))
    return shown


class Hands:
    """Clears a finding by its button, in turn with the mouse and with the keys."""

    def __init__(self, screen, press, click, type_in, sheet):
        self.screen, self.press, self.click = screen, press, click
        self.type_in, self.sheet = type_in, sheet
        self.by_keys = False

    def take(self, box, label, *typed):
        way = next(each for each in box.ways if each.words == label)
        self.by_keys = not self.by_keys
        if self.by_keys:
            self.walk_to(way)
            self.press(KEY.Key_Space)
        else:
            self.screen.page.ensureWidgetVisible(way)
            self.click(way)
        if typed:
            self.fill(typed)

    def walk_to(self, way):
        """Tab to the row or the box of a button, then go along with the arrows."""
        box = way.parentWidget()
        for _ in range(150):
            now = QApplication.focusWidget()
            if now is not None and box.isAncestorOf(now):
                break
            self.press(KEY.Key_Tab)
        for _ in range(len(box.ways)):
            if QApplication.focusWidget() is way:
                return
            self.press(KEY.Key_Right)
        raise AssertionError(f"no key leads to {way.words}")

    def fill(self, typed):
        self.sheet()
        for number, words in enumerate(typed):
            if number:
                self.press(KEY.Key_Tab)
            if isinstance(words, int):
                for _ in range(words):
                    self.press(KEY.Key_Right)
                self.press(KEY.Key_Space)
            else:
                self.press(KEY.Key_A, CONTROL)
                self.type_in(words)
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, CONTROL)
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None


@pytest.fixture
def hands(screen, press, click, type_in, sheet):
    return Hands(screen, press, click, type_in, sheet)


def test_twelve_findings_are_cleared_one_by_one_until_all_is_ready(
    screen, hands, press, desk, proposal
):
    found = screen.document.preparation.findings
    assert sorted(f.code for f in found) == sorted(WAYS)
    assert len({f.pillar for f in found}) >= 6
    assert screen.document.preparation.readiness.word is ReadyWord.NOT_READY
    assert screen.document.preparation.readiness.number is None
    cleared, numbers = [], (KEY.Key_1, KEY.Key_2, KEY.Key_3)
    for number in (*numbers, *numbers):
        press(number, ALT)
        while shown := on_screen(screen):
            finding, box = shown[0]
            before = screen.document.preparation.findings
            hands.take(box, *WAYS[finding.code])
            left = screen.document.preparation.findings
            assert finding.code not in {f.code for f in left}
            codes = sorted(f.code for f in left)
            assert len(left) == len(before) - 1, (finding.code, codes)
            cleared.append(finding.code)
    assert sorted(cleared) == sorted(WAYS)
    for _ in range(4):
        # What was done and given is offered in its row: one key takes it.
        press(KEY.Key_F8)
        press(KEY.Key_Return, CONTROL)
    assert set(cleared) < set(CODES)
    ready = screen.document.preparation.readiness
    assert screen.document.preparation.findings == ()
    assert (ready.word, ready.words, ready.stops) == (ReadyWord.READY, "Ready", 0)
    assert screen.standing.strip.accessibleName().startswith("Ready")
    said = [text.text() for text in screen.aside.readiness.findChildren(Text)]
    assert any(f"{ready.number} of 100" in words for words in said)
    assert screen.standing.others.isHidden()
    kept = desk.the(Meeting, proposal.id)
    assert kept.agenda.purpose == "To find terms both of us can keep"
    assert "a joint plan" in [line.topic for line in kept.agenda.lines]
