"""Calendars fetched with nobody's hands: a real server, a real window."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.book.fetches import fetched
from app.desk import calendars
from app.records.calendar_source import CalendarSource
from app.records.event import Event
from app.records.meeting import Meeting
from ui.calendars.download import Downloads, Limits
from ui.calendars.fetching import Fetching


@pytest.fixture
def said():
    return []


@pytest.fixture
def make(window, open_book, trusted, said):
    """Makes what fetches; its times are those of a test."""

    made = []

    def fetching(**times):
        limits = Limits(silent_ms=2_000)
        downloads = Downloads(window, limits, trusted)
        one = Fetching(open_book, window, downloads, **times)
        one.noted.connect(lambda words, undo: said.append((words, undo)))
        open_book.troubled.connect(lambda problem: said.append((str(problem), False)))
        made.append(one)
        return one

    yield fetching
    for one in made:
        one.close()


@pytest.fixture
def fetching(make):
    return make(quiet_ms=20)


@pytest.fixture
def rest(qtbot):
    """Waits until nothing is being fetched."""

    def wait(fetching):
        qtbot.waitUntil(lambda: fetching.calendar is None, timeout=20_000)

    return wait


@pytest.fixture
def titles(open_book):
    def read():
        return sorted(meeting.title for meeting in open_book.book.every(Meeting))

    return read


def source_of(open_book):
    (source,) = open_book.book.every(CalendarSource)
    return source


def state(open_book):
    return fetched(open_book.book, source_of(open_book).id)


def test_an_address_is_added_fetched_and_taken_in_with_one_undo(
    fetching, site, calendar, event, said, titles, rest, open_book
):
    site.says(calendar(event("one"), event("two")), ETag='"1"')
    fetching.add(site.url().replace("https", "webcal"))
    rest(fetching)
    assert titles() == ["Demo one", "Demo two"]
    assert said == [("2 meetings added.", True)]
    assert state(open_book).etag == '"1"'
    open_book.undo()
    assert titles() == []


def test_a_calendar_as_it_was_is_not_sent_again(
    fetching, site, calendar, event, said, rest, open_book, clock
):
    site.says(calendar(event("one")), ETag='"1"')
    fetching.add(site.url())
    rest(fetching)
    site.says(b"", status=304)
    clock.now += timedelta(minutes=15)
    fetching.fetch(source_of(open_book).id)
    rest(fetching)
    assert site.asked[1]["If-None-Match"] == '"1"'
    assert said[1] == ("Nothing new.", False)
    assert state(open_book).answered == clock.now


def test_once_a_day_all_of_it_is_read_because_new_days_come_in_sight(
    fetching, site, calendar, event, rest, titles, clock
):
    late = event("late", "20270526T090000Z")
    site.says(calendar(event("one"), late), ETag='"1"')
    fetching.add(site.url())
    rest(fetching)
    assert titles() == ["Demo one"]
    clock.now += timedelta(days=2)
    fetching.fetch_all()
    rest(fetching)
    assert "If-None-Match" not in site.asked[1]
    assert titles() == ["Demo late", "Demo one"]


def test_what_nobody_asked_for_is_said_only_where_there_is_news(
    fetching, site, calendar, event, said, rest, titles, clock
):
    site.says(calendar(event("one")))
    fetching.add(site.url())
    rest(fetching)
    clock.now += timedelta(minutes=15)
    fetching.fetch_all()
    rest(fetching)
    assert len(said) == 1
    site.says(calendar(event("one"), event("two")))
    fetching.fetch_all()
    rest(fetching)
    assert said[1:] == [("1 meeting added.", True)]


def test_it_begins_by_itself_and_goes_on(
    make, site, calendar, event, qtbot, open_book, clock
):
    site.says(calendar(event("one")))
    calendars.add_calendar(open_book.desk, site.url())
    fetching = make(soon_ms=10, often_ms=100)
    fetching.begin()

    def asked_often():
        clock.now += timedelta(minutes=1)
        return len(site.asked) >= 3

    qtbot.waitUntil(asked_often, timeout=20_000)
    assert len(open_book.book.every(Meeting)) == 1


def test_while_no_calendar_is_chosen_no_network_is_touched(make, qtbot, said):
    fetching = make(soon_ms=0, often_ms=10)
    fetching.begin()
    with qtbot.waitSignals([fetching._timer.timeout] * 3):
        pass
    assert fetching.reader.downloads._network is None
    assert said == []


def test_the_window_lives_while_a_server_thinks(
    fetching, site, calendar, event, qtbot, rest, titles, window
):
    answer = site.says(calendar(event("one")))

    def slowly(request):
        site.let_go.wait(20)
        answer(request)

    site.answer = slowly
    fetching.add(site.url())
    qtbot.waitUntil(lambda: bool(site.asked))
    assert fetching.calendar is not None
    window.note("Alive")
    QApplication.processEvents()
    assert window.notice.words == "Alive"
    site.let_go.set()
    rest(fetching)
    assert titles() == ["Demo one"]


def test_trouble_is_kept_with_the_last_time_it_was_there(
    fetching, site, calendar, event, said, rest, open_book, clock, titles
):
    site.says(calendar(event("one")))
    fetching.add(site.url())
    rest(fetching)
    then = clock.now
    clock.now += timedelta(minutes=15)
    site.says(b"", status=503)
    fetching.fetch_all()
    rest(fetching)
    known = state(open_book)
    assert known.trouble == "The calendar's server is in trouble."
    assert known.answered == then
    assert len(said) == 1
    assert titles() == ["Demo one"]


def test_of_trouble_that_lasts_one_is_told_once(
    fetching, site, calendar, event, said, rest, clock
):
    site.says(calendar(event("one")))
    fetching.add(site.url())
    rest(fetching)
    site.says(b"", status=404)
    for _ in range(3):
        clock.now += timedelta(days=2)
        fetching.fetch_all()
        rest(fetching)
    assert said[1:] == [("At this address there is no calendar.", False)]


def test_garbage_changes_nothing_and_is_named(
    fetching, site, calendar, event, said, rest, titles, open_book
):
    site.says(calendar(event("one")), ETag='"1"')
    fetching.add(site.url())
    rest(fetching)
    for garbage in (b"", b"<html>Sign in</html>", b"\0\xff" * 500, b"BEGIN:VCARD"):
        site.says(garbage, ETag='"2"')
        fetching.fetch(source_of(open_book).id)
        rest(fetching)
        assert said[-1][0] == state(open_book).trouble
        assert said[-1][0]
    assert titles() == ["Demo one"]
    assert len(calendars.gone(open_book.desk)) == 0
    assert state(open_book).etag == '"1"'


def test_half_a_calendar_makes_nothing_gone(
    fetching, site, calendar, event, said, rest, open_book
):
    whole = calendar(event("one"), event("two"))
    site.says(whole)
    fetching.add(site.url())
    rest(fetching)
    site.says(whole[: whole.index(b"UID:two")])
    fetching.fetch(source_of(open_book).id)
    rest(fetching)
    assert said[-1] == ("The calendar came only in part.", False)
    assert len(calendars.gone(open_book.desk)) == 0


def test_what_is_no_longer_there_is_said_and_stands(
    fetching, site, calendar, event, said, rest, clock, open_book
):
    site.says(calendar(event("one"), event("two")))
    fetching.add(site.url())
    rest(fetching)
    clock.now += timedelta(minutes=15)
    site.says(calendar(event("one")))
    fetching.fetch_all()
    rest(fetching)
    assert said[-1][0].endswith("No longer in your calendar: 1. See the settings.")
    assert all(m.is_open for m in open_book.book.every(Meeting))


def test_an_undo_that_is_offered_is_not_taken_away(
    fetching, site, calendar, event, rest, titles, open_book, clock, qtbot
):
    site.says(calendar(event("one")))
    fetching.add(site.url())
    rest(fetching)
    site.says(calendar(event("one"), event("two")))
    fetching.fetch_all()
    qtbot.waitUntil(lambda: len(site.asked) == 2 and not fetching.reader.is_reading)
    assert titles() == ["Demo one"]
    clock.now += timedelta(seconds=11)
    rest(fetching)
    assert titles() == ["Demo one", "Demo two"]


def test_which_address_is_hers_is_asked_once(
    window_over, new_book, site, calendar, event, sheet, rest, trusted, click, qtbot
):
    window = window_over(new_book)
    fetching = Fetching(new_book, window, Downloads(window, trusted=trusted))
    site.says(calendar(event("one"), event("two")))
    fetching.add(site.url())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    click(sheet().first)
    rest(fetching)
    assert new_book.settings.own_emails == ("ida.holm@holm.example",)
    assert len(new_book.book.every(Meeting)) == 2
    fetching.close()


def test_who_does_not_say_who_she_is_is_not_asked_by_a_timer(
    window_over, new_book, site, calendar, event, rest, trusted
):
    window = window_over(new_book)
    fetching = Fetching(new_book, window, Downloads(window, trusted=trusted))
    site.says(calendar(event("one")))
    calendars.add_calendar(new_book.desk, site.url())
    fetching.fetch_all()
    rest(fetching)
    assert QApplication.activeModalWidget() is None
    assert state(new_book).trouble.startswith("Nothing was taken in: say first")
    assert new_book.book.every(Meeting) == ()
    fetching.close()


def test_many_meetings_come_in_beside_the_window(
    fetching, site, calendar, event, said, rest, open_book
):
    site.says(calendar(*(event(n) for n in range(150))))
    fetching.add(site.url())
    rest(fetching)
    assert len(open_book.book.every(Meeting)) == 150
    assert said == [("150 meetings added.", True)]
    open_book.undo()
    assert open_book.book.every(Meeting) == ()


def test_a_calendar_removed_while_it_is_fetched_brings_nothing(
    fetching, site, calendar, event, said, rest, titles, open_book, qtbot
):
    answer = site.says(calendar(event("one")))

    def slowly(request):
        site.let_go.wait(20)
        answer(request)

    site.answer = slowly
    fetching.add(site.url())
    qtbot.waitUntil(lambda: bool(site.asked))
    open_book.do(calendars.remove_calendar, source_of(open_book).id)
    site.let_go.set()
    rest(fetching)
    assert titles() == []
    assert said == []


def test_two_calendars_are_fetched_one_after_the_other(
    fetching, site, calendar, event, rest, titles
):
    one, two = (site.says(calendar(event(uid))) for uid in ("one", "two"))
    site.answer = lambda request: (two if "two" in request.path else one)(request)
    fetching.add(site.url("/one.ics"))
    fetching.add(site.url("/two.ics"))
    rest(fetching)
    assert titles() == ["Demo one", "Demo two"]


def test_closing_calls_off_what_is_under_way(fetching, site, said, titles, qtbot):
    site.answer = lambda _: site.let_go.wait(20)
    fetching.add(site.url())
    qtbot.waitUntil(lambda: bool(site.asked))
    fetching.close()
    QApplication.processEvents()
    assert said == []
    assert titles() == []


# Files


@pytest.fixture
def file(tmp_path, calendar, event):
    made = tmp_path / "calendars" / "week.ics"
    made.parent.mkdir()
    made.write_bytes(calendar(event("one")))
    return made


def test_a_file_is_read_and_read_again_when_it_is_written(
    fetching, file, calendar, event, rest, titles, qtbot, clock, said
):
    fetching.add(str(file))
    rest(fetching)
    assert titles() == ["Demo one"]
    clock.now += timedelta(minutes=1)
    file.write_bytes(calendar(event("one"), event("two")))
    qtbot.waitUntil(lambda: titles() == ["Demo one", "Demo two"], timeout=20_000)
    clock.now += timedelta(minutes=1)
    beside = file.with_suffix(".part")
    beside.write_bytes(calendar(event("one"), event("two"), event("three")))
    beside.replace(file)
    qtbot.waitUntil(lambda: "Demo three" in titles(), timeout=20_000)
    rest(fetching)
    assert said[-1] == ("1 meeting added.", True)


def test_a_file_that_goes_cancels_nothing_and_is_read_when_it_is_back(
    fetching, file, calendar, event, rest, titles, qtbot, clock, open_book
):
    fetching.add(str(file))
    rest(fetching)
    clock.now += timedelta(minutes=1)
    file.unlink()
    fetching.fetch_all()
    rest(fetching)
    assert state(open_book).trouble == "week.ics is not there."
    assert titles() == ["Demo one"]
    assert len(calendars.gone(open_book.desk)) == 0
    file.write_bytes(calendar(event("one"), event("two")))
    qtbot.waitUntil(lambda: "Demo two" in titles(), timeout=20_000)
    assert state(open_book).trouble == ""


def test_a_file_as_it_was_is_not_read_again(fetching, file, rest, open_book, clock):
    fetching.add(str(file))
    rest(fetching)
    read = state(open_book).read
    clock.now += timedelta(minutes=15)
    fetching.fetch_all()
    rest(fetching)
    assert state(open_book).read == read
    assert state(open_book).answered == clock.now


def test_a_file_that_was_written_while_earnest_was_closed_is_read_at_the_start(
    make, file, calendar, event, rest, titles, qtbot, clock
):
    first = make()
    first.add(str(file))
    rest(first)
    first.close()
    clock.now += timedelta(hours=1)
    file.write_bytes(calendar(event("one"), event("two")))
    make(soon_ms=0).begin()
    qtbot.waitUntil(lambda: "Demo two" in titles(), timeout=20_000)


def test_a_file_beside_a_watched_one_is_nobodys_business(
    fetching, file, rest, open_book, qtbot, clock
):
    fetching.add(str(file))
    rest(fetching)
    known = state(open_book)
    clock.now += timedelta(minutes=1)
    (file.parent / "other.txt").write_text("Lunch")
    with qtbot.waitSignal(fetching._watching._quiet.timeout):
        pass
    rest(fetching)
    assert state(open_book) == known


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such rights")
def test_a_folder_in_a_files_place_is_said_in_words(
    fetching, file, rest, said, tmp_path
):
    fetching.add(str(file.parent))
    assert said[-1][0] == "calendars is a folder."


def test_busy_time_comes_too(fetching, site, calendar, event, rest, open_book):
    lunch = event("lunch").replace(
        "ATTENDEE;CN=Anna Berg:mailto:anna@norrland.example\n", ""
    )
    site.says(calendar(lunch))
    fetching.add(site.url())
    rest(fetching)
    (busy,) = open_book.book.every(Event)
    assert busy.starts.instant == datetime(2026, 11, 24, 9, tzinfo=UTC)
