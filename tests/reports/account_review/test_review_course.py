from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.knowledge import Fact, FactId, StageFact
from app.rules.on_file import deeds_in
from app.rules.standing.standing import standing
from checklists.pack import Stage
from reports.account_review.course import stretches
from reports.account_review.strip import WIDTH, Inks, strip

KINDS = st.sampled_from(
    [StageFact.ORDER, StageFact.ORDER, StageFact.REQUEST, StageFact.BREACH]
)
DEEDS = st.lists(st.tuples(KINDS, st.integers(0, 2000), st.booleans()), max_size=14)


def course_of(file):
    deeds = deeds_in(file)
    today = file.now.astimezone(deeds.zone).date()
    found = standing(deeds, file.now)
    return stretches(deeds, found, today), found, today


def test_the_years_of_an_ally_go_up_step_by_step(ally):
    held, found, _ = course_of(ally)
    assert [stage for stage, _, _ in held] == [
        Stage.ME_TOO, Stage.FOOTHOLD, Stage.ME_FIRST, Stage.ONLY_ME,
    ]  # fmt: skip
    assert held[-1][1] == found.since


def test_an_order_that_no_longer_counts_is_seen(new_account):
    old = Fact(
        FactId("o"), new_account.account.id, "Long ago",
        new_account.now - timedelta(days=1500), new_account.now,
        stage_fact=StageFact.ORDER,
    )  # fmt: skip
    held, found, _ = course_of(replace(new_account, facts=(old,)))
    assert [stage for stage, _, _ in held] == [Stage.FOOTHOLD, Stage.ME_TOO]
    assert (held[0][2] - held[0][1]).days == 730
    assert found.again


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60,
    deadline=None,
)  # fmt: skip
@given(DEEDS)
def test_it_has_no_gap_and_ends_where_the_account_stands(rich, drawn):
    facts = tuple(
        Fact(
            FactId(f"d{n}"), rich.account.id, f"Deed {n}",
            rich.now - timedelta(days=days), rich.now, stage_fact=kind,
            called_first="yes" if first else "no",
        )
        for n, (kind, days, first) in enumerate(drawn)
    )  # fmt: skip
    held, found, today = course_of(replace(rich, facts=facts))
    assert held[-1][0] is found.stage
    assert held[-1][2] == today
    for (before, _, end), (after, begin, _) in pairwise(held):
        assert begin - end == timedelta(days=1)
        assert before is not after


def test_the_strip_stays_within_its_width(ally, told):
    drawn = strip(told(ally).stands, Inks())
    assert [name for name, _ in drawn][:4] == [
        "Ally", "Called first", "One order, now deliver", "One of several",
    ]  # fmt: skip
    assert drawn[-1][0] == ""
    assert ">2025<" in drawn[-1][1]
    assert ">today<" in drawn[-1][1]
    for _, svg in drawn:
        assert f'width="{WIDTH}"' in svg
        assert "aria-hidden" in svg


def test_before_any_order_there_is_no_strip(before_any_order, told):
    assert strip(told(before_any_order).stands, Inks()) == ()
