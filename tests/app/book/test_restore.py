import random
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from app.book.backup import back_up, newest
from app.book.backup_names import folder_of
from app.book.book import Book
from app.book.problems import (
    BookBusy,
    BookDamaged,
    BookForeign,
    BookGone,
    BookProblem,
    BookTooNew,
)
from app.book.restore import begin_anew, loss, restore
from app.book.verify import verify_file
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.knowledge import Note, NoteId

AT = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)
LATER = AT + timedelta(hours=5)


def digest(path):
    return sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def copy(path, clock, account):
    """A backup of a book of a few dozen pages, which is closed, and one act older."""
    with Book(path, clock=clock) as book:
        with book.write("Begin") as w:
            w.put(account)
            for n in range(60):
                text = f"{n} Ünïcode " * 40
                w.put(Note(NoteId(f"n{n}"), account.id, text, AT))
        made = back_up(path, AT).backup
        with book.write("Note") as w:
            w.put(Note(NoteId("later"), account.id, "Lost by a restore", AT))
    return made


@pytest.fixture
def hot(path, copy, clock, tmp_path):
    """The journals that an act leaves in which the power fails, and its main file."""
    folder = tmp_path / "hot"
    folder.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_size = 2")
        writing.execute("BEGIN")
        writing.execute("UPDATE notes SET text = text || text || text")
        for end in ("", "-journal"):
            shutil.copy(path.with_name(path.name + end), folder / f"half{end}")
        writing.execute("ROLLBACK")
    wal = tmp_path / "wal.db"
    shutil.copy(copy.path, wal)
    with closing(sqlite3.connect(wal, isolation_level=None)) as writing:
        writing.execute("PRAGMA journal_mode = WAL")
        writing.execute("DELETE FROM notes")
        for end in ("-wal", "-shm"):
            shutil.copy(wal.with_name(wal.name + end), folder / f"half{end}")
    assert (folder / "half-journal").stat().st_size > 4096
    assert (folder / "half-wal").stat().st_size > 4096
    return folder


def damages(dice, whole, hot):
    """A hundred ways a book was found: the file, or None, and what lay beside it."""
    half = {end: (hot / f"half{end}").read_bytes() for end in ("-journal", "-wal")}
    half["-shm"] = (hot / "half-shm").read_bytes()
    none, some = [{}], [{end: part} for end, part in half.items()]
    sidecars = [*none, *some, {"-wal": half["-wal"], "-shm": half["-shm"]}, half]
    files = [None, b"", b"no book at all", whole, (hot / "half").read_bytes()]
    files += [bytes(len(whole)), whole[: len(whole) // 2], whole[:512], whole[:100]]
    files += [whole[:4096] + bytes(len(whole) - 4096)]
    while len(files) * len(sidecars) < 100:
        spoilt = bytearray(whole)
        for _ in range(dice.choice([1, 20, 400])):
            spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        files.append(bytes(spoilt))
    return [(file, beside) for file in files for beside in sidecars]


def test_a_backup_comes_back_from_a_hundred_damaged_states(path, copy, hot, clock):
    whole, wanted = path.read_bytes(), digest(copy.path)
    states = damages(random.Random(11), whole, hot)
    assert len(states) >= 100
    for file, beside in states:
        for old in path.parent.glob("earnest*.db*"):
            old.unlink()
        if file is not None:
            path.write_bytes(file)
        for end, part in beside.items():
            path.with_name(path.name + end).write_bytes(part)
        done = restore(copy.path, path, LATER)
        assert digest(path) == wanted
        assert verify_file(path).whole
        kept = {one.name.partition("set-aside.db")[2]: one for one in done.kept}
        assert set(kept) == {*beside, *([] if file is None else [""])}
        if beside and file is not None:
            assert kept[""].read_bytes() == file
        assert all(kept[end].read_bytes() == part for end, part in beside.items())
        assert {one.name for one in path.parent.glob("earnest.db*")} == {path.name}
    with Book(path, clock=clock) as book:
        assert book.find(Note, "n59")
        assert not book.find(Note, "later")


def test_the_old_file_is_kept_and_named(path, copy):
    before = digest(path)
    done = restore(copy.path, path, LATER)
    assert [digest(one) for one in done.kept] == [before]
    assert done.kept[0].name == "earnest-2026-11-23-181200-set-aside.db"
    assert done.kept[0].name in done.sentence
    assert copy.path.name in done.sentence


def test_what_was_not_backed_up_is_backed_up_before_a_restore(path, copy):
    restore(copy.path, path, LATER)
    assert newest(path).made == LATER
    again = restore(newest(path).path, path, LATER + timedelta(hours=1))
    assert digest(path) == digest(again.backup)


def test_two_restores_of_one_second_keep_both_old_files(path, copy):
    first = restore(copy.path, path, LATER)
    second = restore(copy.path, path, LATER)
    assert first.kept != second.kept
    assert all(one.exists() for one in (*first.kept, *second.kept))


def test_what_a_restore_loses_is_told_before(path, copy):
    found = loss(path, copy)
    assert found.acts == (("Note", 1),)
    assert found.many == 1


def test_what_a_restore_loses_cannot_be_told_of_another_book(path, copy, clock):
    path.unlink()
    begin_anew(path, LATER)
    with Book(path, clock=clock) as book, book.write("Begin") as w:
        w.put(Account(AccountId("b"), "Other", AT))
    assert loss(path, copy) is None
    path.write_bytes(b"nothing")
    assert loss(path, copy) is None


def refused(backup, path, kind):
    """Return the problem; nothing may have changed."""
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(kind) as caught:
        restore(backup, path, LATER)
    now = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    assert now == before
    return caught.value


def test_a_file_that_is_no_whole_backup_is_refused(path, copy, tmp_path):
    bad = tmp_path / "bad.db"
    assert "no backup at" in str(refused(bad, path, BookProblem))
    assert "itself" in str(refused(path, path, BookProblem))
    bad.write_text("Dear diary")
    refused(bad, path, BookForeign)
    bad.write_bytes(b"")
    refused(bad, path, BookForeign)
    bad.write_bytes(copy.path.read_bytes()[:9000])
    refused(bad, path, BookDamaged)
    shutil.copy(copy.path, bad)
    with closing(sqlite3.connect(bad)) as other:
        other.executescript("UPDATE notes SET text = 'x' WHERE id = 'n3'")
    assert "n3" in str(refused(bad, path, BookDamaged))
    shutil.copy(copy.path, bad)
    bad.with_name("bad.db-journal").write_bytes(b"half an act")
    refused(bad, path, BookDamaged)
    bad.with_name("bad.db-journal").unlink()
    with closing(sqlite3.connect(bad)) as other:
        other.executescript("PRAGMA user_version = 99")
    refused(bad, path, BookTooNew)


def test_a_book_that_is_being_written_is_not_replaced(path, copy):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(copy.path, path, BookBusy)


def test_no_new_book_is_made_where_backups_are(path, copy, clock):
    path.unlink()
    with pytest.raises(BookGone, match="1 of its backups"):
        Book(path, clock=clock)
    assert not path.exists()


def test_a_new_book_is_begun_when_that_is_chosen(path, copy, clock):
    path.write_bytes(b"")
    path.with_name("earnest.db-wal").write_bytes(b"x" * 900)
    kept = begin_anew(path, LATER)
    assert sorted(one.stat().st_size for one in kept) == [0, 900]
    with Book(path, clock=clock) as book:
        assert book.every(Account) == ()
    assert folder_of(path).exists()


def test_a_folder_that_may_not_be_changed_is_told(path, copy, monkeypatch):
    path.parent.chmod(0o500)
    try:
        with suppress(PermissionError):
            path.with_name("probe").touch()
            pytest.skip("Whoever runs the tests may write anywhere.")
        with pytest.raises(Problem):
            restore(copy.path, path, LATER)
    finally:
        path.parent.chmod(0o700)
    assert path.exists()
