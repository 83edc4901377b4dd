import pytest

from app.records.knowledge import StageFact
from app.rules.standing.conditions import to_me_first, to_only_me
from app.rules.standing.rung import against_words, counted, helps_next, lines
from app.rules.standing.rung_words import SAID
from app.rules.standing.standing import standing


def found(story, day):
    return standing(story.deeds, story.at(day))


def told(story, day):
    return lines(found(story, day), story.settings)


def words(story, day):
    return {line.words: line.needs for line in told(story, day)}


@pytest.fixture
def customer(story):
    """Called first since day 90, with most of what an ally needs."""
    return (
        story.order(0, 40)
        .requests(yes=(20, 40))
        .kept(17, 19, since=10)
        .contacts("it", "production", "it", on=range(0, 900, 60))
        .fact(StageFact.DISCLOSURE, 200)
        .kept(4, 5, since=150, ours=False)
        .session(160)
    )


def test_the_met_come_first_then_the_nearest_then_the_missing(customer):
    lined = told(customer, 300)
    met = [line.met for line in lined]
    assert met == sorted(met, reverse=True)
    first_missing = lined[met.index(False)]
    assert first_missing.nearest
    assert sum(line.nearest for line in lined) == 1


def test_an_alliance_is_told_in_seven_lines_with_their_needs(customer):
    assert words(customer, 300) == {
        "Called first held 210 days": "needs 180",
        "They told you of a plan before others, 20 Sep": "needs 1",
        "Their promises: 4 of 5 kept": "needs 2 in 3",
        "3 people in 2 functions": "needs 3 in 2",
        "Planning sessions together: 1, 11 Aug": "needs 2, 30 days apart",
        "Orders: 2": "needs 3",
        "more promises of yours kept on time (17 of 19 on time, likely 77-96 %)": (
            "needs at least 80 %"
        ),
    }
    assert counted(found(customer, 300)) == (4, 7)


def test_what_is_clean_is_said_in_one_sentence(customer):
    assert against_words(found(customer, 300)) == (
        "Nothing against it: no promise of ours is past its day, "
        "and no serious problem is open."
    )


def test_what_stands_against_it_is_a_line_of_its_own(customer):
    customer.fact(StageFact.PROBLEM, 299)
    now = found(customer, 300)
    assert against_words(now) == ""
    assert "A serious problem is open" in words(customer, 300)
    assert "No promise of ours is past its day" in words(customer, 300)
    assert counted(now) == (5, 9)


def test_of_the_nearest_the_words_say_what_is_to_be_done(story):
    story.order(0).kept(4, 4).requests(yes=(1, 2)).contacts("it", "hr", on=(50,))
    helps = helps_next(found(story, 60), story.settings)
    assert (
        helps.words == "one more promise of yours kept on time (4 of 4 on time"
        ", likely 71-100 % so far)"
    )
    assert helps.state == "not yet · needs 5, at least 70 %"


def test_before_any_order_one_deed_would_help_next(story):
    story.contacts("it")
    now = found(story, 0)
    assert not now.has_ordered
    helps = helps_next(now, story.settings)
    assert helps.words == "one more person in touch in 180 days (1 so far)"
    assert helps.state == "not yet · needs 2"


def test_an_account_that_lost_its_mark_needs_a_new_order(story):
    story.order(0)
    assert "a new order" in words(story, 900)


def test_every_condition_has_a_line_that_counts_it(story):
    story.order(0)
    at = story.after(100).ground
    codes = {c.code for c in (*to_me_first(at), *to_only_me(at))}
    second = {
        "first-order", "called-share", "theirs-share", "functions", "sessions-apart",
        "order-lately", "promises-share",
    }  # fmt: skip
    assert codes - second == set(SAID)


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        ({}, "Called first: no request yet"),
        ({"yes": (20,)}, "Called first: 1 of 1 request"),
        ({"yes": (20,), "unknown": (30,)}, "Called first: 1 of 2 requests"),
    ],
)
def test_requests_are_counted_once_there_are_any(story, requests, words):
    story.order(0).requests(**requests).kept(4, 5)
    lined = {line.words: line.needs for line in told(story, 85)}
    assert lined[words] == "needs 2, and 2 in 3"


def test_what_is_missing_of_requests_is_said_when_it_is_nearest(story):
    story.order(0).requests(yes=(10,)).kept(5, 5).contacts("it", "hr", on=(90,))
    helps = helps_next(found(story, 100), story.settings)
    assert helps.words == (
        "one more request that comes to you first (1 of 1 request so far)"
    )
