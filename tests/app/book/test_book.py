from dataclasses import replace

import pytest

from app.book.book import Book
from app.records.account import Account
from app.records.meeting import Meeting


def test_what_was_written_is_there_when_the_book_is_opened_again(
    path, clock, account, meeting
):
    with Book(path, clock=clock) as book, book.write("Book a meeting") as w:
        w.put(account)
        w.put(meeting)
    with Book(path, clock=clock) as book:
        assert book.find(Account, "a1") == account
        assert book.of_account(Meeting, account.id) == (meeting,)


def test_an_act_tells_what_was_before_and_after(book, account):
    with book.write("Add an account") as w:
        w.put(account)
    renamed = replace(account, name="Clinic Süd")
    with book.write("Rename an account") as w:
        w.put(renamed)
    (change,) = w.act.changes
    assert (change.before, change.after) == (account, renamed)
    assert book.acts(1) == (w.act,)


def test_nothing_escapes_half_done(book, account, meeting):
    def write():
        with book.write("Book a meeting") as w:
            w.put(account)
            w.put(meeting)
            raise KeyError("stop")

    with pytest.raises(KeyError):
        write()
    assert book.every(Account) == book.every(Meeting) == book.acts(9) == ()
