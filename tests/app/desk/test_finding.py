import sqlite3
from contextlib import closing

import pytest

from app.book import search_index
from app.book.families import FAMILIES
from app.book.written import lines
from app.desk import answering, catching, knowing, promising
from app.desk.finding import find, row_of
from checklists.pack import ItemId

OUTCOME = ItemId("plan-min-outcome")


def test_an_answer_is_found_as_soon_as_it_is_given(desk, meeting):
    answering.answer(desk, meeting.id, OUTCOME, "A cost sheet they can use")
    (hit,) = find(desk, "cost sh")
    assert (hit.meeting, hit.item, hit.title) == (meeting.id, OUTCOME, meeting.title)
    assert not hit.private


def test_answers_to_private_rows_are_marked(desk, meeting):
    knowing.note(desk, "A payroll note", meeting=meeting.id)
    answering.answer(desk, meeting.id, ItemId("wrap-adapted"), "Spoke of payroll less")
    assert [(hit.noun, hit.private) for hit in find(desk, "payroll")] == [
        ("answer", True),
        ("note", False),
    ]


def test_undo_and_redo_are_followed(desk, meeting):
    promising.promise(desk, "Send the plan", ours=True, meeting=meeting.id)
    (before,) = find(desk, "plan")
    promising.edit(desk, before.id, what="Send the drawing")
    desk.undo()
    assert [hit.words for hit in find(desk, "plan")] == ["Send the plan"]
    assert find(desk, "drawing") == ()
    desk.redo()
    assert find(desk, "plan") == ()
    assert [hit.words for hit in find(desk, "drawing")] == ["Send the drawing"]


def kept(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = "SELECT family, record, number >> 20, words FROM written"
        return sorted(connection.execute(rows))


def made(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        search_index.make_anew(connection)
        rows = sorted(
            connection.execute(
                "SELECT family, record, number >> 20, words FROM written"
            )
        )
        connection.execute("ROLLBACK")
        return rows


@pytest.mark.parametrize("undone", range(7))
def test_after_acts_and_their_undo_the_index_is_what_the_records_make_it(
    desk, meeting, undone
):
    owed = promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    for act in (
        lambda: answering.answer(desk, meeting.id, OUTCOME, "A cost sheet"),
        lambda: catching.capture(desk, meeting.id, "they ask for two sites"),
        lambda: promising.edit(desk, owed.id, what="Send the plan"),
        lambda: promising.keep(desk, owed.id),
        lambda: answering.clear(desk, meeting.id, OUTCOME),
    ):
        act()
    for _ in range(min(undone, 6)):
        desk.undo()
    assert kept(desk.book.path) == made(desk.book.path)
    for _ in range(min(undone, 6)):
        desk.redo()
    found = kept(desk.book.path)
    assert found == made(desk.book.path)
    every = [one for f in FAMILIES for one in desk.book.every(f.cls) if lines(one)]
    assert len(found) == len(every)


def test_the_row_that_shows_a_record_is_known(desk, meeting):
    shown = knowing.note(desk, "Two sites", meeting=meeting.id)
    other = knowing.note(desk, "Three sites", meeting=meeting.id)
    answering.answer(desk, meeting.id, OUTCOME, "Two sites", links=[shown.id])
    assert row_of(desk, meeting.id, shown.id) == OUTCOME
    assert row_of(desk, meeting.id, other.id) is None
