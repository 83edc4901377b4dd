from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.book.giving import given, meetings_to_ask_in
from app.day import desktop
from app.desk import (
    answering,
    booking,
    calling,
    exchanging,
    giving_first,
    knowing,
    packs,
    requesting,
    settings,
    wrapping,
)
from app.errors import Problem
from app.records.account import Account
from app.records.exchange import Give
from app.records.knowledge import Note, StageFact
from app.records.mark import Mark, MarkKind
from app.records.meeting import Meeting, Outcome
from app.records.moment import Moment
from app.records.person import Person
from app.records.promise import Promise, PromiseState
from app.rules.follow import SILENT
from app.rules.outcome import THREE_ROWS
from app.rules.silence import silence
from checklists.pack import Channel, Kind

DAY = timedelta(days=1)
NIGHTS = "nobody called in at six"


@pytest.fixture
def anna(desk, meeting):
    return next(p for p in desk.book.every(Person) if p.name == "Anna Berg")


@pytest.fixture
def quiet(desk, meeting, clock):
    """Two weeks after a talk, with the promise that its silence made."""
    clock.now = meeting.starts.instant
    calling.join(desk, meeting.id)
    clock.now = meeting.ends.instant
    calling.end(desk, meeting.id)
    for row in THREE_ROWS:
        answering.miss(desk, meeting.id, row)
    wrapping.close_wrap(desk, meeting.id)
    clock.now += 16 * DAY
    wrapping.keep_up(desk)
    return of_silence(desk, meeting)


def of_silence(desk, meeting):
    made = desk.book.of_meeting(Promise, meeting.id)
    (found,) = [p for p in made if p.by_item == SILENT]
    return found


def look(desk):
    return desktop(desk.book, lambda m: packs.items_of(desk, m), desk.now)


def firm(desk, name, days=3):
    """Book half an hour with a firm."""
    return booking.book_meeting(
        desk,
        name,
        Moment.at(desk.now + days * DAY, "Europe/Stockholm"),
        30,
        kind=Kind.DEMO,
        channel=Channel.WEB,
    )


# Silence


def test_the_silence_that_the_timer_found_stands_on_today(desk, quiet, meeting):
    assert quiet.state is PromiseState.OPEN
    (told,) = look(desk).silences
    assert told.meeting.id == meeting.id
    assert told == silence(dossier(desk.book, meeting.id, desk.now))


def test_a_word_closes_its_promise_when_one_looks_again(desk, quiet, meeting, anna):
    requesting.they_asked(desk, "Price", account=meeting.account, who=anna.id)
    assert look(desk).silences == ()
    assert wrapping.keep_up(desk).made == ()
    closed = desk.the(Promise, quiet.id)
    assert closed.state is PromiseState.DONE
    before = desk.book.saved(), len(desk.book.acts(1000))
    wrapping.keep_up(desk)
    assert (desk.book.saved(), len(desk.book.acts(1000))) == before


def test_something_sent_from_elsewhere_closes_it_too(desk, quiet, meeting):
    give = exchanging.give(desk, "Shift-law summary", account=meeting.account)
    exchanging.deliver(desk, give.id)
    assert look(desk).silences == ()
    wrapping.keep_up(desk)
    closed = desk.the(Promise, quiet.id)
    assert closed.done == desk.the(Give, give.id).delivered


def test_they_wrote_is_a_message_of_theirs_and_is_taken_back_whole(
    desk, quiet, meeting, anna
):
    fact = giving_first.they_wrote(desk, meeting.id, anna.id)
    assert (fact.stage_fact, fact.who, fact.began) == (
        StageFact.CONTACT,
        anna.id,
        "them",
    )
    assert desk.the(Promise, quiet.id).state is PromiseState.DONE
    assert desk.undo() == "noting that they wrote"
    assert desk.the(Promise, quiet.id) == quiet


def test_a_treat_answers_no_silence(desk, quiet, meeting):
    made = giving_first.plan_give(
        desk, "Lunch", account=meeting.account, meeting=meeting.id
    )
    assert isinstance(made, Note)
    assert desk.the(Promise, quiet.id) == quiet
    made = giving_first.gave(desk, "Dinner", account=meeting.account)
    assert isinstance(made, Note)
    assert desk.book.every(Give) == ()


def test_what_was_given_closes_the_promise_in_one_act(desk, quiet, meeting, anna):
    acts = len(desk.book.acts(1000))
    made = giving_first.gave(
        desk, "Summary", account=meeting.account, meeting=meeting.id, whom=anna.id,
        interest=f" {NIGHTS} ",
    )  # fmt: skip
    assert (made.interest, made.delivered is not None) == (NIGHTS, True)
    assert desk.the(Promise, quiet.id).done == made.delivered
    assert len(desk.book.acts(1000)) == acts + 1


def test_a_day_gone_is_none_to_leave_them_in_peace_until(desk, quiet, meeting):
    today = desk.now.date()
    for day in (today, today - DAY):
        with pytest.raises(Problem, match="not to come"):
            giving_first.leave_in_peace(desk, meeting.id, day)
    assert desk.book.every(Mark) == ()
    mark = giving_first.leave_in_peace(desk, meeting.id, today + 5 * DAY)
    assert (mark.kind, mark.code) == (MarkKind.IN_PEACE, SILENT)
    assert look(desk).silences == ()


def test_today_says_nothing_of_a_silence_whose_promise_was_taken_back(
    desk, quiet, meeting
):
    with desk.act("settle") as write:
        write.put(replace(quiet, state=PromiseState.CANCELLED))
    assert look(desk).silences == ()


# Giving first


def test_an_ask_of_a_meeting_not_shown_yet_is_said_all_the_same(desk, meeting, anna):
    for number in range(1, 5):
        firm(desk, f"Firm {number}", number)
    far = firm(desk, "Far", 12)
    exchanging.ask(desk, "a pilot", meeting=far.id, size=2)
    on = look(desk)
    assert far.id not in {b.meeting.id for d in on.days for b in d.meetings}
    assert [one.name for one in on.give_first] == ["Far"]


def test_an_ask_of_no_meeting_goes_with_the_next_or_the_last_there(desk, meeting):
    exchanging.ask(desk, "a name", account=meeting.account, size=2)
    assert meetings_to_ask_in(desk.book, desk.now, 6) == (meeting.id,)
    (told,) = look(desk).give_first
    assert told.meeting == meeting.id
    later = meeting.ends.instant + DAY
    assert meetings_to_ask_in(desk.book, later, 6) == (meeting.id,)
    with desk.act("hold") as write:
        write.put(replace(meeting, outcome=Outcome.HELD))
    on = desktop(desk.book, lambda m: packs.items_of(desk, m), later)
    assert [one.meeting for one in on.give_first] == [None]


def test_asks_of_meetings_that_are_over_or_dropped_or_put_are_none_to_come(
    desk, meeting
):
    ask = exchanging.ask(desk, "a pilot", meeting=meeting.id, size=2)
    assert meetings_to_ask_in(desk.book, desk.now, 6) == (meeting.id,)
    assert meetings_to_ask_in(desk.book, meeting.starts.instant, 6) == ()
    exchanging.drop(desk, ask)
    assert meetings_to_ask_in(desk.book, desk.now, 6) == ()
    exchanging.drop(desk, ask, dropped=False)
    exchanging.asked(desk, ask.id)
    assert meetings_to_ask_in(desk.book, desk.now, 6) == ()


def test_the_soonest_come_first_and_no_more_than_wanted(desk):
    made = [firm(desk, f"Firm {days}", days) for days in (9, 2, 5)]
    for one in made:
        exchanging.ask(desk, "a pilot", meeting=one.id, size=2)
        exchanging.ask(desk, "a name", meeting=one.id)
    ids = [made[1].id, made[2].id, made[0].id]
    assert list(meetings_to_ask_in(desk.book, desk.now, 6)) == ids
    assert list(meetings_to_ask_in(desk.book, desk.now, 2)) == ids[:2]


def test_the_look_at_asks_to_come_reads_no_ask_that_is_past(desk):
    (plan,) = {
        line
        for *_, line in desk.book.rows(
            "EXPLAIN QUERY PLAN SELECT account FROM asks "
            "WHERE outcome = 'planned' AND asked IS NULL AND dropped = 0"
        )
    }
    assert "asks_to_come" in plan


def test_not_now_is_of_one_account_and_until_tomorrow_where_she_is(
    desk, meeting, clock
):
    settings.change(desk, zone="Asia/Tokyo")
    clock.now = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    mark = giving_first.not_now(desk, meeting.account)
    # It is the 21st already in Tokyo.
    assert (mark.day, mark.account) == (date(2026, 11, 22), meeting.account)


def test_ideas_come_from_others_who_cared_about_the_same(desk, meeting):
    def gave(name, what, interest, *, delivered=True):
        there = (
            next((a.id for a in desk.book.every(Account) if a.name == name), None)
            or firm(desk, name).account
        )
        made = exchanging.give(desk, what, account=there, interest=interest)
        if delivered:
            exchanging.deliver(desk, made.id)

    gave("Havel", "Night plan", NIGHTS)
    gave("Kitano", "night  plan", NIGHTS)
    gave("Kitano", "What Kitano does at night", NIGHTS)
    gave("Kitano", "Quiet hours", "Nobody called in at six!")
    gave("Oka", "Boat list", "boats in spring")
    gave("Oka", "Only planned", NIGHTS, delivered=False)
    gave("Norrland Robotics", "Had already", NIGHTS)
    gave("Oka", "Had already", NIGHTS)
    told = giving_first.ideas(desk, meeting.account, NIGHTS)
    assert set(told) == {"night  plan", "Quiet hours"}
    assert {one.what for one in given(desk.book)} >= {"Boat list"}


def test_an_interest_of_another_account_is_never_offered(desk, meeting):
    other = firm(desk, "Havel")
    knowing.need(desk, "boats in spring", account=other.account, interest=True)
    exchanging.ask(desk, "a pilot", meeting=meeting.id, size=2)
    (told,) = look(desk).give_first
    assert told.offer.need is None
    knowing.need(desk, NIGHTS, account=meeting.account, interest=True)
    (told,) = look(desk).give_first
    assert told.offer.need.words == NIGHTS


def test_today_asks_the_book_no_more_often_the_more_there_is_to_say(
    desk, meeting, quiet
):
    def queries():
        asked = []
        live = desk.book._live
        live.set_trace_callback(asked.append)
        on = look(desk)
        live.set_trace_callback(None)
        return len(asked), on

    firm(desk, "Firm 0")
    before, _ = queries()
    for number in range(1, 6):
        made = firm(desk, f"Firm {number}")
        exchanging.ask(desk, "a pilot", meeting=made.id, size=2)
    after, on = queries()
    assert len(on.give_first) == 3
    assert len(on.silences) == 1
    assert after == before
    assert desk.book.every(Meeting)
