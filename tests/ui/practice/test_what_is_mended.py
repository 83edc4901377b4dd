"""Which steps the book says are done, and what is compared with the rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import agenda, booking, exchanging, knowing, moving
from app.desk.desk import Desk
from app.records.exchange import Ask, AskType
from app.records.knowledge import NoteKind
from app.records.meeting import AgendaLine, Meeting, Told
from app.records.moment import Moment
from app.rules import comparing, practice
from checklists.exercise import exercise
from checklists.pack import Channel
from ui.practice.story import HOME, STARTS

KEYS = [one.key for one in exercise("second-no").statements]
REST = "2026-12-15"


@pytest.fixture
def steps(prepared):
    return lambda: practice.steps_done(prepared())


@pytest.fixture
def parts(prepared):
    return lambda step: dict(practice.parts_done(prepared())[step])


def useful(desk, there, **fields):
    known = {"whom": there.dara, "interest": "beech splits", "meeting": there.call}
    return exchanging.give(desk, "What our meter showed in beech", **(known | fields))


def begin_openly(desk, there):
    for no in there.noes:
        exchanging.edit(desk, no, thanked=True)
    agenda.edit_agenda(desk, there.call, purpose="I want to hear how the beech does.")
    agenda.say_agenda(desk, there.call, Told.WHEN_BOOKING)
    agenda.edit_agenda(desk, there.call, lines=[AgendaLine("Beech", 25, "they")])
    rest = date.fromisoformat(REST)
    exchanging.edit(desk, there.noes[1], rest_until=rest)


def book_later(desk, there, days):
    account = desk.the(Meeting, there.call).account
    at = Moment.at(STARTS + timedelta(days=days), HOME)
    return booking.book_meeting(desk, account, at, 25, channel=Channel.WEB)


def test_nothing_is_done_to_begin_with(steps, parts, case):
    assert steps() == frozenset()
    for step in case.steps:
        told = parts(step.key)
        assert not any(told.values()), step.key
        if step.parts:
            assert list(told) == [part.key for part in step.parts]


def test_all_of_it_done_in_any_order_is_mended(desk, there, prepared, case, steps):
    begin_openly(desk, there)
    assert steps() == frozenset()
    exchanging.deliver(desk, useful(desk, there).id)
    assert steps() == {"give"}
    exchanging.drop(desk, there.open_day)
    assert steps() == {"give", "again", "open"}
    exchanging.drop(desk, there.names)
    assert not practice.is_mended(case, prepared())
    knowing.note(
        desk,
        comparing.seen_words(case, KEYS),
        meeting=there.call,
        kind=NoteKind.LESSON,
    )
    assert steps() == {step.key for step in case.steps}
    assert practice.is_mended(case, prepared())
    for _ in range(2):
        Desk.undo(desk)
    assert steps() == {"give", "again", "open"}


def test_a_give_is_useful_only_for_her_and_for_what_she_named(desk, there, parts):
    for wrong in ({"interest": "our open day"}, {"interest": ""}, {"whom": None}):
        made = useful(desk, there, **wrong)
        exchanging.deliver(desk, made.id)
        assert not parts("give")["useful"], wrong


def test_a_give_that_is_only_planned_keeps_the_step_open(desk, there, parts, steps):
    made = useful(desk, there)
    assert parts("give") == {"useful": True, "asks-nothing": True, "delivered": False}
    exchanging.deliver(desk, made.id)
    assert "give" in steps()
    exchanging.put_delivery_right(desk, made.id, None)
    assert "give" not in steps()


def test_a_give_with_an_ask_tied_to_it_asks_something(desk, there, parts):
    made = useful(desk, there)
    exchanging.deliver(desk, made.id)
    exchanging.edit(desk, there.open_day, give=made.id)
    assert parts("give") == {"useful": True, "asks-nothing": False, "delivered": False}
    exchanging.drop(desk, there.open_day)
    assert all(parts("give").values())


def test_asking_again_in_another_call_before_the_rest_date_is_asking_again(
    desk, there, steps, parts
):
    exchanging.drop(desk, there.open_day)
    begin_openly(desk, there)
    assert {"again", "open"} <= steps()
    soon = book_later(desk, there, 30)
    known = {"whom": there.dara, "subject": "Open  day", "size": 2}
    again = exchanging.ask(desk, "a seat", meeting=soon.id, **known)
    assert not {"again", "open"} & steps()
    exchanging.drop(desk, again)
    late = book_later(desk, there, 82)
    exchanging.ask(desk, "a seat", meeting=late.id, **known)
    assert "again" not in steps()
    exchanging.deliver(desk, useful(desk, there).id)
    assert {"again", "open"} <= steps()


def test_the_next_ask_rests_by_a_day_or_by_a_later_call(desk, there, parts, practised):
    exchanging.drop(desk, there.open_day)
    assert not parts("open")["rest"]
    early = date.fromisoformat("2026-12-14")
    exchanging.edit(desk, there.noes[1], rest_until=early)
    assert not parts("open")["rest"]
    late = book_later(desk, there, 81)
    taken = practised.book.find(Ask, there.open_day.id)
    exchanging.drop(desk, taken, dropped=False)
    exchanging.edit(desk, taken, meeting=late.id)
    assert parts("open")["rest"]


def test_names_are_not_to_be_asked_of_her_in_another_call_either(desk, there, steps):
    exchanging.drop(desk, there.names)
    assert "names" in steps()
    late = book_later(desk, there, 10)
    exchanging.ask(
        desk, "two names", meeting=late.id, whom=there.dara, type=AskType.INTRODUCTION
    )
    assert "names" not in steps()


def test_a_call_that_was_cancelled_or_noes_taken_out_mend_nothing(
    desk, there, prepared, steps
):
    moving.cancel(desk, there.call, by_us=True)
    assert "not ahead" in practice.what_is_lost(prepared())
    assert steps() == frozenset()
    Desk.undo(desk)
    assert practice.what_is_lost(prepared()) == ""


def test_what_changed_is_counted_in_the_book(desk, there, prepared):
    begun = prepared()
    begin_openly(desk, there)
    exchanging.deliver(desk, useful(desk, there).id)
    exchanging.drop(desk, there.open_day)
    exchanging.drop(desk, there.names)
    call, half, her = practice.what_changed(begun, prepared())
    assert call.startswith("“Not ready: 4 stops” it was, “Ready")
    assert half.startswith("In half a year: 0 gives, 2 asks, and 2 more planned.")
    assert half.endswith("Now it is 1 give, 2 asks, and none planned.")
    assert "“Beech” first" in her
    assert "before Tue 15 Dec" in her


ticked = st.frozensets(st.sampled_from(KEYS))


@given(ticked)
def test_whatever_is_ticked_each_mistake_is_named_once(ticks):
    case = exercise("second-no")
    made = comparing.compared(case, ticks, ())
    named = [seen.statement.key for seen in (*made.found, *made.missed)]
    assert sorted(named) == sorted(s.key for s in case.statements if s.is_mistake)
    assert {seen.statement.key for seen in made.found} <= ticks
    assert not {seen.statement.key for seen in made.missed} & ticks
    fair = {one.key for one in case.statements if not one.is_mistake}
    assert {seen.statement.key for seen in made.fair} == fair & ticks


@given(ticked)
def test_a_lesson_keeps_what_was_ticked(ticks):
    case = exercise("second-no")

    class Kept:
        text = comparing.seen_words(case, ticks)

    assert comparing.ticked_in(case, Kept) == ticks


def test_the_words_of_the_rules_are_those_of_the_findings(prepared, case):
    findings = prepared().findings
    made = comparing.compared(case, (), findings)
    messages = {found.message for found in findings}
    assert len(made.missed) == 7
    assert all(seen.message in messages for seen in made.missed)
