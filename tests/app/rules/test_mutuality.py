from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.meeting import Meeting, MeetingId, Outcome
from app.records.moment import Moment
from app.rules.mutuality import A_YEAR, HALF_A_YEAR, Beginner, begun, contacts
from checklists.pack import Channel, Kind

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = ZoneInfo("UTC")
DAY = timedelta(days=1)
BRANDT = AccountId("brandt")


def meeting(ago=10, **more):
    starts = Moment.at(NOW - ago * DAY, "UTC")
    ends = Moment.at(NOW - ago * DAY + timedelta(minutes=45), "UTC")
    fields = {"outcome": Outcome.HELD, "uid": "invite"} | more
    return Meeting(
        MeetingId(f"m{ago}"), BRANDT, f"Meeting {ago}", Kind.DEMO, Channel.WEB,
        starts, ends, NOW - 40 * DAY, **fields,
    )  # fmt: skip


def fact(kind, ago=10, **more):
    at = NOW - ago * DAY
    return Fact(FactId(f"f{ago}"), BRANDT, str(kind), at, at, stage_fact=kind, **more)


def beginners(meetings=(), facts=()):
    return [one.by for one in contacts(meetings, facts)]


@pytest.mark.parametrize(
    ("more", "by"),
    [
        ({"invite_is_ours": True}, Beginner.US),
        ({}, Beginner.THEM),
        ({"invite_is_ours": True, "unplanned": True}, Beginner.THEM),
        ({"uid": ""}, Beginner.UNKNOWN),
    ],
)
def test_a_meeting_began_with_whoever_invited(more, by):
    assert beginners([meeting(**more)]) == [by]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.HELD])
def test_a_meeting_that_was_not_held_is_no_contact(outcome):
    assert beginners([meeting(outcome=outcome)]) == []


def test_a_request_is_theirs_and_a_message_as_the_record_says():
    facts = [
        fact(StageFact.REQUEST, 4),
        fact(StageFact.CONTACT, 3, began="us"),
        fact(StageFact.CONTACT, 2, began="them"),
        fact(StageFact.CONTACT, 1),
        fact(StageFact.ORDER, 1),
    ]
    assert beginners(facts=facts) == [
        Beginner.THEM, Beginner.US, Beginner.THEM, Beginner.UNKNOWN,
    ]  # fmt: skip


def test_what_was_said_in_a_meeting_is_part_of_it():
    held = meeting(invite_is_ours=True)
    asked = fact(StageFact.REQUEST, meeting=held.id)
    assert beginners([held], [asked]) == [Beginner.US]
    missed = replace(held, outcome=Outcome.NOBODY_CAME)
    assert beginners([missed], [asked]) == [Beginner.THEM]


def test_half_a_year_and_a_year_end_on_their_day():
    found = contacts([meeting(180), meeting(181), meeting(365), meeting(366)], [])
    assert begun(found, NOW, HERE, HALF_A_YEAR).total == 1
    assert begun(found, NOW, HERE, A_YEAR).total == 3


def test_the_words_name_what_nobody_knows():
    facts = [fact(StageFact.REQUEST, 2), fact(StageFact.CONTACT, 1)]
    half = begun(contacts([meeting(invite_is_ours=True)], facts), NOW, HERE, 180)
    assert half.words == "they began 1 of 3, you 1; not known of 1"
    assert begun([], NOW, HERE, 180).words == "no contact"


MEETINGS = st.builds(
    meeting,
    ago=st.integers(-20, 500),
    outcome=st.sampled_from(Outcome),
    invite_is_ours=st.booleans(),
    unplanned=st.booleans(),
    uid=st.sampled_from(["", "invite"]),
)
FACTS = st.builds(
    fact,
    st.sampled_from(StageFact),
    ago=st.integers(-20, 500),
    began=st.sampled_from(["", "us", "them"]),
    meeting=st.none() | st.integers(0, 400).map(lambda ago: MeetingId(f"m{ago}")),
)


@given(
    st.lists(MEETINGS, unique_by=lambda one: one.id, max_size=12),
    st.lists(FACTS, max_size=12),
    st.integers(0, 400),
)
def test_theirs_ours_and_unknown_are_all_contacts(meetings, facts, days):
    found = contacts(meetings, facts)
    counted = begun(found, NOW, HERE, days)
    within = [
        one
        for one in found
        if one.at <= NOW and (NOW.date() - one.at.date()).days <= days
    ]
    assert counted.total == len(within)
    assert min(counted.theirs, counted.ours, counted.unknown) >= 0
    assert len(found) <= len(meetings) + len(facts)
    longer = begun(found, NOW, HERE, days + 1)
    assert longer.theirs >= counted.theirs
    assert longer.ours >= counted.ours
    assert longer.unknown >= counted.unknown
