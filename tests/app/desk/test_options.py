import pytest

from app.desk import options, people
from app.errors import Problem
from app.records.option import Option


def test_an_option_is_kept_with_what_speaks_for_and_against_it(desk):
    brandt = people.add_account(desk, "Brandt")
    kern = options.add(desk, " Kern ", brandt.id, pros=("cheap",), cons=("slow",))
    assert kern.name == "Kern"
    options.edit(desk, kern.id, their_pros=("known to them",))
    options.drop(desk, kern.id)
    (kept,) = desk.book.of_account(Option, brandt.id)
    assert (kept.pros, kept.their_pros, kept.dropped) == (
        ("cheap",), ("known to them",), True,
    )  # fmt: skip
    desk.undo()
    assert not desk.the(Option, kern.id).dropped


def test_an_option_has_a_name(desk):
    brandt = people.add_account(desk, "Brandt")
    with pytest.raises(Problem, match="no words yet"):
        options.add(desk, " ", brandt.id)
