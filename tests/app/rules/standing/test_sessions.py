from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.records.knowledge import StageFact
from app.rules.standing.evidence import evidence
from app.rules.standing.sessions import lacks, lacks_words
from tests.app.rules.standing.conftest import Story


def words(story, number=0):
    found = [f for f in story.facts if f.stage_fact is StageFact.SESSION]
    deeds = story.deeds
    return lacks_words(
        found[number], deeds.facts, deeds.promises, deeds.zone, deeds.settings
    )


def test_a_session_says_what_it_lacks_to_count(story):
    story.fact(StageFact.SESSION, 10)
    everything = "lacks something in writing, a promise by us, a promise by them"
    assert words(story) == everything
    story.facts[0] = replace(story.facts[0], link="plan.pdf")
    assert words(story) == "lacks a promise by us, a promise by them"


def test_promises_made_on_its_day_are_of_a_session_without_a_meeting(story):
    story.fact(StageFact.SESSION, 10, link="plan.pdf")
    story.promised(12)
    assert words(story) == "lacks a promise by them"
    story.promised(12, ours=False)
    assert words(story) == "counts; another 30 days apart is lacking"


def test_two_that_count_want_thirty_days_between_them(story):
    story.session(10, 39)
    assert words(story).endswith("another 30 days apart is lacking")
    story.session(40)
    assert [words(story, n) for n in range(3)] == [
        "counts", "counts; another 30 days apart is lacking", "counts",
    ]  # fmt: skip


def test_one_that_does_not_count_is_no_other_session(story):
    story.session(10).fact(StageFact.SESSION, 60, link="plan.pdf")
    assert words(story) == "counts; another 30 days apart is lacking"


@given(
    st.booleans(),
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(8, 16)), max_size=6),
)
def test_it_counts_exactly_where_nothing_lacks(in_writing, promises):
    story = Story().fact(StageFact.SESSION, 10, link="p" if in_writing else "")
    for ours, told, day in promises:
        story.promised(day, ours=ours, told=told)
    deeds = story.deeds
    counted = evidence(deeds).sessions
    assert bool(counted) == (not lacks(story.facts[0], deeds.promises, deeds.zone))
