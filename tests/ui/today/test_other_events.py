"""What else the calendar holds, on Today: seen with a word, made a meeting with one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.records.event import Event, EventChoice
from app.records.meeting import Meeting
from ui.today.other_lines import other_lines
from ui.widgets.text import Text


@pytest.fixture
def today(window, week):
    QApplication.processEvents()
    return window.today


@pytest.fixture
def heads(today):
    def words():
        QApplication.processEvents()
        return [
            label.text()
            for label in today.findChildren(QLabel)
            if label.isVisible() and label.text()
        ]

    return words


@pytest.fixture
def open_others(today, press):
    """Shows the other events of a day with the keyboard; 0 is today."""

    def show(which=0):
        today.others[which].toggle.setFocus()
        press(Qt.Key.Key_Return)
        return today.others[which]

    return show


def row(others, title):
    return next(each for each in others.rows if each.line.title == title)


def test_other_events_are_counted_and_shown_with_the_keyboard(
    today, heads, open_others, press
):
    assert "Today also: 4 other events, counted as busy time." in heads()
    assert "Stand-up" not in heads()
    others = open_others()
    assert {"09:00", "Stand-up", "Nils Holm and Vera Sedláková"} <= set(heads())
    assert QApplication.focusWidget() is others.toggle
    assert others.toggle.words == "Hide"
    press(Qt.Key.Key_Return)
    assert "Stand-up" not in heads()


def test_those_of_the_days_after_are_there_too(today, heads, open_others):
    assert [one.stops[0][0] for one in today.others] == [
        "others 0",
        "others 1",
        "others later",
    ]
    others = open_others(2)
    assert others.rows[0].line.at.startswith("Wed 25 Nov ")


def test_one_key_makes_a_meeting_and_one_undo_takes_it_back(
    today, window, open_others, press, desk
):
    others = open_others()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row(others, "Pipeline review").take
    before = len(desk.book.every(Event))
    press(Qt.Key.Key_Return)
    assert today.rows[0].line.title == "Pipeline review"
    assert window.notice.words == "“Pipeline review” is a meeting now."
    assert len(desk.book.every(EventChoice)) == 1
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.book.every(Event)) == before
    assert "Pipeline review" not in [each.line.title for each in today.rows]


def test_the_keyboard_stays_among_the_others(today, open_others, press):
    open_others()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is row(today.others[0], "Lunch").take


def test_of_a_series_it_is_all_or_only_one(today, window, open_others, press, desk):
    booked = len(desk.book.every(Meeting))
    others = open_others()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    alone = row(others, "Stand-up").ways[1]
    assert QApplication.focusWidget() is alone
    press(Qt.Key.Key_Return)
    assert len(desk.book.every(Meeting)) == booked + 1
    window.undoing.take_back()
    row(today.others[0], "Stand-up").take.click()
    assert len(desk.book.every(Meeting)) > booked + 10
    assert "more of its series" in window.notice.words


def test_who_comes_is_told_without_oneself(open_book, week):
    from app.day import desktop

    book = open_book
    on = desktop(book.book, book.items_of, book.now())
    told = {
        each.title: each.about
        for lines in other_lines(on, book.settings)
        for each in lines.events
    }
    assert told["Pipeline review"] == "Nils Holm"
    assert told["Lunch"] == ""


@pytest.mark.parametrize(
    ("size", "width", "height"), [(1.25, 1024, 700), (2.0, 1280, 800)]
)
def test_nothing_is_cut_where_there_is_little_room(
    window_over, open_book, week, theme, size, width, height
):
    theme.resize(size)
    window = window_over(open_book, width, height)
    for number in range(len(window.today.others)):
        window.today.others[number].toggle.click()
        QApplication.processEvents()
    assert sum(len(others.rows) for others in window.today.others) > 8
    for each in window.today.findChildren(Text):
        if each.isVisible() and each.text():
            assert not each.is_cut or each.toolTip(), each.text()
    for others in window.today.others:
        for row in others.rows:
            for button in row.ways:
                at = button.mapTo(window, button.rect().topRight())
                assert at.x() < window.width()
                assert button.width() >= button.sizeHint().width()
