from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.desk import answering, calling, moving, promising
from app.records.meeting import Meeting, Outcome
from app.records.promise import Promise, PromiseState
from app.rules.outcome import THREE_ROWS
from checklists.pack import Phase
from ui.meeting.screen import MeetingScreen
from ui.meeting.sheets import MoveSheet, TimesSheet, VoicemailSheet
from ui.places import DAYS_END, Place, Visit
from ui.today.days_end import DaysEndScreen

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wrap_up(press):
    """Presses the key of the command, from wherever the keyboard is."""

    def do():
        press(Qt.Key.Key_E, CONTROL | SHIFT)

    return do


@pytest.fixture
def hold(open_book, week, clock):
    """Holds a meeting from its start to its end."""

    def do(word):
        meeting = week(word)
        clock.now = meeting.starts.instant
        open_book.do(calling.join, meeting.id)
        clock.now = meeting.ends.instant
        open_book.do(calling.end, meeting.id)
        return meeting

    return do


@pytest.fixture
def two_held(hold, open_book, week, clock):
    """Norrland and Havel, both held, at 16:05 in Prague; the older never happened."""
    oka = week("Quote talk")
    open_book.do(moving.cancel, oka.id, by_us=False)
    held = hold("Norrland"), hold("Havel")
    clock.now = datetime(2026, 11, 23, 15, 5, tzinfo=UTC)
    return held


def close_wrap(window, meeting):
    """Close the three rows of a wrap, the last one through its screen."""
    for item in THREE_ROWS[:-1]:
        window.book.do(answering.miss, meeting.id, item)
    window.screen_shown.document.miss(THREE_ROWS[-1])
    for _ in range(3):
        QApplication.processEvents()


def seen(window):
    return [
        label.text()
        for label in window.screen_shown.findChildren(QLabel)
        if label.isVisible() and label.text()
    ]


def test_one_key_opens_the_oldest_wrap_at_its_first_open_row(window, two_held, wrap_up):
    wrap_up()
    screen = window.screen_shown
    assert isinstance(screen, MeetingScreen)
    assert screen.document.id == two_held[0].id
    assert screen.page.phase is Phase.WRAP
    assert screen.page.current_row().row.item.id == THREE_ROWS[0]
    assert window.notice.words == "1 more after this one: Ctrl+Shift+E passes it over."


def test_after_each_the_next_opens_and_after_the_last_the_end_of_the_day(
    window, two_held, wrap_up
):
    wrap_up()
    close_wrap(window, two_held[0])
    screen = window.screen_shown
    assert screen.document.id == two_held[1].id
    assert screen.page.current_row().row.item.id == THREE_ROWS[0]
    assert window.notice.words.startswith("Wrapped up")
    close_wrap(window, two_held[1])
    assert isinstance(window.screen_shown, DaysEndScreen)
    assert window.book.book.find(Meeting, two_held[0].id).wrapped
    assert window.rail.place == Place.TODAY


def test_the_same_key_passes_one_over(window, two_held, wrap_up):
    wrap_up()
    wrap_up()
    assert window.screen_shown.document.id == two_held[1].id
    wrap_up()
    assert isinstance(window.screen_shown, DaysEndScreen)
    assert two_held[0].title in seen(window)


def test_who_goes_elsewhere_is_left_alone(window, two_held, wrap_up):
    wrap_up()
    window.go(Visit(Place.ACCOUNTS))
    for item in THREE_ROWS:
        window.book.do(answering.miss, two_held[0].id, item)
    QApplication.processEvents()
    assert window.rail.place == Place.ACCOUNTS


def test_nothing_is_wrapped_up_within_ten_minutes_before_a_call(
    window, two_held, wrap_up, clock
):
    clock.at(16, 5)
    wrap_up()
    assert window.notice.words == (
        "Your next call begins at 17:15: wrap up from 17:40 on."
    )
    assert window.screen_shown is window.today


def test_nothing_is_wrapped_up_while_a_call_is_planned_or_on(
    window, two_held, wrap_up, clock, week
):
    clock.at(16, 20)
    wrap_up()
    assert window.notice.words == "A call is planned for now: wrap up from 17:40 on."
    window.book.do(calling.join, week("Casa").id)
    wrap_up()
    assert window.notice.words == "A call is on: wrap up once it has ended."
    assert window.screen_shown is window.today


def test_the_run_stops_where_a_call_is_near(window, two_held, wrap_up, clock):
    wrap_up()
    clock.at(16, 6)
    close_wrap(window, two_held[0])
    assert window.notice.words.startswith("Your next call begins at 17:15")
    assert window.screen_shown.document.id == two_held[0].id


def test_after_a_call_the_next_one_comes_before_the_wrap(
    window, week, open_book, clock
):
    norrland, havel = week("Norrland"), week("Havel")
    clock.now = norrland.starts.instant
    open_book.do(calling.join, norrland.id)
    window.show_live(norrland.id)
    clock.at(14, 25)
    window.live.end()
    assert window.screen_shown.document.id == havel.id
    assert window.notice.words == (
        "Ended: stamped. Your next call begins at 15:30: wrap up from 16:00 on."
    )
    assert window.notice.act.isVisible()


def test_today_offers_it_once_there_is_something_to_wrap_up(window, week, hold, click):
    assert not window.today.wrap_up.isVisible()
    hold("Norrland")
    assert window.today.wrap_up.isVisible()
    click(window.today.wrap_up)
    assert window.screen_shown.page.phase is Phase.WRAP


# The end of the day


@pytest.fixture
def ended(window, two_held, promised, clock, open_book):
    """The end of that day, with promises kept and due and a call nobody spoke of."""
    paper = promised("Security paper", 23)
    promised("Price for 40 seats", 24)
    promised("Later still", 26)
    open_book.do(promising.keep, paper.id)
    clock.at(17, 30)
    window.go(DAYS_END)
    window.activateWindow()
    return window.screen_shown


def test_it_tells_what_was_kept_and_what_is_due_tomorrow(window, ended):
    words = seen(window)
    assert "Kept today" in words
    assert "Security paper" in words
    assert "Due by tomorrow" in words
    assert "Price for 40 seats" in words
    assert "Later still" not in words
    assert ended.header.about == (
        "Monday 23 November · 2 to wrap up, 1 without an outcome, 1 kept, "
        "1 due by tomorrow"
    )


def test_one_letter_says_what_came_of_a_call(window, ended, week, press):
    casa = week("Casa")
    ended.first_stop().setFocus()
    assert "Casa Verde" in QApplication.focusWidget().accessibleName()
    press(Qt.Key.Key_N)
    assert window.book.book.find(Meeting, casa.id).outcome is Outcome.NOBODY_CAME
    assert casa.title not in seen(window)
    assert QApplication.focusWidget() is not None
    assert ended.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize(
    ("key", "what"),
    [
        (Qt.Key.Key_M, MoveSheet),
        (Qt.Key.Key_H, TimesSheet),
        (Qt.Key.Key_V, VoicemailSheet),
    ],
)
def test_what_needs_a_time_asks_for_it(window, ended, press, sheet, key, what):
    ended.first_stop().setFocus()
    press(key)
    asked = sheet()
    assert isinstance(asked, what)
    asked.reject()


def test_they_cancelled_is_one_letter_too(window, ended, week, press):
    ended.first_stop().setFocus()
    press(Qt.Key.Key_C)
    casa = window.book.book.find(Meeting, week("Casa").id)
    assert casa.outcome is Outcome.CANCELLED_BY_THEM


def test_a_letter_does_nothing_where_it_is_not_offered(window, ended, week, press):
    ended.first_stop().setFocus()
    press(Qt.Key.Key_X)
    assert window.book.book.find(Meeting, week("Casa").id).is_open
    price = next(d for d in ended.duties if d.duty.title == "Price for 40 seats")
    price.ways[0].setFocus()
    press(Qt.Key.Key_N)
    assert window.book.book.find(Promise, price.duty.about).state is PromiseState.OPEN


def test_what_is_due_tomorrow_can_be_done_now(window, ended, press):
    price = next(d for d in ended.duties if d.duty.title == "Price for 40 seats")
    price.ways[0].setFocus()
    press(Qt.Key.Key_Return)
    kept = window.book.book.find(Promise, price.duty.about)
    assert kept.state is PromiseState.DONE
    assert "2 kept" in ended.header.about


def test_a_wrap_that_is_left_opens_from_there(window, ended, two_held, press):
    left = next(d for d in ended.duties if d.duty.about == two_held[1].id)
    left.ways[0].setFocus()
    press(Qt.Key.Key_Return)
    assert window.screen_shown.document.id == two_held[1].id


def test_a_day_with_nothing_left_says_so(window_over, open_book, clock, wrap_up):
    clock.at(17, 30)
    window = window_over(open_book)
    wrap_up()
    assert window.screen_shown.empty.isVisible()
    assert "Nothing is open, and nothing is due by tomorrow." in seen(window)
    assert window.screen_shown.header.about == (
        "Monday 23 November · nothing is open, nothing is due by tomorrow"
    )


def test_the_end_of_the_day_is_remembered_as_a_place(window, ended, press):
    window.go(Visit(Place.PROMISES))
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.screen_shown is ended
