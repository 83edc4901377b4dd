import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book.book import Book
from app.book.journal import link
from app.book.verify import verify
from app.records.account import AccountId
from app.records.person import Person, PersonId
from app.settings import Settings

TEXTS = st.text(alphabet=st.characters(exclude_categories=()))


@given(st.lists(TEXTS, min_size=7, max_size=7), st.integers(1), st.none() | TEXTS)
def test_the_chain_covers_all_that_an_entry_says(texts, seq, undoes):
    previous, at, act, label, family, record, digest = texts
    header = [previous, seq, at, act, label, undoes, family, record, digest]
    expected = sha256(json.dumps(header).encode()).hexdigest()
    told = link(previous, seq, at, act, label, undoes, family, record, digest)
    assert told == expected


@pytest.fixture
def ana():
    return Person(PersonId("p1"), "Ana", AccountId("a1"), emails=("ana@nord.example",))


def test_a_history_holds_the_whole_record_after_every_change(kept, account):
    book = kept(account)
    renamed = replace(account, name="Clinic Süd")
    with book.write("Rename an account") as rename:
        rename.put(renamed)
    with book.write("Drop an account") as drop:
        drop.drop(renamed)
    entries = book.history(account.id)
    assert [entry.value for entry in entries] == [account, renamed, None]
    assert [entry.dropped for entry in entries] == [False, False, True]
    assert [entry.label for entry in entries][1:] == [rename.act.label, drop.act.label]
    assert [entry.at for entry in entries][1:] == [rename.act.at, drop.act.at]


def test_acts_come_newest_first_as_they_were_told(book, account, meeting):
    told = []
    for label, change in (
        ("Add an account", lambda w: w.put(account)),
        ("Book a meeting", lambda w: w.put(meeting)),
        ("Set", lambda w: w.put_settings(Settings(name="Mia"))),
        ("Drop a meeting", lambda w: w.drop(meeting)),
    ):
        with book.write(label) as w:
            change(w)
        told.insert(0, w.act)
    assert book.acts(9) == tuple(told)
    assert book.acts(2) == tuple(told[:2])
    assert book.acts(2, before=told[1].id) == tuple(told[2:])
    assert book.acts(2, before=told[-1].id) == ()


def test_an_act_of_many_changes_is_told_whole(book, account):
    with book.write("Import") as w:
        for n in range(30):
            w.put(replace(account, id=AccountId(f"a{n}")))
    assert book.acts(1) == (w.act,)
    assert len(w.act.changes) == 30


def test_a_clock_that_jumps_back_changes_no_order(path, account):
    days = iter([datetime(2036, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)])
    with Book(path, clock=lambda: next(days)) as book:
        with book.write("First") as w:
            w.put(account)
        with book.write("Second") as w:
            w.put(replace(account, name="B"))
        assert [entry.label for entry in book.history(account.id)] == [
            "First",
            "Second",
        ]
        assert [act.label for act in book.acts(9)] == ["Second", "First"]
        assert verify(book).whole


def blank(book, record):
    entries = book.rows("SELECT seq FROM journal WHERE record = ?", (record,))
    with book.write("Erase a person") as w:
        w.blank(record, [seq for (seq,) in entries])


@pytest.fixture
def gone(kept, account, ana):
    """A book that Ana was dropped from."""
    book = kept(account, ana)
    with book.write("Drop a person") as w:
        w.drop(ana)
    return book


def test_a_body_can_be_blanked_and_the_chain_still_holds(gone):
    blank(gone, "p1")
    assert verify(gone).whole
    assert verify(gone).sentences[1] == "What 1 of them said was erased."
    first, last, _ = gone.history("p1")
    assert (first.blanked, first.value, last.blanked) == (True, None, False)
    (change,) = gone.acts(2)[1].changes
    assert (change.before, change.after, change.blanked) == (None, None, True)


def test_a_body_that_was_blanked_by_no_act_is_told(gone):
    gone.rows("UPDATE journal SET body = NULL WHERE record = 'p1'")
    (fault,) = verify(gone).faults
    assert "without having been erased" in fault.sentence


def test_a_row_whose_last_body_was_blanked_is_told(kept, account, ana):
    book = kept(account, ana)
    blank(book, "p1")
    assert verify(book).faults[0].id == "p1"


def test_what_was_blanked_is_no_longer_in_the_file(gone, path):
    assert b"ana@nord.example" in path.read_bytes()
    blank(gone, "p1")
    assert b"ana@nord.example" not in path.read_bytes()


def test_the_same_record_never_has_the_same_digest_twice(kept, account, ana):
    book = kept(account, ana)
    other = replace(ana, name="Anna")
    for person in (other, ana):
        with book.write("Edit a person") as w:
            w.put(person)
    digests = {entry.digest for entry in book.history("p1")}
    assert len(digests) == 3
    assert [entry.value for entry in book.history("p1")] == [ana, other, ana]


def test_when_something_was_saved_last_is_known_at_once(tmp_path, account):
    moments = iter([datetime(2026, 11, 20, 8, tzinfo=UTC)] * 2)
    with Book(tmp_path / "earnest.db", clock=lambda: next(moments)) as book:
        assert book.saved() is None
        with book.write("Add an account") as w:
            w.put(account)
        assert book.saved() == datetime(2026, 11, 20, 8, tzinfo=UTC)
        with book.write("Add the same account") as w:
            w.put(account)
        assert book.saved() == datetime(2026, 11, 20, 8, tzinfo=UTC)
