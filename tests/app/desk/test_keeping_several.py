import pytest

from app.desk import promising, several
from app.errors import Problem
from app.records.promise import Promise, PromiseState


@pytest.fixture
def owed(desk, meeting):
    return [
        promising.promise(desk, what, ours=True, meeting=meeting.id).id
        for what in ("Plan", "Paper", "Price")
    ]


def states(desk):
    return [one.state for one in desk.book.every(Promise)]


def test_several_are_kept_in_one_act(desk, owed):
    acts = len(desk.book.acts(100))
    several.keep_several(desk, owed)
    assert states(desk) == [PromiseState.DONE] * 3
    assert len(desk.book.acts(100)) == acts + 1
    desk.undo()
    assert states(desk) == [PromiseState.OPEN] * 3
    desk.redo()
    several.unkeep_several(desk, owed)
    assert states(desk) == [PromiseState.OPEN] * 3


def test_where_one_cannot_be_kept_none_is(desk, owed):
    promising.keep(desk, owed[1])
    with pytest.raises(Problem, match="Paper"):
        several.keep_several(desk, owed)
    assert states(desk).count(PromiseState.DONE) == 1
