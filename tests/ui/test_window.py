import sys

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.book.book import Book
from app.desk import booking, people
from app.desk.desk import Desk
from app.errors import Problem
from app.exchange import samples
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.moment import Moment
from checklists.library import Library
from checklists.pack import Channel, Kind, Phase
from ui.key_map import KeyMap
from ui.keys import KEYS
from ui.meeting.screen import MeetingScreen
from ui.meetings.new_meeting import NewMeeting
from ui.places import Place, Visit
from ui.problems import Confession
from ui.promises.screen import PromisesScreen
from ui.settings.screen import SettingsScreen
from ui.today.screen import TodayScreen
from ui.who_are_you import WhoAreYou

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

INVITE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sample//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:kitano-1@sample.example
SUMMARY:Demo with Kitano Foods
DTSTAMP:20261120T080000Z
DTSTART:20261124T080000Z
DTEND:20261124T084500Z
ORGANIZER;CN=Ken Mori:mailto:ken@kitano.example
ATTENDEE;CN=Ida Holm;PARTSTAT=ACCEPTED:mailto:ida.holm@holm.example
LOCATION:https://meet.example.com/kitano
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def invite(tmp_path):
    file = tmp_path / "invite.ics"
    file.write_text(INVITE, newline="")
    return file


@pytest.fixture
def drop():
    """Drops files as the desktop does: entering first, then letting go."""

    def on(widget, *files):
        given = QMimeData()
        given.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        at = widget.rect().center()
        enter = QDragEnterEvent(at, copy, given, left, none)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, given, left, none))
        QApplication.processEvents()

    return on


def test_an_empty_book_opens_on_the_ways_in(window_over, new_book):
    window = window_over(new_book)
    today = window.screen_shown
    assert isinstance(today, TodayScreen)
    assert today.header.about == "No meetings yet"
    assert today.empty.isVisible()
    assert today.first_stop() is today.empty.first


def test_a_dropped_invite_asks_who_one_is_and_opens_its_meeting(
    window_over, new_book, drop, invite, sheet, click
):
    window = window_over(new_book)
    drop(window, invite)
    asked = sheet()
    assert isinstance(asked, WhoAreYou)
    assert {b.key for b in asked.address.buttons} == {
        "ken@kitano.example",
        "ida.holm@holm.example",
    }
    mine = next(b for b in asked.address.buttons if b.key.startswith("ida"))
    click(mine)
    click(asked.first)
    assert new_book.settings.own_emails == ("ida.holm@holm.example",)
    assert new_book.settings.own_domains == ("holm.example",)
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.head.title == "Demo with Kitano Foods"
    assert window.notice.words == "1 meeting added."
    assert window.rail.place == Place.MEETINGS


def test_who_does_not_say_who_one_is_takes_nothing_in(
    window_over, new_book, drop, invite, sheet, press
):
    window = window_over(new_book)
    drop(window, invite)
    sheet()
    press(Qt.Key.Key_Escape)
    assert not new_book.book.every(Meeting)
    assert window.notice.words.startswith("Nothing was taken in")


def test_an_invite_is_pasted_with_ctrl_i(window, open_book, press):
    QApplication.clipboard().setText(INVITE)
    press(Qt.Key.Key_I, CONTROL)
    assert [m.title for m in open_book.book.every(Meeting)] == [
        "Demo with Kitano Foods"
    ]
    assert isinstance(window.screen_shown, MeetingScreen)
    QApplication.clipboard().clear()


def test_undoing_an_import_leaves_the_meeting_that_is_gone(window, open_book, press):
    QApplication.clipboard().setText(INVITE)
    press(Qt.Key.Key_I, CONTROL)
    QApplication.clipboard().clear()
    window.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert not open_book.book.every(Meeting)
    assert window.rail.place == Place.MEETINGS
    assert not isinstance(window.screen_shown, MeetingScreen)
    assert window.notice.words.startswith("Taken back: ")
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(open_book.book.every(Meeting)) == 1


def test_a_meeting_is_typed_with_keys_alone(window, open_book, press, type_in, sheet):
    press(Qt.Key.Key_N, CONTROL)
    made = sheet()
    assert isinstance(made, NewMeeting)
    type_in("Lumen Retail")
    press(Qt.Key.Key_Tab)
    type_in("Carla Lumen <Carla@lumen.example>, Jo")
    press(Qt.Key.Key_Tab)
    type_in("thu 15:00")
    for _ in range(4):
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is made.way_in.field
    type_in("https://meet.example.com/lumen")
    press(Qt.Key.Key_Return)
    (meeting,) = open_book.book.every(Meeting)
    assert meeting.title == "Exploratory with Lumen Retail"
    assert meeting.kind is Kind.EXPLORATORY
    assert meeting.starts == Moment.local(
        meeting.starts.in_zone("Europe/Prague").replace(tzinfo=None), "Europe/Prague"
    )
    assert meeting.starts.in_zone("Europe/Prague").strftime("%a %H:%M") == "Thu 15:00"
    assert meeting.link == "https://meet.example.com/lumen"
    assert len(meeting.attendees) == 2
    assert isinstance(window.screen_shown, MeetingScreen)


def test_a_new_meeting_says_what_is_missing_and_books_nothing(
    window, open_book, press, type_in, sheet
):
    press(Qt.Key.Key_N, CONTROL)
    made = sheet()
    press(Qt.Key.Key_Return)
    assert made.complaint == "Name the account it is with."
    made.account.field.setFocus()
    type_in("Lumen")
    press(Qt.Key.Key_Return)
    assert made.complaint.startswith("Give a day and a time")
    press(Qt.Key.Key_Escape)
    assert not open_book.book.every(Meeting)


def test_undo_and_redo_go_through_the_book(window, open_book, week, press):
    account = open_book.book.every(Account)[0]
    open_book.do(people.edit_account, account.id, name="Another name")
    press(Qt.Key.Key_Z, CONTROL)
    assert open_book.book.find(Account, account.id).name == account.name
    assert window.notice.words == "Taken back: editing an account."
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert open_book.book.find(Account, account.id).name == "Another name"
    assert window.notice.words == "Done again: editing an account."


def test_a_field_that_has_nothing_to_take_back_leaves_undo_to_the_book(
    window, open_book, week, press, type_in
):
    account = open_book.book.every(Account)[0]
    open_book.do(people.edit_account, account.id, name="Another name")
    window.go(Visit(Place.ACCOUNTS))
    window.screen_shown.filter.setFocus()
    type_in("x")
    press(Qt.Key.Key_Z, CONTROL)
    assert window.screen_shown.filter.text() == ""
    assert open_book.book.find(Account, account.id).name == "Another name"
    press(Qt.Key.Key_Z, CONTROL)
    assert open_book.book.find(Account, account.id).name == account.name


def test_the_notice_takes_back_the_act_it_names_or_nothing(
    window, open_book, week, click
):
    first, second = open_book.book.every(Account)[:2]
    open_book.do(people.edit_account, first.id, name="Another name")
    window.note("Renamed.", True)
    assert window.notice.act.isVisible()
    open_book.desk.clock.now = open_book.desk.clock.now.replace(minute=50)
    open_book.do(people.edit_account, second.id, name="A third name")
    assert not window.notice.act.isVisible()
    window.note("Renamed.", True)
    click(window.notice.act)
    assert open_book.book.find(Account, second.id).name == second.name
    assert open_book.book.find(Account, first.id).name == "Another name"


def foot(window):
    texts = [label.text() for label in window.rail.findChildren(QLabel)]
    return next(text for text in texts if text.startswith("last at"))


def test_saved_is_said_only_after_the_commit(window, open_book, week, clock):
    before = foot(window)
    clock.at(13, 2)
    seen = []

    def rename(desk):
        with desk.act("editing an account"):
            people.edit_account(desk, desk.book.every(Account)[0].id, name="New")
            QApplication.processEvents()
            seen.append(foot(window))

    open_book.do(rename)
    assert seen == [before]
    assert foot(window) == "last at 14:02"


def test_what_another_process_writes_is_shown(
    qtbot, window, open_book, tmp_path, clock
):
    assert window.today.empty.isVisible()
    open_book.watch()
    with Book(tmp_path / "earnest.db", clock=clock) as other:
        booking.book_meeting(
            Desk(other, Library(), clock),
            "Lumen Retail",
            Moment.at(clock.now.replace(hour=15), "Europe/Prague"),
            30,
            channel=Channel.PHONE,
        )
        with qtbot.waitSignal(open_book.changed):
            pass
    assert len(window.today.rows) == 1


def test_a_problem_is_said_with_what_to_do(window, open_book):
    open_book.troubled.emit(Problem("The disk is full.", "Make room on it."))
    assert window.notice.isVisible()
    assert window.notice.words == "The disk is full. Make room on it."


def test_nothing_to_undo_is_a_problem_with_words(window, press, open_book):
    while open_book.desk.can_undo:
        open_book.undo()
    press(Qt.Key.Key_Z, CONTROL)
    assert window.notice.words == "There is nothing to undo."


def test_f1_shows_every_key_once(window, press, sheet):
    press(Qt.Key.Key_F1)
    shown = sheet()
    assert isinstance(shown, KeyMap)
    words = [label.text() for label in shown.findChildren(QLabel)]
    for key in KEYS.values():
        assert words.count(QKeySequence(key.keys[0]).toString()) == 1
        assert key.words in words
    every = [keys for key in KEYS.values() for keys in key.keys]
    assert len(every) == len(set(every))
    press(Qt.Key.Key_Escape)


def test_f6_goes_round_the_parts_of_the_window(window, week, press):
    window.note("Something happened.")
    window.rail.places[Place.TODAY].setFocus()
    parts = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        parts.append(
            "rail"
            if window.rail.isAncestorOf(now)
            else "notice"
            if window.notice.isAncestorOf(now)
            else "screen"
        )
    assert parts == ["screen", "notice", "rail", "screen"]


def test_arrows_walk_through_the_rail(window, week, press):
    window.rail.places[Place.TODAY].setFocus()
    press(Qt.Key.Key_Down)
    assert window.rail.place == Place.MEETINGS
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert window.rail.place == Place.PROMISES
    assert isinstance(window.screen_shown, PromisesScreen)
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_settings_and_keys_stand_at_the_foot_of_the_rail(window, click, sheet, press):
    click(window.rail.commands[Place.SETTINGS])
    assert isinstance(window.screen_shown, SettingsScreen)
    assert window.rail.place == ""
    click(window.rail.places[Place.TODAY])
    assert window.rail.place == Place.TODAY
    click(window.rail.commands["keys"])
    assert isinstance(sheet(), KeyMap)
    press(Qt.Key.Key_Escape)


def test_another_size_of_text_builds_the_window_anew_at_the_same_place(
    window, theme, click, preferences
):
    window.size_chosen.connect(lambda percent: theme.resize(percent / 100))
    theme.resized.connect(window.rebuild)
    window.go(Visit(Place.SETTINGS))
    before, wide = window.screen_shown, window.rail.width()
    larger = next(b for b in before.look.text_size.buttons if b.key == "150 %")
    larger.setFocus()
    click(larger)
    assert preferences.text_percent == 150
    assert isinstance(window.screen_shown, SettingsScreen)
    assert window.screen_shown is not before
    assert window.screen_shown.look.text_size.option == "150 %"
    assert window.rail.width() != wide
    assert QApplication.focusWidget().accessibleName() == "150 %, Size of all text"
    theme.resized.disconnect(window.rebuild)


def test_a_look_is_chosen_and_kept(window, theme, click, preferences):
    window.look_chosen.connect(lambda name: theme.choose(type(theme.scheme)(name)))
    window.go(Visit(Place.SETTINGS))
    look = window.screen_shown.look.look
    click(next(b for b in look.buttons if b.key == "dark"))
    assert preferences.theme == "dark"
    assert theme.look.paper == "#16181B"


def test_what_is_being_typed_is_kept_when_one_goes_elsewhere(
    window, open_book, press, type_in
):
    window.go(Visit(Place.SETTINGS))
    name = window.screen_shown.you.name.field
    name.setFocus()
    name.selectAll()
    type_in("Ida H")
    press(Qt.Key.Key_T, CONTROL)
    assert isinstance(window.screen_shown, TodayScreen)
    assert open_book.settings.name == "Ida H"


def test_closing_keeps_what_is_being_typed_and_where_the_window_was(
    window, open_book, preferences, press, type_in
):
    window.go(Visit(Place.SETTINGS))
    window.screen_shown.you.name.field.setFocus()
    window.screen_shown.you.name.field.selectAll()
    type_in("Ida H")
    press(Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()
    assert open_book.settings.name == "Ida H"
    assert not preferences.geometry.isEmpty()


def test_a_narrow_window_puts_small_names_in_the_rail(window):
    wide = window.rail.width()
    window.resize(760, 700)
    QApplication.processEvents()
    assert window.rail.width() < wide / 2


def test_a_call_goes_from_join_to_right_after(window, norrland, clock, press):
    from app.desk import calling

    clock.at(12, 59)
    window.book.do(calling.join, norrland.id)
    window.show_live(norrland.id)
    live = window.live
    QTest.qWaitForWindowActive(live)
    clock.at(13, 40)
    press(Qt.Key.Key_E, CONTROL)
    QApplication.processEvents()
    assert window.live is None
    assert isinstance(window.screen_shown, MeetingScreen)
    assert window.screen_shown.page.phase is Phase.WRAP
    assert window.notice.words == "Ended: stamped."


def test_the_call_window_is_the_same_one_when_asked_for_again(window, norrland):
    window.show_live(norrland.id)
    first = window.live
    first.capture.setText("we promise the plan")
    window.show_live(norrland.id)
    assert window.live is first
    assert first.capture.text() == "we promise the plan"


def test_the_brief_of_a_meeting_opens_among_the_reports(window, norrland):
    window.show_brief(norrland.id)
    assert window.rail.place == Place.REPORTS
    assert window.screen_shown.choices["brief"].isChecked()
    assert window.screen_shown.kind("brief").meeting.currentData() == norrland.id


def test_a_bug_is_written_down_and_owned_up_to_once(window, tmp_path, qtbot):
    before = sys.excepthook
    confession = Confession(tmp_path / "problems.log")
    confession.made.connect(window.warn)
    try:
        for _ in range(2):
            try:
                {}["Anna said no"]
            except KeyError:
                sys.excepthook(*sys.exc_info())
    finally:
        confession.close()
    assert sys.excepthook is before
    assert window.notice.words.startswith("Something went wrong inside Earnest.")
    written = (tmp_path / "problems.log").read_text()
    assert written.count("KeyError at test_window.py:") == 2
    assert "Anna" not in written


def test_the_samples_come_in_by_drop_all_at_once(window, open_book, drop, sheet, click):
    folder = samples.__path__[0]
    drop(window, f"{folder}/week.ics", f"{folder}/contacts.vcf")
    # Contacts are looked at before they come in.
    click(sheet().first)
    assert len(open_book.book.every(Meeting)) > 4
    norrland = next(a for a in open_book.book.every(Account) if "Norrland" in a.name)
    from app.records.person import Person

    anna = next(
        p
        for p in open_book.book.of_account(Person, norrland.id)
        if p.name.startswith("Anna")
    )
    assert anna.phones


def test_alt_left_goes_back_to_where_one_was(window, norrland, press):
    alt = Qt.KeyboardModifier.AltModifier
    window.go(Visit(Place.MEETINGS, norrland.id))
    press(Qt.Key.Key_3, alt)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.place == Place.REPORTS
    press(Qt.Key.Key_Left, alt)
    assert window.screen_shown.page.phase is Phase.PREFLIGHT
    press(Qt.Key.Key_Left, alt)
    assert window.rail.place == Place.TODAY
    press(Qt.Key.Key_Left, alt)
    assert window.rail.place == Place.TODAY
