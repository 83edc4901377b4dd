from datetime import timedelta

from app.desk import answering, promising, transcribing
from app.desk.rows import answer_to
from app.records.meeting import Answer, Answered, Source
from app.records.moment import Due
from checklists.pack import ItemId

PROMISES = ItemId("pre-promises")
NAMES, CLOCK, SOUND = map(ItemId, ("pre-names", "pre-clock", "pre-web-sound"))


def states(desk, meeting):
    return {a.item: a.state for a in desk.book.of_meeting(Answer, meeting.id)}


def test_done_on_paper_comes_after_missed_on_screen(desk, meeting):
    answering.miss(desk, meeting.id, NAMES)
    transcribing.take_over(desk, meeting.id, done=[NAMES])
    assert states(desk, meeting) == {NAMES: Answered.ANSWERED}
    assert answer_to(desk, meeting.id, NAMES).source is Source.PAPER


def test_a_tick_beside_what_is_owed_means_owning_up_first(desk, meeting, clock):
    late = Due.at(clock.now + timedelta(hours=1), "UTC")
    promising.promise(desk, "Plan", ours=True, meeting=meeting.id, due=late)
    clock.now = meeting.starts.instant - timedelta(minutes=5)
    (taken,) = transcribing.take_over(desk, meeting.id, done=[PROMISES])
    assert taken.text == "will own up first"


def test_a_no_on_paper_comes_after_an_answer(desk, meeting):
    answering.answer(desk, meeting.id, CLOCK, "right")
    transcribing.take_over(desk, meeting.id, missed=[CLOCK])
    assert states(desk, meeting) == {CLOCK: Answered.MISSED}


def test_what_stands_so_already_is_left_alone(desk, meeting):
    answering.answer(desk, meeting.id, CLOCK, "right")
    answering.miss(desk, meeting.id, NAMES)
    before = desk.book.of_meeting(Answer, meeting.id)
    assert transcribing.take_over(desk, meeting.id, done=[CLOCK], missed=[NAMES]) == ()
    assert desk.book.of_meeting(Answer, meeting.id) == before


def test_an_old_look_that_is_asked_for_again_is_taken_over_anew(desk, meeting, clock):
    answering.answer(desk, meeting.id, SOUND, "yes")
    clock.now = meeting.starts.instant - timedelta(minutes=5)
    (taken,) = transcribing.take_over(desk, meeting.id, done=[SOUND])
    assert taken.at >= meeting.starts.instant - timedelta(minutes=5)


def test_rows_are_opened_again_in_the_same_act_and_one_undo_brings_all_back(
    desk, meeting
):
    answering.answer(desk, meeting.id, CLOCK, "right")
    before = desk.book.of_meeting(Answer, meeting.id)
    acts = len(desk.book.acts(99))
    transcribing.take_over(desk, meeting.id, done=[NAMES], opened=[CLOCK])
    assert len(desk.book.acts(99)) == acts + 1
    assert states(desk, meeting) == {NAMES: Answered.ANSWERED}
    desk.undo()
    assert desk.book.of_meeting(Answer, meeting.id) == before
