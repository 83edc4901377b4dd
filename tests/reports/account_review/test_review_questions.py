from dataclasses import replace

import pytest

from app.records.knowledge import KnownBy, Size, StageFact
from app.records.person import Role
from reports.follow_through.values import Wishes


@pytest.fixture
def asked(told):
    return lambda file, *wishes: [one.text for one in told(file, *wishes).worth_asking]


def test_each_kind_has_its_turn_before_any_has_two(rich, asked):
    given = "Asked twice, and nothing useful given since September 2026"
    assert asked(rich) == [
        "Security paper, 2 working days late: what keeps it?",
        "Invoice on the 1st means much to them and little to us: why is it not given?",
        f"{given}: what could we give?",
    ]


def test_a_guess_about_a_point_is_asked_about_first(rich, asked):
    guess = replace(rich.points[0], known_by=KnownBy.GUESSED, size_to_us=Size.MIDDLE)
    told = asked(replace(rich, points=(guess,)))
    words = "Invoice on the 1st means much to them and less to us"
    assert f"{words}: did anybody ask them?" in told


def test_an_open_problem_is_asked_about(rich, asked):
    facts = tuple(
        replace(f, closed=None) if f.stage_fact is StageFact.PROBLEM else f
        for f in rich.facts
    )
    told = asked(replace(rich, facts=facts))
    assert any(one.startswith("Export lost rows, a problem since") for one in told)


def test_who_decides_and_was_not_heard_is_asked_about(rich, asked):
    calm = replace(rich, promises=(), points=(), asks=(), notes=())
    told = asked(calm)
    assert told[0] == (
        "Karel Novák decides, not heard from in 4 meetings: who talks to them, "
        "and when?"
    )
    someone = replace(calm.people[2], role=Role.SIGNS)
    heard = asked(replace(calm, people=(someone,)))
    assert not any("not heard" in one for one in heard)


def test_what_they_owe_and_what_is_past_its_look_come_after(rich, asked):
    calm = replace(
        rich, points=(), asks=(), people=rich.people[2:3],
        promises=tuple(p for p in rich.promises if p.id != "late"),
    )  # fmt: skip
    told = asked(calm)
    assert told[0] == (
        "They owe: Shift plan of line 3, 4 working days late: is it still theirs to do?"
    )
    assert told[1].startswith("Their bank asks for shorter notice: to be looked at")


def test_what_the_rep_left_out_is_not_asked_about(rich, asked):
    told = asked(rich, Wishes(without=frozenset({"late", "p1"})))
    assert not any("Security" in one or "Invoice" in one for one in told)
    assert len(told) == 3


def test_of_a_new_account_it_asks_what_nobody_knows(new_account, asked):
    assert asked(new_account) == [
        "Next would help: a first order. Who does what for it?",
        "Nobody is known to decide there: who does?",
        "Nothing of what matters to them is in their words: who asks?",
    ]
