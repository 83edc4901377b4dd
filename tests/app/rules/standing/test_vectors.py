"""The test vectors of PACKS section 9, by their numbers."""

from datetime import date

import pytest

from app.records.knowledge import StageFact
from checklists.pack import Stage

TODAY = 91
FIRST_ORDER = date(2024, 3, 4)


@pytest.fixture
def served(story):
    """One order, two contacts, called first twice: all but the promises."""
    return story.order(0).contacts("buying", "", on=(0, 85, 200)).requests(yes=(10, 91))


@pytest.fixture
def ally(served):
    """As V7, its promises left out."""
    served.order(120, 200).session(150, 220).fact(StageFact.DISCLOSURE, 160)
    served.kept(3, 4, since=100, ours=False)
    return served.contacts("it", on=(130, 260)).contacts("buying", on=(140, 265))


def test_v1_friendly_meetings_lunches_and_gifts_are_nothing(story):
    for what in ("lunch", "lunch", "lunch", "gift", "gift"):
        story.fact(StageFact.NONE, -5, source=what)
    story.contacts("buying", on=range(-60, 0, 10))
    assert story.stage(0) is Stage.ME_TOO


def test_v2_ninety_days_are_not_reached(story):
    story.order(0).contacts("buying", "it").requests(yes=(10, 20)).kept(5, 5)
    assert story.stage(60) is Stage.FOOTHOLD


def test_v3_called_first(story):
    story.order(0).contacts("buying", "it").requests(yes=(10, 20)).kept(5, 5)
    assert story.stage(89) is Stage.FOOTHOLD
    assert story.stage(TODAY) is Stage.ME_FIRST


def test_v4_requests_of_which_nothing_is_known_count_against_a_step_up(story):
    story.order(0).contacts("buying", "it").kept(5, 5)
    story.requests(yes=(10, 20), unknown=(30, 40))
    assert story.stage(TODAY) is Stage.FOOTHOLD


@pytest.mark.parametrize(
    ("kept", "total", "expected"),
    [(8, 10, Stage.FOOTHOLD), (9, 10, Stage.ME_FIRST)],
    ids=["v5", "v6"],
)
def test_v5_v6_nine_of_ten_are_enough_and_eight_are_not(story, kept, total, expected):
    story.order(0).contacts("buying", "it").requests(yes=(10, 20))
    story.kept(kept, total, since=20)
    assert story.stage(TODAY) is expected


def test_v7_an_ally(ally):
    ally.kept(10, 10, since=20)
    assert ally.stage(TODAY) is Stage.ME_FIRST
    assert ally.stage(270) is Stage.ME_FIRST
    assert ally.stage(271) is Stage.ONLY_ME


def test_a_step_up_lists_the_facts_it_was_made_for(ally):
    ally.kept(10, 10, since=20)
    first, second = ally.after(271).changes[-2:]
    assert first.why == (
        "10 of 10 promises of ours were kept on time, 2 of 2 requests came to us first "
        "and 2 people are in touch"
    )
    assert second.why == (
        "10 of 10 promises of ours were kept on time, 3 of 4 of theirs were kept, they "
        "gave 3 orders, planned with us twice, told us early once and 4 people in 2 "
        "functions are in touch"
    )


def test_v8_eighteen_of_twenty_are_too_few_for_an_ally(ally):
    ally.kept(18, 20, since=20)
    assert ally.stage(271) is Stage.ME_FIRST


def test_v9_an_ally_let_down_is_at_risk_and_leaves_after_a_fortnight(ally):
    ally.kept(10, 10, since=20).kept(2, 10, since=272)
    at_risk = ally.after(281)
    assert at_risk.stage is Stage.ONLY_ME
    (notice,) = at_risk.notices
    assert (notice.code, notice.words) == ("promises", "8 of 20 promises not kept")
    leaves = (notice.cure_by - FIRST_ORDER).days
    assert (notice.cure_by - notice.since).days == 14
    assert ally.stage(leaves - 1) is Stage.ONLY_ME
    assert ally.stage(leaves) is Stage.ME_FIRST


def test_v10_two_of_three_requests_elsewhere(served):
    served.kept(5, 5).requests(no=(120, 140))
    assert served.stage(139) is Stage.ME_FIRST
    (notice,) = served.after(140).notices
    assert notice.code == "elsewhere"
    assert (notice.cure_by - notice.since).days == 14
    assert served.stage(153) is Stage.ME_FIRST
    assert served.stage(154) is Stage.FOOTHOLD


def test_v11_an_untrue_word_ends_an_alliance_at_once(ally):
    ally.kept(10, 10, since=20)
    # A Monday; its five working days are over on the Monday after.
    ally.fact(StageFact.BREACH, 280)
    assert ally.stage(286) is Stage.ONLY_ME
    after = ally.after(287)
    assert after.stage is Stage.ME_FIRST
    assert (after.held_until - after.since).days == 180


def test_v12_poor_is_not_proven_bad(served):
    served.kept(5, 5).kept(1, 5, since=92)
    assert (served.after(97).ground.kept, served.after(97).ground.due) == (6, 10)
    assert served.after(97).notices == ()
    assert served.stage(125) is Stage.ME_FIRST
