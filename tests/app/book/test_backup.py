import os
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from app.book.backup import (
    back_up,
    backups,
    due,
    faulty_of,
    forget_older,
    made_last,
    newest,
    unsaved,
)
from app.book.backup_names import folder_of
from app.book.book import Book
from app.book.problems import BookDamaged, BookProblem
from app.book.verify import verify_file
from app.records.account import AccountId
from app.records.knowledge import Note, NoteId

AT = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def noted(kept, account):
    """A book with an account, and a way to write one more note."""
    book = kept(account)
    count = iter(range(10_000))

    def note(text="One more"):
        with book.write("Note") as w:
            w.put(Note(NoteId(f"n{next(count)}"), AccountId("a1"), text, AT))
        return book

    note()
    return note


def test_a_backup_is_a_whole_book_with_a_dated_name(noted, path):
    made = back_up(path, AT).backup
    assert made.path == folder_of(path) / "earnest-2026-11-23-131200.db"
    assert (made.made, made.records, made.changes) == (AT, 2, 2)
    assert verify_file(made.path).whole
    assert backups(path) == (made,) == (newest(path),)
    assert made_last(path) == AT
    assert [one.name for one in folder_of(path).iterdir()] == [made.path.name]


def test_a_book_nobody_wrote_in_is_not_backed_up(book, path):
    assert back_up(path, AT) is None
    assert not unsaved(path)
    assert not due(path, AT)
    assert not folder_of(path).exists()


def test_two_backups_of_one_second_are_both_kept(noted, path):
    first, second = back_up(path, AT).backup, back_up(path, AT).backup
    assert first.path != second.path
    assert len(backups(path)) == 2


def test_a_backup_is_due_when_the_newest_is_old_and_something_changed(noted, path):
    assert due(path, AT)
    back_up(path, AT)
    assert not due(path, AT + 9 * HOUR)
    noted()
    assert not due(path, AT + 3 * HOUR)
    assert due(path, AT + 4 * HOUR)
    assert due(path, AT - 400 * timedelta(days=1)), "The clock went back."


def test_what_no_backup_holds_is_known(noted, path):
    back_up(path, AT)
    assert not unsaved(path)
    noted()
    assert unsaved(path)


def test_the_book_stays_usable_while_it_is_backed_up(noted, path):
    made = []
    worker = threading.Thread(target=lambda: made.append(back_up(path, AT)))
    worker.start()
    for _ in range(40):
        noted("x" * 2000)
    worker.join()
    assert 2 <= made[0].backup.changes <= 42
    assert verify_file(made[0].backup.path).whole


def spoil(path, sql="UPDATE notes SET text = 'Other'"):
    with closing(sqlite3.connect(path)) as other:
        other.executescript(sql)


def test_a_book_that_is_not_whole_makes_no_backup_and_costs_none(noted, path):
    for day in range(3):
        noted()
        back_up(path, AT + day * 24 * HOUR)
    before = backups(path)
    spoil(path)
    with pytest.raises(BookDamaged) as caught:
        back_up(path, AT + 50 * 24 * HOUR)
    assert "differs" in str(caught.value)
    assert faulty_of(path).name in caught.value.advice
    assert faulty_of(path).exists()
    assert backups(path) == before


def test_the_ladder_lets_go_after_a_new_backup_is_there(noted, path):
    gone = 0
    for day in range(30):
        noted()
        gone += back_up(path, AT + day * 24 * HOUR).let_go
    assert gone == 30 - len(backups(path)) > 9
    assert newest(path).made == AT + 29 * 24 * HOUR


def test_what_a_power_cut_left_is_swept_a_day_later(noted, path):
    back_up(path, AT)
    old, new = (folder_of(path) / f".earnest-2026.db.{n}.new" for n in (1, 2))
    for left in (old, new):
        left.write_bytes(b"half")
    long_ago = old.stat().st_mtime - 2 * 86_400
    os.utime(old, (long_ago, long_ago))
    back_up(path, AT + HOUR)
    assert not old.exists()
    assert new.exists()


def test_files_of_other_names_and_books_are_no_backups(noted, path):
    back_up(path, AT)
    folder = folder_of(path)
    (folder / "earnest-2026-11-22-131200.db").write_bytes(b"half a page")
    (folder / "earnest-2026-99-22-131200.db").write_bytes(b"")
    (folder / "notes.txt").write_text("x")
    spoil(folder / "earnest-2026-11-21-131200.db", "CREATE TABLE songs (title)")
    assert len(backups(path)) == 1


def test_a_second_folder_gets_the_same_file(noted, path, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    made = back_up(path, AT, second=second)
    copy = second / made.backup.path.name
    assert made.trouble == ""
    same = {sha256(one.read_bytes()).digest() for one in (copy, made.backup.path)}
    assert len(same) == 1


def test_a_second_folder_that_is_away_costs_no_backup(noted, path, tmp_path):
    made = back_up(path, AT, second=tmp_path / "gone")
    assert "is not there" in made.trouble
    assert made.backup.path.exists()


def test_copies_of_another_book_in_the_second_folder_are_left_alone(
    noted, path, tmp_path, clock, account
):
    second, other = tmp_path / "stick", tmp_path / "hers" / "earnest.db"
    second.mkdir()
    other.parent.mkdir()
    with Book(other, clock=clock) as hers, hers.write("Add an account") as w:
        w.put(account)
    for day in range(4):
        back_up(other, AT + day * 24 * HOUR, second=second)
    hers = set(second.iterdir())
    for day in range(20):
        noted()
        back_up(path, AT + day * 24 * HOUR + HOUR, second=second)
    assert len(list(second.iterdir())) < 4 + 20
    assert hers <= set(second.iterdir())


def test_a_folder_that_may_not_be_written_is_told(noted, path):
    folder_of(path).write_text("a file stands here")
    with pytest.raises(BookProblem) as caught:
        back_up(path, AT)
    assert "backup" in str(caught.value)


def test_older_copies_can_be_removed_all_at_once(noted, path):
    for day in range(3):
        noted()
        back_up(path, AT + day * 24 * HOUR)
    shutil.copy(path, path.with_name("earnest-2026-01-01-000000-set-aside.db"))
    last = newest(path)
    assert forget_older(path, last) == 3
    assert backups(path) == (last,)
    assert not list(path.parent.glob("*set-aside*"))
