"""The calendars in the settings, and the way there from an empty day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import calendars
from app.errors import Problem
from app.exchange.ics import read_calendar
from app.records.calendar_source import CalendarSource
from app.records.meeting import Meeting
from ui.calendars.download import Downloads
from ui.calendars.give_calendar import GiveCalendar
from ui.places import Place, Visit
from ui.settings.calendars import CalendarsCard

SECRET = "https://calendar.google.com/calendar/ical/ida/private-42/basic.ics"


@pytest.fixture
def trusting(window, trusted):
    """The window, which trusts the server of the tests."""
    reader = window.fetching.reader
    reader.downloads = Downloads(reader, trusted=trusted)
    return window


@pytest.fixture
def card(trusting):
    trusting.go(Visit(Place.SETTINGS))
    QApplication.processEvents()
    return trusting.screen_shown.calendars


@pytest.fixture
def take(open_book, clock, calendar):
    """Takes in what a calendar holds, as if it had been fetched."""

    def fetch(source, *events):
        read = read_calendar(
            calendar(*events), zone=open_book.settings.zone, now=clock.now
        )
        return open_book.do(calendars.take_fetched, source.id, read)

    return fetch


@pytest.fixture
def source(open_book):
    return open_book.do(calendars.add_calendar, SECRET)


def test_before_any_calendar_its_use_is_said(card):
    assert card._none.isVisible()
    assert card.lines == []
    assert not card.cancel.isVisible()


def test_an_address_is_given_by_keyboard_fetched_and_listed(
    card, press, type_in, sheet, site, calendar, event, qtbot, open_book, trusting
):
    site.says(calendar(event("one")))
    card.add_button.setFocus()
    press(Qt.Key.Key_Return)
    given = sheet()
    given.address.field.setFocus()
    type_in(site.url().replace("https", "webcal"))
    press(Qt.Key.Key_Tab)
    given.name.field.setFocus()
    type_in("My calls")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(open_book.book.every(Meeting)) == 1, timeout=20_000)
    (line,) = card.lines
    assert line.source.name == "My calls"
    assert line.words.text() == "Fetched today 13:46."
    assert trusting.notice.words == "1 meeting added."
    assert trusting.notice.act.isVisible()


def test_an_address_in_clear_text_is_refused_on_the_sheet(
    card, click, sheet, type_in, open_book
):
    click(card.add_button)
    given = sheet()
    given.address.field.setText("http://cal.example/a.ics")
    click(given.first)
    assert given.complaint.startswith("An http address is open to whoever is")
    assert given.isVisible()
    assert open_book.book.every(CalendarSource) == ()


def test_the_same_calendar_twice_is_refused_on_the_sheet(card, click, sheet, source):
    click(card.add_button)
    given = sheet()
    given.address.field.setText(SECRET.replace("https", "webcal"))
    click(given.first)
    assert given.complaint == "This calendar is read already, as “Google”."


def test_a_file_is_chosen_on_the_sheet(window, open_book, shown, click, qtbot):
    given = GiveCalendar(open_book, window, lambda _: "/srv/ida/week.ics")
    given.open()
    click(given.file)
    with qtbot.waitSignal(given.given) as said:
        click(given.first)
    assert said.args == ["/srv/ida/week.ics", ""]


def test_a_secret_address_is_shown_nowhere(card, source, take, event, open_book):
    open_book.do(calendars.note_trouble, source.id, Problem("It did not answer."))
    (line,) = card.lines
    words = [line.words.text(), line.fetch.accessibleName(), line.source.name]
    assert not any("private-42" in one for one in words)


def test_trouble_is_told_with_the_last_time_it_was_there(
    card, source, take, event, open_book, clock
):
    (line,) = card.lines
    assert line.words.text() == "Not fetched yet."
    trouble = Problem("The calendar did not answer.", "It is tried again by itself.")
    open_book.do(calendars.note_trouble, source.id, trouble)
    assert line.words.text() == (
        "The calendar did not answer (never fetched yet). It is tried again by itself."
    )
    clock.at(12, 10)
    take(source, event("one"))
    clock.at(14, 0)
    open_book.do(calendars.note_trouble, source.id, trouble)
    (line,) = card.lines
    assert line.words.text() == (
        "The calendar did not answer (last fetched today 13:10). "
        "It is tried again by itself."
    )
    clock.at(14, 0, day=24)
    card.refresh()
    assert "(last fetched yesterday 13:10)" in line.words.text()


def test_fetch_now_shows_that_it_is_at_it(
    card, site, calendar, event, click, qtbot, open_book, trusting
):
    open_book.do(calendars.add_calendar, site.url())
    answer = site.says(calendar(event("one")))

    def slowly(request):
        site.let_go.wait(20)
        answer(request)

    site.answer = slowly
    (line,) = card.lines
    click(line.fetch)
    qtbot.waitUntil(lambda: bool(site.asked))
    assert line.words.text() == "Being fetched …"
    assert not line.fetch.isEnabled()
    site.let_go.set()
    qtbot.waitUntil(line.fetch.isEnabled, timeout=20_000)
    assert line.words.text() == "Fetched today 13:46."


def test_a_calendar_is_removed_its_meetings_stay_and_undo_brings_it_back(
    card, source, take, event, click, open_book, trusting
):
    take(source, event("one"))
    click(card.lines[0].remove)
    assert card.lines == []
    assert len(open_book.book.every(Meeting)) == 1
    assert trusting.notice.words == "“Google” is no longer fetched. Its meetings stay."
    click(trusting.notice.act)
    assert [line.source for line in card.lines] == [source]


def test_what_is_gone_is_listed_and_cancelled_only_when_told(
    card, source, take, event, click, open_book, trusting
):
    take(source, event("one"), event("two", "20261125T090000Z"))
    assert not card.cancel.isVisible()
    take(source)
    assert card.gone.text() == (
        "No longer in your calendar: 2: “Demo one” tomorrow 10:00 and "
        "“Demo two” Wed 25 Nov 10:00. Nothing was cancelled."
    )
    assert all(meeting.is_open for meeting in open_book.book.every(Meeting))
    click(card.cancel)
    assert not any(meeting.is_open for meeting in open_book.book.every(Meeting))
    assert not card.cancel.isVisible()
    click(trusting.notice.act)
    assert card.cancel.isVisible()


def test_of_many_that_are_gone_the_first_are_named(card, source, take, event):
    take(source, *(event(n) for n in range(7)))
    take(source)
    assert "No longer in your calendar: 7: " in card.gone.text()
    assert "and 4 more. Nothing was cancelled." in card.gone.text()


def test_ones_own_calendar_is_saved(open_book, norrland, shown, click, qtbot, tmp_path):
    file = tmp_path / "mine.ics"
    card = shown(CalendarsCard(open_book, lambda *_: str(file)), 600)
    with qtbot.waitSignal(card.noted) as said:
        click(card.save)
    assert said.args[0].startswith(f"Saved: {file}. ")
    text = file.read_text().replace("\n ", "")
    assert f"SUMMARY:{norrland.title}" in text.replace("\\", "")


def test_where_it_cannot_be_saved_is_said(open_book, shown, click, qtbot, tmp_path):
    nowhere = str(tmp_path / "no" / "mine.ics")
    card = shown(CalendarsCard(open_book, lambda *_: nowhere), 600)
    with qtbot.waitSignal(open_book.troubled) as said:
        click(card.save)
    assert "could not be written" in str(said.args[0])


def test_who_changes_her_mind_saves_nothing(open_book, shown, click, tmp_path):
    card = shown(CalendarsCard(open_book, lambda *_: ""), 600)
    click(card.save)
    assert list(tmp_path.glob("*.ics")) == []


def test_an_empty_day_asks_for_a_calendar_address(
    window_over, new_book, click, sheet, shown
):
    window = window_over(new_book)
    button = next(
        b for b in window.today.empty.findChildren(object) if _says(b, "Give a")
    )
    click(button)
    assert isinstance(sheet(), GiveCalendar)


def _says(widget, words):
    said = getattr(widget, "words", "")
    return isinstance(said, str) and said.startswith(words)


def test_below_a_meeting_is_added_by_hand(window_over, new_book, click, sheet):
    window = window_over(new_book)
    word = next(
        b for b in window.today.empty.findChildren(object) if _says(b, "add a meeting")
    )
    click(word)
    assert "meeting" in sheet().windowTitle().casefold()


def test_a_closed_window_fetches_no_more(trusting, source, site, clock):
    trusting.fetching.begin()
    clock.now += timedelta(minutes=1)
    trusting.close()
    trusting.fetching.fetch_all()
    assert trusting.fetching.calendar is None
