from datetime import date, timedelta

from app.records.knowledge import StageFact
from app.rules.standing.shown import (
    AGAIN,
    costs_words,
    helps_next,
    hold_words,
    lines,
    notice_words,
    steps,
)
from app.rules.standing.standing import standing

FIRST = date(2024, 3, 4)


def shown(story, day):
    return standing(story.deeds, story.at(day))


def boxes(story, day):
    return steps(shown(story, day), FIRST, FIRST + timedelta(days=day))


def called_first(story):
    return (
        story.order(0)
        .requests(yes=(20, 40))
        .kept(5, 5, since=20)
        .contacts("it", "production", on=range(0, 900, 60))
    )


def test_a_foothold_stands_on_the_first_step_under_its_own_name(story):
    first, second, third = boxes(story.order(0), 30)
    assert (first.name, first.here) == ("One order, now deliver", True)
    assert first.figure == "first order 4 Mar 2024"
    assert (second.name, second.here) == ("Called first", False)
    assert second.figure.endswith("conditions met")
    assert third.figure == ""


def test_a_step_that_was_left_says_until_when(story):
    first, second, _ = boxes(called_first(story), 200)
    assert second.here
    assert second.figure.startswith("for ")
    assert first.figure.startswith("until ")
    assert "you are here" in second.aloud
    assert "you are here" not in first.aloud


def test_the_nearest_condition_comes_first_then_the_missing_then_the_met(story):
    found = shown(story.order(0).kept(4, 4), 60)
    told = lines(found, story.settings)
    assert [one.nearest for one in told] == [True] + [False] * (len(told) - 1)
    assert not told[0].met
    met = [one.met for one in told]
    assert met == sorted(met)
    assert len(told) == len(found.conditions)


def test_a_condition_says_in_a_word_whether_it_is_met(story):
    told = lines(shown(story.order(0), 30), story.settings)
    for line in told:
        assert line.state.startswith("met" if line.met else "not yet")
    assert "not yet · 30 of 90" in [line.state for line in told]
    assert "met" in [line.state for line in told]


def test_before_any_order_one_deed_would_help_next(story):
    story.contacts("it")
    found = shown(story, 0)
    assert not found.has_ordered
    helps = helps_next(found, story.settings)
    assert helps == lines(found, story.settings)[0]
    assert helps.words == "2 active contacts"
    assert helps.state == "not yet · 1 of 2"


def test_a_notice_says_its_reason_its_day_and_what_starting_over_costs(story):
    called_first(story).requests(no=(150, 160))
    found = shown(story, 162)
    (notice,) = found.notices
    assert notice_words(notice) == (
        "At risk: two of the last three requests went elsewhere first. "
        "Cure it by 25 Aug 2024."
    )
    assert costs_words(found).startswith("Starting over would cost being called first")


def test_an_untrue_word_holds_the_step_up_and_says_until_when(story):
    called_first(story).fact(StageFact.BREACH, 150)
    found = shown(story, 200)
    assert found.held_until is not None
    assert hold_words(found).startswith("On hold: no step up before ")
    assert hold_words(shown(story.order(0), 120)) == ""


def test_a_lost_first_order_is_one_of_several_again_with_what_it_cost(story):
    found = shown(story.order(0), 800)
    assert steps(found, FIRST, FIRST + timedelta(days=800))[0].name == AGAIN
    assert costs_words(found) == (
        "What it cost: being one of several again, with a first order to win."
    )
