from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.desk import answering, booking, calling, catching, promising, wrapping
from app.errors import Problem
from app.records.meeting import Meeting, Told
from app.records.moment import Due
from app.records.promise import Promise, PromiseKind, PromiseState
from checklists.pack import Channel, ItemId, Kind


@pytest.fixture
def held(desk, meeting, clock):
    clock.now = meeting.starts.instant - timedelta(minutes=1)
    calling.join(desk, meeting.id)
    catching.capture(desk, meeting.id, "we promise changeover data to tomas by tue")
    catching.capture(desk, meeting.id, "tomas promises the shift plan by fri")
    clock.now = meeting.ends.instant - timedelta(minutes=2)
    return calling.end(desk, meeting.id)


def close_three_rows(desk, meeting):
    answering.answer(desk, meeting.id, ItemId("wrap-outcome"), none=True)
    answering.confirm(desk, meeting.id, ItemId("wrap-promises"))
    answering.answer(desk, meeting.id, ItemId("wrap-honest"), "no")


def made_by_pack(desk, meeting):
    return {
        p.by_item: p for p in desk.book.of_meeting(Promise, meeting.id) if p.by_item
    }


def test_closing_the_wrap_makes_the_promises_of_the_pack(desk, held):
    close_three_rows(desk, held)
    before = len(desk.book.acts(1000))
    made = wrapping.close_wrap(desk, held.id)
    assert len(desk.book.acts(1000)) == before + 1
    assert desk.the(Meeting, held.id).wrapped
    assert made_by_pack(desk, held).keys() == {p.by_item for p in made}
    recap = made_by_pack(desk, held)[ItemId("fup-recap")]
    assert recap.due.instant == held.ended.instant + timedelta(hours=24)
    assert not recap.told


def test_an_open_row_keeps_the_wrap_open_and_is_named(desk, held):
    answering.answer(desk, held.id, ItemId("wrap-outcome"), none=True)
    with pytest.raises(Problem, match="Are these promises right"):
        wrapping.close_wrap(desk, held.id)
    assert desk.the(Meeting, held.id).wrapped is None
    assert made_by_pack(desk, held) == {}


def test_a_wrap_is_closed_once(desk, held):
    close_three_rows(desk, held)
    wrapping.close_wrap(desk, held.id)
    with pytest.raises(Problem, match="closed already"):
        wrapping.close_wrap(desk, held.id)


def test_a_meeting_that_was_not_held_has_no_wrap(desk, meeting):
    with pytest.raises(Problem, match="not held"):
        wrapping.close_wrap(desk, meeting.id)


def test_the_days_end_makes_what_an_open_wrap_left(desk, held, clock):
    assert wrapping.make_what_is_due(desk) == ()
    clock.now = held.ends.instant + timedelta(hours=8)
    made = wrapping.make_what_is_due(desk)
    assert ItemId("fup-recap") in {p.by_item for p in made}
    assert wrapping.make_what_is_due(desk) == ()
    close_three_rows(desk, held)
    wrapping.close_wrap(desk, held.id)
    rows = [p.by_item for p in desk.book.of_meeting(Promise, held.id) if p.by_item]
    assert len(rows) == len(set(rows))


def test_an_open_wrap_is_looked_at_again_when_its_day_ends(desk, held, clock):
    zone = ZoneInfo(desk.book.settings().zone)
    ends = datetime.combine(held.ends.in_zone(zone.key).date(), time(17, 30), zone)
    looked = wrapping.keep_up(desk)
    assert looked.made == ()
    assert looked.again == ends
    clock.now = ends
    assert wrapping.keep_up(desk).made


def test_silence_is_looked_at_again_just_after_the_agreed_day(desk, held, clock):
    close_three_rows(desk, held)
    wrapping.close_wrap(desk, held.id)
    # Tomás promised the shift plan by Friday.
    agreed = min(
        p.due.instant
        for p in desk.book.of_meeting(Promise, held.id)
        if not p.ours and p.due
    )
    looked = wrapping.keep_up(desk)
    assert looked.made == ()
    assert agreed < looked.again <= agreed + timedelta(seconds=1)
    clock.now = looked.again
    made = wrapping.keep_up(desk)
    assert [p.by_item for p in made.made] == [ItemId("fup-silent")]
    assert wrapping.keep_up(desk) == wrapping.KeptUp((), None)


def test_looking_with_nothing_to_make_writes_nothing(desk, held):
    before = desk.book.saved(), len(desk.book.acts(1000))
    assert wrapping.make_what_is_due(desk) == ()
    assert (desk.book.saved(), len(desk.book.acts(1000))) == before


def test_copying_the_recap_keeps_the_promise_to_send_it(desk, held):
    close_three_rows(desk, held)
    wrapping.close_wrap(desk, held.id)
    text = wrapping.copy_recap(desk, held.id)
    assert "shift plan" in text
    assert desk.the(Meeting, held.id).recap_sent
    recap = made_by_pack(desk, held)[ItemId("fup-recap")]
    assert recap.state is PromiseState.DONE
    others = wrapping.recap_not_sent(desk, held.id)
    assert others.recap_sent is None
    recap = made_by_pack(desk, held)[ItemId("fup-recap")]
    assert recap.state is PromiseState.OPEN


def test_a_correction_is_told_by_the_recap_and_kept_on_its_day(desk, held):
    later = wrapping.correct(
        desk, held.id, "SOC 2 is not done", Due.on(date(2026, 12, 4), "UTC")
    )
    at_once = wrapping.correct(desk, held.id, "It is four payrolls, not any")
    assert not later.told
    text = wrapping.copy_recap(desk, held.id)
    assert "SOC 2 is not done" in text
    later, at_once = desk.the(Promise, later.id), desk.the(Promise, at_once.id)
    assert (later.told, later.state) == (True, PromiseState.OPEN)
    assert (at_once.told, at_once.state) == (True, PromiseState.DONE)
    wrapping.recap_not_sent(desk, held.id)
    assert not desk.the(Promise, at_once.id).told


def test_copying_thanks_keeps_the_promise_to_thank(desk, held):
    close_three_rows(desk, held)
    wrapping.close_wrap(desk, held.id)
    owed = promising.promise(
        desk, "Thank them", ours=True, meeting=held.id, kind=PromiseKind.THANKS
    )
    assert "thank you" in wrapping.copy_thanks(desk, held.id)
    assert desk.the(Promise, owed.id).state is PromiseState.DONE


def test_copying_the_agenda_stamps_it_sent(desk, meeting):
    answering.answer(desk, meeting.id, ItemId("plan-intent"), "See if we fit")
    assert "See if we fit" in wrapping.copy_agenda(desk, meeting.id)
    agenda = desk.the(Meeting, meeting.id).agenda
    assert (agenda.told, bool(agenda.told_at)) == (Told.SENT, True)


def test_an_agenda_without_a_purpose_is_not_sent(desk, meeting):
    with pytest.raises(Problem, match="no purpose to send"):
        wrapping.copy_agenda(desk, meeting.id)
    assert desk.the(Meeting, meeting.id).agenda.told is Told.NOT


def test_a_problem_confirmed_after_a_check_in_is_told_and_asked_after(
    desk, monday, clock
):
    call = booking.book_meeting(
        desk,
        "Norrland Robotics",
        monday,
        25,
        kind=Kind.AFTER_SALES,
        channel=Channel.WEB,
        link="https://meet.example.com/norrland",
    )
    clock.now = call.starts.instant - timedelta(minutes=1)
    calling.join(desk, call.id)
    signal = catching.capture(desk, call.id, "we promise a signal in ward 3 by fri")
    clock.now = call.ends.instant - timedelta(minutes=2)
    calling.end(desk, call.id)
    answering.confirm(desk, call.id, ItemId("wrap-after-issue"))
    task = desk.the(Promise, signal.id)
    assert (task.kind, task.told) == (PromiseKind.AFTER_SALES, True)
    close_three_rows(desk, call)
    made = wrapping.close_wrap(desk, call.id)
    assert [p.what for p in made if p.by_item == "fup-after-fixed"] == [
        "Tell them it is fixed: a signal in ward 3",
        "Ask a week later if it stayed fixed: a signal in ward 3",
    ]
