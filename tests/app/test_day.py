from datetime import UTC, datetime, timedelta

import pytest

from app.book.book import Book
from app.day import WAITING_SHOWN, desktop
from app.desk import booking, calling, moving, packs, promising, settings
from app.desk.desk import Desk
from app.records.event import Event, EventId, Invited
from app.records.moment import Due, Moment
from checklists.library import Library
from checklists.pack import Channel, Kind

ZONE = "Europe/Prague"
NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class SetClock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return SetClock(NOW)


@pytest.fixture
def desk(tmp_path, clock):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(desk, zone=ZONE)
        yield desk


@pytest.fixture
def booked(desk, clock):
    """Books half an hour with a firm; what has passed was booked in time."""

    def book(name, starts, minutes=30):
        now, clock.now = clock.now, min(clock.now, starts - DAY)
        made = booking.book_meeting(
            desk,
            name,
            Moment.at(starts, ZONE),
            minutes,
            kind=Kind.DEMO,
            channel=Channel.WEB,
            attendees=[Invited(f"Person of {name}", f"p@{name.lower()}.example")],
        )
        clock.now = now
        return made

    return book


@pytest.fixture
def held(desk, booked, clock):
    def hold(name, starts):
        made = booked(name, starts)
        now, clock.now = clock.now, starts
        calling.join(desk, made.id, elsewhere=True)
        clock.now = starts + HOUR
        calling.end(desk, made.id)
        clock.now = now
        return made

    return hold


@pytest.fixture
def on(desk):
    def look(now=NOW):
        return desktop(desk.book, lambda m: packs.items_of(desk, m), now)

    return look


def names(bookeds):
    return [one.dossier.account.name for one in bookeds]


def test_a_new_book_is_empty(on):
    assert on().empty
    assert [day.day.isoformat() for day in on().days] == ["2026-11-23"]
    assert on().next_meeting is None


def test_today_comes_first_even_without_a_meeting_then_two_days_that_have_some(
    on, booked
):
    for name, days in (("Later", 9), ("Next", 2), ("After", 5)):
        booked(name, NOW + days * DAY)
    shown = on()
    assert [(d.day.day, names(d.meetings)) for d in shown.days] == [
        (23, []),
        (25, ["Next"]),
        (28, ["After"]),
    ]
    assert not shown.empty


def test_a_meeting_beyond_two_weeks_is_not_shown_but_the_book_is_not_empty(on, booked):
    booked("Far", NOW + 15 * DAY)
    assert [d.day.day for d in on().days] == [23]
    assert not on().empty


def test_days_are_those_of_the_reps_zone(on, booked):
    booked("Tonight", datetime(2026, 11, 23, 22, 30, tzinfo=UTC))
    booked("Tomorrow", datetime(2026, 11, 23, 23, 0, tzinfo=UTC))
    shown = on()
    assert [names(day.meetings) for day in shown.days] == [["Tonight"], ["Tomorrow"]]


def test_the_next_meeting_is_the_first_that_has_not_ended(on, booked, desk):
    gone = booked("Gone", NOW - HOUR)
    runs = booked("Runs", NOW - HOUR / 4)
    booked("Comes", NOW + HOUR)
    assert on().next_meeting.meeting.id == runs.id
    assert names(on().days[0].meetings) == ["Gone", "Runs", "Comes"]
    moving.cancel(desk, runs.id, by_us=False)
    assert names([on().next_meeting]) == ["Comes"]
    assert gone.id != runs.id


def test_a_call_that_runs_over_midnight_is_todays_until_it_ends(on, booked):
    late = datetime(2026, 11, 23, 22, 45, tzinfo=UTC)
    booked("Night", late, 60)
    after_midnight = on(late + HOUR / 2)
    assert [d.day.day for d in after_midnight.days] == [24]
    assert names(after_midnight.days[0].meetings) == ["Night"]
    assert after_midnight.next_meeting is not None
    over = on(late + 2 * HOUR)
    assert names(over.days[0].meetings) == []
    assert names(over.unsaid) == ["Night"]


def test_open_wraps_are_the_newest_first_and_counted(on, held, desk):
    for days in range(WAITING_SHOWN + 2):
        held(f"Held{days}", NOW - (days + 1) * DAY)
    shown = on()
    assert names(shown.wraps) == [f"Held{n}" for n in range(WAITING_SHOWN)]
    assert shown.to_wrap == WAITING_SHOWN + 2


def test_what_nobody_said_in_two_weeks_is_asked_the_newest_first(on, booked, held):
    for days in range(1, WAITING_SHOWN + 3):
        booked(f"Day{days}", NOW - days * DAY)
    booked("Old", NOW - 16 * DAY)
    held("Held", NOW - 3 * DAY)
    shown = on()
    assert names(shown.unsaid) == ["Day1", "Day2", "Day3", "Day4"]
    assert shown.to_say == WAITING_SHOWN + 2


def test_todays_meetings_are_asked_about_in_their_own_row(on, booked):
    booked("Gone", NOW - 3 * HOUR)
    shown = on()
    assert shown.unsaid == ()
    assert shown.days[0].meetings[0].act.words == "Did it happen?"


def test_promises_of_both_sides_lie_there(on, booked, desk):
    meeting = booked("Firm", NOW + HOUR)
    for ours in (True, False):
        promising.promise(
            desk,
            "A paper",
            ours=ours,
            account=meeting.account,
            due=Due.at(NOW - HOUR, ZONE),
        )
    assert len(on().ledger.ours.late) == len(on().ledger.theirs.late) == 1


@pytest.fixture
def other(desk):
    """Writes an event that is no meeting, some hours long."""

    def write(title, starts, hours=1, **more):
        times = (Moment.at(starts, ZONE), Moment.at(starts + hours * HOUR, ZONE))
        with desk.act("importing a calendar") as writing:
            writing.put(Event(EventId(title), title, *times, **more))

    return write


def titles(events):
    return [event.title for event in events]


def test_every_day_shown_has_its_other_events_and_the_rest_come_later(
    on, booked, other
):
    booked("Norrland", NOW + HOUR)
    booked("Havel", NOW + 2 * DAY)
    other("Stand-up", NOW - 3 * HOUR)
    other("Dentist", NOW + DAY)
    other("Lunch", NOW + 2 * DAY)
    other("Far off", NOW + 20 * DAY)
    seen = on()
    assert [titles(day.busy) for day in seen.days] == [["Stand-up"], ["Lunch"]]
    assert titles(seen.later) == ["Dentist"]


def test_what_goes_on_for_days_is_on_each_of_them(on, booked, other):
    booked("Havel", NOW + DAY)
    midnight = datetime(2026, 11, 21, 23, tzinfo=UTC)
    other("Fair", midnight, 72, whole_day=True)
    seen = on()
    assert [titles(day.busy) for day in seen.days] == [["Fair"], ["Fair"]]
    assert seen.later == ()


def test_a_book_with_other_events_alone_is_not_empty(on, other):
    assert on().empty
    other("Stand-up", NOW + 3 * DAY)
    seen = on()
    assert not seen.empty
    assert titles(seen.later) == ["Stand-up"]


def test_a_first_look_has_the_other_events_of_its_day(desk, other):
    other("Stand-up", NOW + HOUR)
    other("Dentist", NOW + 3 * DAY)
    on = desktop(desk.book, lambda m: packs.items_of(desk, m), NOW, whole=False)
    assert (titles(on.days[0].busy), on.later) == (["Stand-up"], ())
