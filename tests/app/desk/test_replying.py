from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.desk import answering, calling, catching, promising, replying, wrapping
from app.desk.drafts import draft
from app.desk.replying import Reply
from app.errors import Problem
from app.records.exchange import Give
from app.records.meeting import Meeting, Outcome, Stamp, Value
from app.records.moment import Due
from app.records.person import Person
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.completeness import LEAST_MET
from app.rules.outcome import LEAST, came_of_it
from checklists.pack import ItemId

ZONE = "Europe/Stockholm"
FRIDAY, MONDAY = (Due.on(date(2026, 11, day), ZONE) for day in (27, 30))


@pytest.fixture
def anna(desk, meeting):
    return next(p for p in desk.book.every(Person) if p.name == "Anna Berg")


@pytest.fixture
def wanted(desk, meeting, anna):
    deed = draft(
        desk,
        Promise,
        "Names someone for a pilot",
        meeting=meeting.id,
        ours=False,
        who=anna.id,
        due=FRIDAY,
        state=PromiseState.WANTED,
        told=False,
    )
    answering.answer_with(desk, meeting.id, ItemId("plan-outcome"), [deed])
    return deed


@pytest.fixture
def held(desk, meeting, clock):
    clock.now = datetime(2026, 11, 23, 12, 59, tzinfo=UTC)
    calling.join(desk, meeting.id)
    clock.now = datetime(2026, 11, 23, 13, 43, tzinfo=UTC)
    calling.end(desk, meeting.id)
    return desk.the(Meeting, meeting.id)


def reply(desk, meeting, item, **fields):
    return replying.reply_with(desk, meeting.id, ItemId(item), Reply(**fields))


def test_a_corrected_time_keeps_the_one_that_was_pressed(desk, held):
    pressed = held.joined.pressed
    early = pressed.replace(second=0) - timedelta(minutes=9)
    typed = replace(held, joined=replace(held.joined, corrected=early))
    reply(desk, held, "wrap-times", records=(typed,))
    kept = desk.the(Meeting, held.id)
    assert (kept.joined.pressed, kept.joined.corrected) == (pressed, early)
    assert kept.ended == held.ended


def test_times_out_of_order_are_refused_and_nothing_is_written(desk, held):
    late = replace(held.ended, corrected=held.joined.pressed - timedelta(hours=1))
    with pytest.raises(Problem):
        reply(desk, held, "wrap-times", records=(replace(held, ended=late),))
    assert desk.the(Meeting, held.id) == held


def test_times_by_hand_make_it_a_held_meeting(desk, meeting, clock):
    clock.now = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
    begun, over = (clock.now - timedelta(minutes=m) for m in (59, 15))
    typed = replace(
        meeting, joined=Stamp(clock.now, begun), ended=Stamp(clock.now, over)
    )
    reply(desk, meeting, "wrap-times", records=(typed,))
    kept = desk.the(Meeting, meeting.id)
    assert kept.outcome is Outcome.HELD
    assert (kept.joined.instant, kept.ended.instant) == (begun, over)
    assert kept.ended.source == "self-reported"


def test_a_give_that_was_sent_keeps_our_promise_to_send_it(desk, meeting, anna):
    give = draft(desk, Give, "Benchmark", meeting=meeting.id, whom=anna.id)
    reply(desk, meeting, "plan-give", records=(give,), links=(give.id,))
    owed = promising.promise(
        desk, "Send it", ours=True, meeting=meeting.id, kind=PromiseKind.GIVE
    )
    sent = replace(give, delivered=desk.now)
    reply(desk, meeting, "plan-give", records=(sent,), links=(give.id,))
    assert desk.the(Give, give.id).delivered == sent.delivered
    assert desk.the(Promise, owed.id).state is PromiseState.DONE
    not_yet = replace(sent, delivered=None)
    reply(desk, meeting, "plan-give", records=(not_yet,), links=(give.id,))
    assert desk.the(Give, give.id).delivered is None
    assert desk.the(Promise, owed.id).state is PromiseState.OPEN


def test_what_they_agreed_to_is_promised_from_then_on(desk, held, wanted):
    agreed = replace(wanted, state=PromiseState.OPEN)
    reply(desk, held, "wrap-outcome", records=(agreed,), links=(wanted.id,))
    kept = desk.the(Promise, wanted.id)
    assert (kept.state, kept.told) == (PromiseState.OPEN, True)
    assert kept.made > wanted.made


def test_a_day_is_put_right_until_the_recap_is_out_and_moved_after_it(desk, held):
    made = catching.capture(desk, held.id, "we promise the data to Anna by fri")
    monday = replace(made, due=MONDAY, what="The data of line 3")
    reply(desk, held, "wrap-promises", records=(monday,), links=(made.id,))
    kept = desk.the(Promise, made.id)
    assert (kept.due, kept.moves, kept.what) == (MONDAY, (), monday.what)
    wrapping.copy_recap(desk, held.id)
    friday = replace(desk.the(Promise, made.id), due=FRIDAY)
    reply(desk, held, "wrap-promises", records=(friday,), links=(made.id,))
    kept = desk.the(Promise, made.id)
    assert kept.due == FRIDAY
    assert [(move.was, move.now) for move in kept.moves] == [(MONDAY, FRIDAY)]


def test_promises_are_confirmed_with_the_days_to_look_in_on_theirs(desk, held):
    catching.capture(desk, held.id, "we promise the data to Anna by tue")
    theirs = catching.capture(desk, held.id, "they promise a list from Anna by fri")
    replying.confirm(desk, held.id, ItemId("wrap-promises"))
    assert desk.the(Promise, theirs.id).look_in == date(2026, 11, 30)
    more = draft(desk, Promise, "A name", meeting=held.id, ours=False, due=FRIDAY)
    links = (theirs.id, more.id)
    reply(desk, held, "wrap-promises", records=(more,), links=links)
    assert desk.the(Promise, more.id).look_in == date(2026, 11, 30)
    assert desk.undo() == "answering a row"
    assert desk.book.find(Promise, more.id) is None


def test_they_have_the_least_stays_when_the_deed_is_confirmed(desk, held, wanted):
    has = Value(LEAST_MET, LEAST)
    reply(desk, held, "wrap-outcome", values=(has,))
    given = replying.confirm(desk, held.id, ItemId("wrap-outcome"))
    assert given.links == (wanted.id,)
    assert given.values == (has,)
    assert came_of_it(dossier(desk.book, held.id, desk.now)).least_met
