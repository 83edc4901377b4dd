"""Meetings taken out by hand, told from those that an undo took back."""

from dataclasses import replace

import pytest

from app.book.taken_out import taken_out
from app.book.trash import label_of
from app.records.meeting import Meeting

DELETING = label_of(Meeting)


@pytest.fixture
def act(book):
    def write(label, *, put=(), drop=(), undoes=None):
        with book.write(label, undoes=undoes) as write:
            for one in put:
                write.put(one)
            for one in drop:
                write.drop(one)
        return write.act.id

    return write


@pytest.fixture
def one(act, account, meeting):
    meeting = replace(meeting, uid="one")
    act("Write", put=(account, meeting))
    return meeting


def test_a_meeting_deleted_is_found_by_its_uid_as_it_was_last(book, act, one):
    last = replace(one, title="Renamed")
    act("changing it", put=(last,))
    deed = act(DELETING, drop=(last,))
    found = taken_out(book, [DELETING])
    assert found["one"].meeting == last
    assert (found["one"].act, found["one"].label) == (deed, DELETING)


def test_what_is_there_or_went_by_another_act_is_not_found(book, act, one):
    assert taken_out(book, [DELETING]) == {}
    deed = act(DELETING, drop=(one,))
    act(DELETING, put=(one,), undoes=deed)
    assert taken_out(book, [DELETING]) == {}
    act("importing a calendar", drop=(one,), undoes="some act")
    assert taken_out(book, [DELETING]) == {}


def test_of_two_with_one_uid_the_last_to_go_is_found(book, act, one):
    act(DELETING, drop=(one,))
    other = replace(one, id="m9", title="Again")
    act("Write", put=(other,))
    act(DELETING, drop=(other,))
    assert taken_out(book, [DELETING])["one"].meeting == other


def test_what_was_erased_since_is_nowhere(book, act, one):
    act(DELETING, drop=(one,))
    entries = [e.seq for e in book.history(one.id) if e.body]
    with book.write("erasing a person") as write:
        write.blank("p1", entries)
    assert taken_out(book, [DELETING]) == {}
