from datetime import timedelta

import pytest

from app.desk import facts, knowing, looking_again, people
from app.desk.facts import Happened, More
from app.records.knowledge import Need, Note
from app.records.mark import Mark, MarkKind


@pytest.fixture
def brandt(desk):
    return people.add_account(desk, "Brandt")


def test_what_is_still_true_gets_a_new_day_and_is_on_record_as_looked_at(desk, brandt):
    today = desk.now.date()
    note = facts.happened(
        desk, Happened.LANDSCAPE, "Merger talks", "Brandt",
        at=desk.now - timedelta(days=100), more=More(review=today - timedelta(days=9)),
    )  # fmt: skip
    after = looking_again.still_true(desk, note.id)
    assert after.review == today + timedelta(days=90)
    assert after.dated == note.dated
    (mark,) = desk.book.every(Mark)
    assert (mark.kind, mark.record) == (MarkKind.STILL_TRUE, note.id)
    assert desk.undo() == "finding a note still true"
    assert desk.the(Note, note.id) == note
    assert not desk.book.every(Mark)


@pytest.mark.parametrize("family", [Note, Need])
def test_what_is_known_is_deleted_and_comes_back_with_undo(desk, brandt, family):
    write = knowing.note if family is Note else knowing.need
    made = write(desk, "Night calls", account=brandt.id)
    looking_again.take_out(desk, made)
    assert not desk.book.every(family)
    desk.undo()
    assert desk.book.every(family) == (made,)
