from fractions import Fraction

import pytest

from app.rules.values import Fill, Line, Row, RowState
from checklists.library import BUILT_IN, built_in
from ui.meeting.fold_words import filled_words, more_words, short

ITEMS = {item.id: item for name in BUILT_IN for item in built_in(name).items}


def row(item, state=RowState.OPEN, fill=None):
    return Row(ITEMS[item], state, Fraction(0), fill=fill)


def test_what_earnest_filled_in_is_a_short_phrase_a_row():
    rows = [row("pre-web-link", RowState.FILLED), row("plan-people", RowState.FILLED)]
    assert filled_words(rows) == (
        "Earnest filled in 2: join link matches the invite, "
        "who is coming and their roles"
    )


def test_more_says_what_is_to_go_and_what_must_be():
    lines = [Line(row("wrap-exp-fit")), Line(row("wrap-parked", RowState.DONE))]
    words = "More, 1 to go: is there a real fit (must), parked topics"
    assert more_words(lines) == words


def test_times_are_said_with_the_times():
    fill = Fill("Joined 13:59, ended 14:43")
    filled = row("wrap-times", RowState.FILLED, fill)
    assert short(filled) == "times (joined 13:59, ended 14:43)"


@pytest.mark.parametrize("item", ITEMS)
def test_every_row_has_words_that_fit_in_a_line(item):
    words = short(row(item))
    assert words
    assert len(words) <= 90
    assert not words.endswith(("?", "."))
