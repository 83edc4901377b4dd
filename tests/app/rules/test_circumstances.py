from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.exchange import Ask, AskOutcome, Give, Refusal
from app.records.knowledge import Fact, Note, StageFact
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Attendee,
    Outcome,
    Reply,
    Stamp,
)
from app.records.promise import PromiseKind, PromiseState
from app.rules.circumstances import active_contacts, circumstances, owner
from checklists.condition import Situation
from checklists.pack import Stage

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def facts(desk):
    def of(**changes):
        return circumstances(desk.dossier(**changes)).facts

    return of


@pytest.fixture
def last_week(desk):
    return desk.meeting(desk.start - 7 * DAY, outcome=Outcome.HELD)


@pytest.fixture
def refusal(desk):
    return desk.record(
        Refusal,
        words="Not before the audit",
        said=desk.start - 30 * DAY,
        who=desk.anna.id,
    )


def test_a_new_account_is_first_new_and_has_few_contacts(facts):
    assert facts() == {
        Situation.FIRST,
        Situation.NEW_PERSON,
        Situation.FEW_CONTACTS,
    }


def test_a_held_meeting_that_ended_before_makes_it_not_first(facts, last_week):
    assert facts(history=(last_week,)) == set()


@pytest.mark.parametrize(
    "outcome", [Outcome.BOOKED, Outcome.NOBODY_CAME, Outcome.VOICEMAIL]
)
def test_what_did_not_take_place_leaves_it_first(facts, last_week, outcome):
    missed = replace(last_week, outcome=outcome)
    assert Situation.FIRST in facts(history=(missed,))


def test_a_meeting_that_ends_as_this_starts_came_before_one_later_did_not(facts, desk):
    before = desk.meeting(desk.start - HOUR, minutes=60, outcome=Outcome.HELD)
    over = desk.meeting(desk.start - HOUR, minutes=61, outcome=Outcome.HELD)
    assert Situation.FIRST not in facts(history=(before,))
    assert Situation.FIRST in facts(history=(over,))


def test_somebody_not_met_before_is_new(facts, desk, last_week):
    only_anna = replace(last_week, attendees=(Attendee(desk.anna.id),))
    assert Situation.NEW_PERSON in facts(history=(only_anna,))


def test_another_of_ours_is_a_colleague_and_the_rep_is_not(facts, desk):
    both = (Attendee(desk.mia.id), Attendee(desk.rep.id))
    assert Situation.COLLEAGUE in facts(meeting=desk.meeting(attendees=both))
    assert Situation.COLLEAGUE not in facts()
    assert owner(desk.dossier()) == desk.rep


def test_without_an_address_of_hers_our_first_attendee_is_the_owner(desk):
    both = (Attendee(desk.mia.id), Attendee(desk.rep.id))
    dossier = desk.dossier(
        meeting=desk.meeting(attendees=both),
        settings=replace(desk.settings, own_emails=()),
    )
    assert owner(dossier) == desk.mia


def test_recording_is_what_was_planned(facts, desk):
    assert Situation.RECORDING in facts(meeting=desk.meeting(recording=True))


def test_an_uncleared_refusal_before_this_meeting_is_past(facts, refusal):
    assert Situation.PAST_REFUSAL in facts(refusals=(refusal,))


def test_a_useful_give_after_it_clears_a_refusal(facts, desk, refusal):
    def given(**changes):
        give = {"what": "Summary", "whom": desk.anna.id, "delivered": desk.start - DAY}
        gives = (desk.record(Give, **give | changes),)
        return Situation.PAST_REFUSAL not in facts(refusals=(refusal,), gives=gives)

    assert given()
    assert not given(delivered=None)
    assert not given(delivered=refusal.said)
    assert not given(whom=desk.tomas.id)
    assert not given(asks_nothing=False)


def test_their_order_request_or_yes_after_it_clears_a_refusal(facts, desk, refusal):
    day = desk.start - DAY
    order = desk.record(
        Fact,
        what="Pilot",
        dated=day,
        made=day,
        stage_fact=StageFact.REQUEST,
        who=desk.anna.id,
    )
    ask = desk.record(
        Ask, what="Pilot", whom=desk.anna.id, outcome=AskOutcome.YES, asked=day
    )
    news = replace(order, stage_fact=StageFact.NONE)
    assert Situation.PAST_REFUSAL not in facts(refusals=(refusal,), facts=(order,))
    assert Situation.PAST_REFUSAL not in facts(refusals=(refusal,), asks=(ask,))
    assert Situation.PAST_REFUSAL in facts(refusals=(refusal,), facts=(news,))


def test_a_refusal_in_this_meeting_is_refused_and_not_past(facts, desk, refusal):
    meeting = desk.meeting()
    here = replace(refusal, meeting=meeting.id)
    found = facts(meeting=meeting, refusals=(here,))
    assert Situation.REFUSED in found
    assert Situation.PAST_REFUSAL not in found


def test_an_open_promise_of_theirs_is_theirs(facts, desk):
    open_one = desk.promise(desk.start, ours=False)
    wanted = replace(open_one, state=PromiseState.WANTED)
    assert Situation.THEIRS in facts(promises=(open_one,))
    assert Situation.THEIRS not in facts(promises=(wanted,))


def test_a_line_not_reached_or_a_parked_topic_is_uncovered(facts, desk):
    line = AgendaLine("Data protection", 10, "both", reached=False)
    meeting = desk.meeting(agenda=Agenda(lines=(line,)))
    assert Situation.UNCOVERED in facts(meeting=meeting)
    here = desk.meeting()
    parked = desk.promise(kind=PromiseKind.PARKED, meeting=here.id)
    note = desk.record(
        Note, text="Roof", dated=desk.start, meeting=here.id, parked=True
    )
    assert Situation.UNCOVERED in facts(meeting=here, promises=(parked,))
    assert Situation.UNCOVERED in facts(meeting=here, notes=(note,))
    assert Situation.UNCOVERED not in facts(notes=(note,))


def test_contacts_are_active_for_180_days(desk):
    held = desk.meeting(desk.start - 180 * DAY, outcome=Outcome.HELD)
    old = desk.meeting(desk.start - 181 * DAY, outcome=Outcome.HELD)
    assert len(active_contacts(desk.dossier(history=(held,)))) == 2
    assert not active_contacts(desk.dossier(history=(old,)))


def test_silence_begins_after_seven_working_days_without_a_word(facts, desk):
    held = desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))
    quiet = desk.start + 9 * DAY + 9 * HOUR
    assert Situation.SILENT not in facts(meeting=held, now=quiet)
    late = quiet + 2 * HOUR
    assert Situation.SILENT in facts(meeting=held, now=late)
    word = desk.promise(ours=False, done=desk.start + DAY)
    assert Situation.SILENT not in facts(meeting=held, now=late, promises=(word,))


def test_a_day_agreed_for_their_word_replaces_the_seven(facts, desk):
    held = desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))
    agreed = desk.promise(desk.start + 2 * DAY, ours=False, meeting=held.id)
    soon = desk.start + 2 * DAY + HOUR
    assert Situation.SILENT in facts(meeting=held, now=soon, promises=(agreed,))


def test_an_order_of_the_last_two_years_is_a_foothold(desk):
    def stage(days):
        day = desk.start - timedelta(days=days)
        order = desk.record(
            Fact, what="Order", dated=day, made=day, stage_fact=StageFact.ORDER
        )
        return circumstances(desk.dossier(facts=(order,))).stage

    assert stage(730) is Stage.FOOTHOLD
    assert stage(731) is Stage.ME_TOO
    assert circumstances(desk.dossier()).stage is Stage.ME_TOO


def test_a_wanted_deed_is_no_day_agreed_for_their_word(facts, desk):
    held = desk.meeting(outcome=Outcome.HELD, ended=Stamp(desk.start + HOUR))
    wanted = desk.promise(
        desk.start + 2 * DAY,
        ours=False,
        meeting=held.id,
        state=PromiseState.WANTED,
    )
    soon = desk.start + 3 * DAY
    assert Situation.SILENT not in facts(meeting=held, now=soon, promises=(wanted,))


def test_whoever_declined_was_not_met(facts, desk, last_week):
    declined = (Attendee(desk.anna.id), Attendee(desk.tomas.id, Reply.NO))
    only_anna = replace(last_week, attendees=declined)
    assert active_contacts(desk.dossier(history=(only_anna,))) == (desk.anna,)
    assert Situation.NEW_PERSON in facts(history=(only_anna,))
