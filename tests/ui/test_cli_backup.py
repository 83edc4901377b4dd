import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from app.book.book import Book
from app.book.verify import verify_file
from app.records.account import Account, AccountId
from ui.cli import main

MONDAY = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    """A book with an account in it."""
    made = tmp_path / "earnest.db"
    with Book(made, clock=lambda: MONDAY) as book, book.write("add an account") as w:
        w.put(Account(AccountId("a1"), "Clinic Nord", MONDAY))
    return made


@pytest.fixture
def earnest(path, capsys):
    """Runs the command on the book; returns code, output and errors."""

    def run(*words):
        capsys.readouterr()
        code = main(["--book", str(path), *map(str, words)], lambda: MONDAY)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def copy(path):
    return path.parent / "backups" / "earnest-2026-11-23-131200.db"


def test_a_backup_is_made_checked_and_named(earnest, copy):
    code, out, err = earnest("backup")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Backed up and checked: 1 record and 1 change.",
        f"  {copy}",
    ]
    assert verify_file(copy).whole


def test_a_program_reads_where_the_backup_is(earnest, copy, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    code, out, _ = earnest("backup", "--to", second, "--json")
    assert code == 0
    told = json.loads(out)
    assert (told["path"], told["records"], told["trouble"]) == (str(copy), 1, "")
    assert (second / copy.name).read_bytes() == copy.read_bytes()


def test_a_second_folder_that_is_away_is_told_by_the_exit_code(earnest, copy, tmp_path):
    code, _, err = earnest("backup", "--to", tmp_path / "gone")
    assert code == 1
    assert "is not there" in err
    assert copy.exists()


def test_a_backup_comes_back_and_the_old_book_is_named(earnest, path, copy):
    earnest("backup")
    path.write_bytes(b"spoilt")
    code, out, _ = earnest("restore", copy)
    assert code == 0
    assert "set-aside" in out
    assert sha256(path.read_bytes()).digest() == sha256(copy.read_bytes()).digest()
    kept = json.loads(earnest("restore", copy, "--json")[1])["kept"]
    assert len(kept) == 1


def test_backups_are_listed_without_a_file(earnest, copy):
    assert earnest("restore")[1].startswith("There is no backup")
    assert json.loads(earnest("restore", "--json")[1]) == []
    earnest("backup")
    assert str(copy) in earnest("restore")[1]
    assert json.loads(earnest("restore", "--json")[1])[0]["path"] == str(copy)


def test_a_file_that_is_no_backup_changes_nothing(earnest, path, tmp_path):
    before = path.read_bytes()
    (tmp_path / "x.db").write_text("Dear diary")
    code, out, err = earnest("restore", tmp_path / "x.db")
    assert (code, out) == (2, "")
    assert "no backup of Earnest" in err
    assert path.read_bytes() == before


def test_a_book_that_is_being_written_is_left_alone(earnest, path, copy):
    earnest("backup")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        code, _, err = earnest("restore", copy)
    assert code == 2
    assert "Another program" in err


def test_a_book_that_is_gone_is_no_new_one_while_there_are_backups(earnest, path):
    earnest("backup")
    path.unlink()
    code, _, err = earnest("verify")
    assert code == 2
    assert "1 of its backups" in err
    assert not path.exists()
