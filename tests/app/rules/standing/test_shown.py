from datetime import date, timedelta

from app.records.knowledge import StageFact
from app.rules.standing.shown import (
    AGAIN,
    costs_words,
    hold_words,
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
    assert first.about.startswith("until ")
    assert first.figure == "first order 4 Mar 2024"
    assert "you are here" in second.aloud
    assert "you are here" not in first.aloud


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
