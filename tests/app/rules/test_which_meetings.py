from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.event import (
    ChosenBy,
    Event,
    EventChoice,
    EventChoiceId,
    EventId,
    Invited,
)
from app.records.moment import Moment
from app.rules.which_meetings import Choices, fits, is_meeting, series_of

OWN = ("holm.example",), ("ida.holm@holm.example",)
IDA = Invited("Ida Holm", "ida.holm@holm.example")
NILS = Invited("Nils", "nils@sales.holm.example")
ANNA = Invited("Anna Lindqvist", "anna@norrland.example")
WHEN = datetime(2026, 11, 23, 13, tzinfo=UTC)
START = Moment.at(WHEN, "Europe/Prague")
EARLY, LATE = WHEN - timedelta(days=9), WHEN - timedelta(days=2)


def event(title="Call", *people, uid="one", organiser=IDA, **more):
    every = (organiser, *people) if organiser else people
    address = organiser.email if organiser else ""
    return Event(
        EventId(""),
        title,
        START,
        START,
        uid,
        people=every,
        organiser=address,
        **more,
    )


def choice(by, value, is_meeting=True, made=EARLY, id_="a"):
    return EventChoice(EventChoiceId(id_), by, value, is_meeting, made)


def verdict(one, *choices, own=OWN):
    return is_meeting(one, Choices(choices), *own)


def test_somebody_from_outside_makes_a_meeting():
    assert verdict(event("Call", ANNA))


@pytest.mark.parametrize(
    "busy",
    [
        event("Stand-up", NILS),
        event("Lunch"),
        event("Webinar", links=("https://zoom.us/j/1",)),
        event("Trade fair", ANNA, whole_day=True),
        event("Out of office", ANNA, free=True),
        event("Call", Invited("Fred", "fred@fireflies.ai")),
        event("Call", Invited("Somebody", "")),
        event("Lunch", organiser=None),
    ],
)
def test_everything_else_is_busy_time(busy):
    assert not verdict(busy)


def test_time_shown_as_free_is_a_meeting_where_they_invited_us():
    assert verdict(event("Call", IDA, organiser=ANNA, free=True))


def test_without_own_addresses_the_organiser_is_ours():
    nobody = (), ()
    assert verdict(event("Call", ANNA), own=nobody)
    assert not verdict(event("Call"), own=nobody)
    assert not verdict(event("Call", IDA, organiser=ANNA, whole_day=True), own=nobody)


def test_a_choice_for_a_series_holds_for_each_of_its_events():
    weekly = choice(ChosenBy.SERIES, "weekly")
    assert verdict(event("Sync", NILS, uid="weekly/20261123T130000Z"), weekly)
    assert verdict(event("Sync", NILS, uid="weekly"), weekly)
    assert not verdict(event("Sync", NILS, uid="weekly-2/20261123T130000Z"), weekly)


def test_a_choice_for_one_event_leaves_the_rest_of_its_series():
    not_this = choice(ChosenBy.SERIES, "weekly/20261123T130000Z", is_meeting=False)
    assert not verdict(event("Call", ANNA, uid="weekly/20261123T130000Z"), not_this)
    assert verdict(event("Call", ANNA, uid="weekly/20261130T130000Z"), not_this)


@pytest.mark.parametrize(
    ("words", "title", "found"),
    [
        ("stand-up", "Weekly STAND-UP, sales", True),
        ("1:1", "Ida / Nils 1:1", True),
        ("1:1", "Room 11:15", False),
        ("team  sync", "Team sync", True),
        ("sync", "Async review", False),
        ("übergabe", "U\u0308bergabe an Support", True),
    ],
)
def test_words_stand_in_a_title_whole_in_any_case(words, title, found):
    never = choice(ChosenBy.WORDS, words, is_meeting=False)
    assert fits(never, event(title)) is found


def test_a_domain_has_everybody_below_it_and_nobody_beside_it():
    never = choice(ChosenBy.DOMAIN, "norrland.example", is_meeting=False)
    assert not verdict(event("Call", ANNA), never)
    below = Invited("", "anna@mail.norrland.example")
    assert not verdict(event("Call", below), never)
    beside = Invited("", "anna@notnorrland.example")
    assert verdict(event("Call", beside), never)


def test_an_address_is_found_among_the_guests_and_as_the_organiser():
    always = choice(ChosenBy.ADDRESS, "nils@sales.holm.example")
    assert verdict(event("Forecast", NILS), always)
    assert verdict(event("Forecast", organiser=NILS), always)
    assert not verdict(event("Forecast"), always)


def test_all_with_certain_words_are_meetings_but_no_whole_day_is():
    always = choice(ChosenBy.WORDS, "norrland")
    assert verdict(event("Norrland prep", NILS), always)
    assert not verdict(event("Norrland fair", ANNA, whole_day=True), always)
    itself = choice(ChosenBy.SERIES, "one")
    assert verdict(event("Norrland fair", ANNA, whole_day=True), itself)


def test_the_newest_choice_holds():
    never = choice(ChosenBy.SERIES, "one", is_meeting=False, made=EARLY)
    always = choice(ChosenBy.WORDS, "call", made=LATE)
    assert verdict(event("Call", NILS), never, always)
    assert not verdict(
        event("Call", NILS), replace(never, made=LATE + timedelta(1)), always
    )


def test_of_equally_new_choices_the_narrowest_holds():
    one = event("Call", ANNA, uid="weekly/20261123T130000Z")
    wide = [
        choice(ChosenBy.WORDS, "call", id_="w"),
        choice(ChosenBy.DOMAIN, "norrland.example", is_meeting=False, id_="d"),
        choice(ChosenBy.ADDRESS, "anna@norrland.example", id_="a"),
        choice(ChosenBy.SERIES, "weekly", is_meeting=False, id_="s"),
        choice(ChosenBy.SERIES, "weekly/20261123T130000Z", id_="o"),
    ]
    for narrowest in range(1, len(wide) + 1):
        assert Choices(wide[:narrowest]).of(one) == wide[narrowest - 1]


VALUES = {
    ChosenBy.SERIES: ["one", "one/20261123T130000Z", "two"],
    ChosenBy.WORDS: ["call", "fair", "1:1"],
    ChosenBy.DOMAIN: ["norrland.example", "holm.example", "sales.holm.example"],
    ChosenBy.ADDRESS: ["anna@norrland.example", "nils@sales.holm.example"],
}
SOME_CHOICES = st.lists(
    st.one_of(
        st.builds(
            choice,
            st.just(by),
            st.sampled_from(values),
            st.booleans(),
            st.sampled_from([EARLY, LATE]),
            st.uuids().map(str),
        )
        for by, values in VALUES.items()
    )
)
SOME_EVENTS = st.builds(
    lambda title, people, uid, **more: event(title, *people, uid=uid, **more),
    st.sampled_from(["Call", "Trade fair", "1:1 call", ""]),
    st.lists(st.sampled_from([ANNA, NILS, IDA, Invited("Bo", "")]), max_size=3),
    st.sampled_from(["one", "one/20261123T130000Z", "two", "three", ""]),
    organiser=st.sampled_from([IDA, ANNA, None]),
    whole_day=st.booleans(),
    free=st.booleans(),
)


@given(SOME_EVENTS, SOME_CHOICES)
def test_the_choice_that_holds_fits_and_none_that_fits_is_newer(one, made):
    held = Choices(made).of(one)
    fitting = [each for each in made if fits(each, one)]
    assert (held is None) == (not fitting)
    if held:
        assert held in fitting
        assert held.made == max(each.made for each in fitting)


@given(SOME_EVENTS, SOME_CHOICES, st.randoms(use_true_random=False))
def test_the_order_in_which_choices_are_read_changes_nothing(one, made, random):
    again = random.sample(made, len(made))
    assert Choices(made).of(one) == Choices(again).of(one)


@given(st.text(), st.text(min_size=1))
def test_any_title_and_any_words_can_be_compared(title, words):
    assert fits(choice(ChosenBy.WORDS, words), event(title)) in {True, False}


def test_a_series_is_named_by_its_uid_whatever_is_in_it():
    assert series_of("a/b/20261123T130000Z") == "a/b"
    assert series_of("a/20261123") == "a"
    assert series_of("a/b") == "a/b"
