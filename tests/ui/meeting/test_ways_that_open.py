"""The buttons of findings that open a form or another place, pressed for real."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.desk import (
    booking,
    calling,
    changing,
    exchanging,
    knowing,
    promising,
)
from app.records.account import Account
from app.records.knowledge import Claim
from app.records.meeting import Meeting
from app.records.moment import Due, Moment
from checklists.pack import Channel, Kind, Phase
from ui.meeting.proof_sheet import ProofSheet
from ui.meeting.screen import MeetingScreen
from ui.meeting.sheets import DetailsSheet, MoveSheet
from ui.meeting.word_sheet import WordSheet
from ui.places import Place, Visit
from ui.promises.cancelling import Cancelling
from ui.promises.new_date import NewDate
from ui.promises.promise_sheet import PromiseSheet
from ui.widgets.finding import Finding

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ZONE = "Europe/Stockholm"


@pytest.fixture
def went():
    """Where the screen asked to go."""
    return []


@pytest.fixture
def pressed(shown, open_book, meeting, click, went):
    """Opens the meeting, finds a button of a finding and clicks it."""

    def press(code, label):
        screen = MeetingScreen(open_book)
        screen.went.connect(went.append)
        screen.visit(Visit(Place.MEETINGS, meeting.id, Phase.PLAN))
        shown(screen, 1100, 800)
        if not screen.standing.others.isHidden():
            click(screen.standing.others)
        found = [f for f in screen.document.preparation.findings if f.code == code]
        boxes = [
            b for held in screen.standing.boxes for b in held.findChildren(Finding)
        ]
        boxes += [box for row in screen.page.rows for box in row.findings]
        box = next(b for b in boxes if found[0].message in b.accessibleName())
        way = next(way for way in box.ways if way.words == label)
        screen.page.ensureWidgetVisible(way)
        click(way)
        return screen

    return press


def keep():
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, CONTROL)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("label", "kind"), [("New date", NewDate), ("Cancelled …", Cancelling)]
)
def test_what_is_owed_opens_the_form_of_that_promise(owed, pressed, sheet, label, kind):
    pressed("PER-01a", label)
    form = sheet()
    assert isinstance(form, kind)
    assert owed.what in form._about.text()
    form.reject()


def test_a_promise_of_nobody_opens_its_own_form(desk, meeting, pressed, sheet):
    made = promising.promise(
        desk, "Pilot name", ours=False, account=meeting.account, due=None
    )
    due = Due.at(desk.now + timedelta(days=9), ZONE)
    promising.put_day_right(desk, made.id, due)
    pressed("HON-05", "Say who …")
    form = sheet()
    assert isinstance(form, PromiseSheet)
    assert form.what.text == "Pilot name"
    form.reject()


@pytest.mark.parametrize(
    ("code", "label", "field"),
    [
        ("PUN-05", "Paste link or number …", "link"),
        ("STR-03a", "Add a person …", "people"),
    ],
)
def test_the_way_in_and_the_people_are_in_the_details(
    desk, meeting, anna, pressed, sheet, clock, code, label, field
):
    changing.change_kind(desk, meeting.id, Kind.DEMO)
    changing.change_link(desk, meeting.id, link="")
    here = desk.the(Meeting, meeting.id)
    alone = [a for a in here.attendees if a.person == anna.id]
    changing.invite(desk, meeting.id, alone)
    account = desk.the(Account, meeting.account)
    with desk.act("known for long") as write:
        write.put(replace(account, added=clock.now - timedelta(days=90)))
    screen = pressed(code, label)
    form = sheet()
    assert isinstance(form, DetailsSheet)
    if field == "people":
        assert form.people.field.hasFocus()
        form.people.field.setText("Anna Lindqvist, Nils Ek")
    else:
        form.link.field.setText("https://meet.example/fresh")
    keep()
    assert code not in {f.code for f in screen.document.preparation.findings}


def test_two_meetings_at_once_lead_to_the_other_or_are_moved(
    desk, meeting, pressed, sheet
):
    other = booking.book_meeting(
        desk,
        "Havel & Sons",
        Moment.at(meeting.starts.instant, ZONE),
        30,
        channel=Channel.PHONE,
        number="+420224000000",
    )
    screen = pressed("PUN-01a", "Move it …")
    form = sheet()
    assert isinstance(form, MoveSheet)
    form.when.field.setText("tue 15:00")
    keep()
    codes = {f.code for f in screen.document.preparation.findings}
    assert "PUN-01a" not in codes
    assert desk.the(Meeting, other.id).starts.instant == meeting.starts.instant


def test_the_other_of_two_meetings_at_once_is_a_button_away(
    desk, meeting, pressed, went
):
    starts = Moment.at(meeting.starts.instant, ZONE)
    number = "+420224000000"
    other = booking.book_meeting(
        desk, "Havel & Sons", starts, 30, channel=Channel.PHONE, number=number
    )
    pressed("PUN-01a", "Show the other")
    assert went == [Visit(Place.MEETINGS, other.id)]


def test_last_time_is_wrapped_up_on_its_own_page(desk, meeting, clock, pressed, went):
    now, clock.now = clock.now, clock.now - timedelta(days=3)
    last = booking.book_meeting(
        desk,
        meeting.account,
        Moment.at(clock.now + timedelta(minutes=5), ZONE),
        30,
        channel=Channel.WEB,
        link="https://meet.example/r",
    )
    clock.now += timedelta(minutes=5)
    calling.join(desk, last.id)
    clock.now += timedelta(minutes=20)
    calling.end(desk, last.id)
    clock.now = now
    pressed("PER-02", "Wrap up last time")
    assert went == [Visit(Place.MEETINGS, last.id, Phase.WRAP)]


def test_proof_asks_for_their_yes_where_somebody_is_quoted(
    desk, meeting, pressed, sheet, type_in
):
    made = knowing.claim(desk, "Saves 6 h", meeting=meeting.id)
    screen = pressed("HON-01a", "Attach proof …")
    form = sheet()
    assert isinstance(form, ProofSheet)
    assert form.proof.field.hasFocus()
    assert not form.agreed.isVisible()
    type_in("It gave us our Fridays")
    form.quoted.field.setFocus()
    type_in("Anna")
    assert form.agreed.isVisible()
    keep()
    kept = desk.the(Claim, made.id)
    assert (kept.evidence, kept.quoted, kept.may_quote) == (
        "It gave us our Fridays",
        "Anna",
        False,
    )
    (finding,) = [
        f for f in screen.document.preparation.findings if f.code == "HON-01b"
    ]
    screen.document.settle(finding, "may-quote")
    assert desk.the(Claim, made.id).may_quote
    assert not [f for f in screen.document.preparation.findings if f.code == "HON-01b"]


def test_a_treat_is_no_give_and_the_sheet_says_so(
    desk, meeting, pressed, sheet, type_in
):
    exchanging.ask(desk, "a pilot", meeting=meeting.id, size=2)
    screen = pressed("CAR-01a", "Add a give …")
    form = sheet()
    assert isinstance(form, WordSheet)
    type_in("Dinner at the lake")
    keep()
    assert form.isVisible()
    assert "no gives" in form.complaint
    form.reject()
    assert "CAR-01a" in {f.code for f in screen.document.preparation.findings}
