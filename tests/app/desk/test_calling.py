from datetime import timedelta

import pytest

from app.desk import booking, calling, changing, moving, timing
from app.errors import Problem
from app.records.meeting import Meeting, Outcome
from checklists.pack import Channel


@pytest.fixture
def begun(desk, meeting, clock):
    clock.now = meeting.starts.instant - timedelta(minutes=1)
    return meeting


def test_joining_stamps_the_time_and_returns_the_link(desk, begun):
    assert calling.join(desk, begun.id) == "https://meet.example.com/norrland"
    joined = desk.the(Meeting, begun.id).joined
    assert timedelta() < begun.starts.instant - joined.instant < timedelta(minutes=1)


def test_joining_again_keeps_the_first_time(desk, begun, clock):
    calling.join(desk, begun.id)
    first = desk.the(Meeting, begun.id).joined
    clock.now += timedelta(minutes=5)
    calling.join(desk, begun.id)
    assert desk.the(Meeting, begun.id).joined == first


def test_joined_elsewhere_opens_nothing(desk, begun):
    assert calling.join(desk, begun.id, elsewhere=True) == ""
    assert desk.the(Meeting, begun.id).joined


def test_dialling_returns_a_tel_link_with_its_extension(desk, monday):
    call = booking.book_meeting(
        desk,
        "Brightwell",
        monday,
        15,
        channel=Channel.PHONE,
        number="+44 20 7946 0018 ext. 14",
    )
    assert calling.join(desk, call.id) == "tel:+44-20-7946-0018;ext=14"


def test_without_a_way_in_nothing_is_stamped(desk, monday):
    call = booking.book_meeting(desk, "Brightwell", monday, 15, channel=Channel.PHONE)
    with pytest.raises(Problem, match="no number"):
        calling.join(desk, call.id)
    assert desk.the(Meeting, call.id).joined is None


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "zoom"])
def test_only_a_web_address_is_opened(desk, meeting, link):
    changing.change_link(desk, meeting.id, link=link)
    with pytest.raises(Problem, match="no web address"):
        calling.join(desk, meeting.id)


def test_join_is_taken_back_within_ten_seconds(desk, begun, clock):
    calling.join(desk, begun.id)
    assert calling.unjoin(desk, begun.id).joined is None
    calling.join(desk, begun.id)
    clock.now += timedelta(seconds=11)
    with pytest.raises(Problem, match="ten seconds"):
        calling.unjoin(desk, begun.id)


def test_ending_makes_it_held_and_can_be_taken_back(desk, begun, clock):
    calling.join(desk, begun.id)
    clock.now = begun.starts.instant + timedelta(minutes=44)
    held = calling.end(desk, begun.id)
    assert held.outcome is Outcome.HELD
    assert calling.unend(desk, begun.id).outcome is Outcome.BOOKED


def test_a_meeting_does_not_end_before_it_began(desk, meeting):
    with pytest.raises(Problem, match="not begun"):
        calling.end(desk, meeting.id)


def test_a_cancelled_meeting_is_not_joined(desk, meeting):
    moving.cancel(desk, meeting.id, by_us=False)
    with pytest.raises(Problem, match="cancelled by them"):
        calling.join(desk, meeting.id)


def test_a_correction_keeps_what_was_pressed(desk, begun, clock):
    calling.join(desk, begun.id)
    pressed = desk.the(Meeting, begun.id).joined.pressed
    right = begun.starts.instant - timedelta(minutes=3)
    clock.now = begun.ends.instant
    after = timing.correct_times(desk, begun.id, joined=right, ended=begun.ends.instant)
    assert (after.joined.pressed, after.joined.instant) == (pressed, right)
    assert (after.ended.source, after.outcome) == ("self-reported", Outcome.HELD)


def test_times_in_disorder_are_refused(desk, begun, clock):
    calling.join(desk, begun.id)
    clock.now = begun.ends.instant
    with pytest.raises(Problem, match="The end lies before joining"):
        timing.correct_times(
            desk, begun.id, ended=begun.starts.instant - timedelta(hours=1)
        )
    with pytest.raises(Problem, match="future"):
        timing.correct_times(desk, begun.id, ended=clock.now + timedelta(hours=1))
    assert desk.the(Meeting, begun.id).outcome is Outcome.BOOKED


def test_another_end_is_agreed_after_the_start(desk, begun):
    sooner = begun.starts.instant + timedelta(minutes=30)
    assert timing.agree_end(desk, begun.id, sooner).agreed_end == sooner
    with pytest.raises(Problem, match="before the start"):
        timing.agree_end(desk, begun.id, begun.starts.instant)


def test_a_late_start_has_one_of_three_causes(desk, begun):
    assert timing.tell_late(desk, begun.id).told_late
    assert timing.say_cause(desk, begun.id, "technical").late_cause == "technical"
    with pytest.raises(Problem, match="no cause"):
        timing.say_cause(desk, begun.id, "traffic")


def test_agenda_lines_are_ticked(desk, begun):
    after = timing.reach(desk, begun.id, 1)
    assert [line.reached for line in after.agenda.lines][:2] == [None, True]
    with pytest.raises(Problem, match="no such line"):
        timing.reach(desk, begun.id, 9)


def test_the_first_topic_may_begin_after_we_joined(desk, begun, clock):
    calling.join(desk, begun.id)
    clock.now = begun.starts.instant + timedelta(minutes=4)
    started = calling.start(desk, begun.id)
    assert calling.start(desk, begun.id).started == started.started
    assert started.actual_start > begun.starts.instant


def test_what_was_never_pressed_is_not_taken_back(desk, begun):
    with pytest.raises(Problem, match="not pressed"):
        calling.unjoin(desk, begun.id)


def test_a_number_that_is_none_is_dialled_as_it_stands():
    assert calling.dial_link("ask for 4#") == "tel:4#"


def test_a_call_that_is_over_before_its_scheduled_start_began_when_we_joined(
    desk, meeting, clock
):
    clock.now = meeting.starts.instant - timedelta(minutes=8)
    calling.join(desk, meeting.id)
    clock.now = meeting.starts.instant - timedelta(minutes=2)
    ended = calling.end(desk, meeting.id)
    assert ended.outcome is Outcome.HELD
    assert ended.actual_start == ended.joined.instant
