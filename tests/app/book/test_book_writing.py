import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.problems import (
    BookBusy,
    BookDamaged,
    BookFull,
    BookReadOnly,
    BookRefusesText,
    BookReplaced,
    BookTied,
)
from app.book.verify import verify
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.knowledge import Fact, FactId
from app.records.meeting import Meeting
from app.settings import Settings

HOUSE = Path(__file__).parents[3]


def test_what_was_written_is_there_when_the_book_is_opened_again(
    path, clock, account, meeting
):
    with Book(path, clock=clock) as book, book.write("Book a meeting") as w:
        w.put(account)
        w.put(meeting)
    with Book(path, clock=clock) as book:
        assert book.find(Account, "a1") == account
        assert book.find(Account, "a2") is None
        assert book.of_account(Meeting, account.id) == (meeting,)


def test_a_record_that_is_the_same_writes_nothing(kept, account):
    book = kept(account)
    with book.write("Change nothing") as w:
        w.put(replace(account))
        w.put(replace(account, name="Clinic Süd"))
        w.put(account)
    assert w.act.changes == ()
    assert len(book.history(account.id)) == 1


def test_a_record_changed_twice_in_an_act_is_one_change(kept, account):
    book = kept(account)
    with book.write("Rename an account") as w:
        w.put(replace(account, name="B"))
        w.put(replace(account, name="C"))
    (change,) = w.act.changes
    assert (change.before.name, change.after.name) == ("Clinic Nord", "C")
    assert len(book.history(account.id)) == 2


def test_a_record_made_and_dropped_in_an_act_leaves_no_trace(book, account):
    with book.write("Think again") as w:
        w.put(account)
        w.drop(account)
    assert w.act.changes == book.acts(9) == book.every(Account) == ()


def test_dropping_what_is_not_there_changes_nothing(book, account):
    with book.write("Drop an account") as w:
        w.drop(account)
    assert w.act.changes == ()


def test_an_act_is_not_told_before_it_is_over(book):
    with book.write("Write") as w, pytest.raises(RuntimeError):
        w.act  # noqa: B018


def test_an_act_within_an_act_is_refused(book, account):
    with book.write("Add an account") as w:
        w.put(account)
        with pytest.raises(RuntimeError), book.write("Write"):
            pass
    assert book.every(Account) == (account,)


def test_what_is_written_can_be_read_within_the_act(book, account):
    with book.write("Add an account") as w:
        w.put(account)
        assert w.find(Account, account.id) == account
        assert book.find(Account, account.id) == account


@pytest.mark.parametrize("error", [KeyError, OSError, KeyboardInterrupt])
def test_nothing_escapes_half_done(book, account, meeting, error):
    def write():
        with book.write("Book a meeting") as w:
            w.put(account)
            w.put_settings(Settings(name="Mia"))
            w.put(meeting)
            raise error("stop")

    with pytest.raises(error):
        write()
    assert book.every(Account) == book.every(Meeting) == book.acts(9) == ()
    assert book.settings() == Settings()
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Account) == (account,)


def test_records_may_be_written_in_any_order(book, account, meeting):
    with book.write("Book a meeting") as w:
        w.put(meeting)
        w.put(account)
    with book.write("Undo", undoes=w.act.id) as back:
        back.drop(account)
        back.drop(meeting)
    assert book.every(Account) == ()
    assert back.act.undoes == w.act.id


def test_a_record_that_belongs_to_nothing_is_refused_whole(book, account, meeting):
    orphan = replace(meeting, account=AccountId("nobody"))
    with pytest.raises(BookTied), book.write("Book a meeting") as w:
        w.put(orphan)
    assert book.every(Meeting) == ()
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Meeting) == ()


def test_an_account_with_meetings_does_not_go_away_alone(kept, account, meeting):
    book = kept(account, meeting)
    with pytest.raises(BookTied), book.write("Drop an account") as w:
        w.drop(account)
    assert book.every(Account) == (account,)


def test_a_broken_character_is_refused(book, account):
    with pytest.raises(BookRefusesText), book.write("Add an account") as w:
        w.put(replace(account, name="half a \ud83d"))
    with pytest.raises(BookRefusesText), book.write("Set") as w:
        w.put_settings(Settings(name="half a \ud83d"))
    assert book.acts(9) == ()


def test_a_number_beyond_all_measure_is_refused(kept, account):
    book = kept(account)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    order = Fact(FactId("f1"), account.id, "Order", at, at, value=2**63)
    with pytest.raises(BookRefusesText), book.write("Note an order") as w:
        w.put(order)
    assert book.every(Fact) == ()


def test_a_character_of_no_width_and_one_of_four_bytes_are_kept(kept, account):
    odd = replace(account, name="a\0b 🤝 \u202e")
    assert kept(odd).every(Account) == (odd,)


def test_settings_are_those_chosen_over_the_defaults(book, path, clock):
    chosen = Settings(name="Mia", zone="Europe/Lisbon", confidence=90)
    with book.write("Set") as w:
        w.put_settings(chosen)
    assert w.act.changes[0].before == Settings()
    with Book(path, clock=clock) as again:
        assert again.settings() == chosen
    assert book.rows("SELECT key FROM settings ORDER BY key") == [
        ("confidence",),
        ("name",),
        ("zone",),
    ]


def test_a_setting_set_back_to_its_default_is_kept_so(book):
    for confidence in (90, 80):
        with book.write("Set") as w:
            w.put_settings(Settings(confidence=confidence))
    assert book.settings() == Settings()
    assert book.acts(1)[0].changes[0].before == Settings(confidence=90)
    assert verify(book).whole


@pytest.mark.parametrize(
    ("key", "value"),
    [("zone", "7"), ("confidence", '"much"'), ("day_ends", '"25:00"'), ("gone", "1")],
)
def test_a_setting_that_is_no_longer_valid_is_ignored(book, key, value):
    book.rows("INSERT INTO settings VALUES (?, ?)", (key, value))
    assert book.settings() == Settings()


def test_a_setting_that_is_no_value_at_all_is_told_to_be_damaged(book):
    book.rows("INSERT INTO settings VALUES ('zone', 'UTC')")
    with pytest.raises(BookDamaged):
        book.settings()


def test_a_text_without_end_is_refused(book, account):
    book._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 100_000)
    endless = replace(account, name="x" * 100_001)
    with pytest.raises(BookRefusesText), book.write("Add an account") as w:
        w.put(endless)
    assert book.every(Account) == ()


def test_some_records_come_in_the_order_asked_for(kept, account):
    other = replace(account, id=AccountId("a2"))
    book = kept(account, other)
    assert book.some(Account, ["a2", "gone", "a1"]) == (other, account)


def test_a_row_changed_by_hand_to_nonsense_is_told_to_be_damaged(kept, account):
    book = kept(account)
    book.rows("UPDATE accounts SET added = 'yesterday'")
    with pytest.raises(BookDamaged):
        book.every(Account)
    with pytest.raises(BookDamaged), book.write("Rename") as w:
        w.put(account)


def test_a_change_by_another_program_is_noticed_once(book, path, clock, account):
    assert not book.changed_elsewhere()
    with book.write("Set") as w:
        w.put_settings(Settings(name="Mia"))
    assert not book.changed_elsewhere()
    with Book(path, clock=clock) as other, other.write("Add an account") as w:
        w.put(account)
    assert book.changed_elsewhere()
    assert not book.changed_elsewhere()
    assert book.every(Account) == (account,)


def test_several_reads_see_one_instant(book, path, account):
    other = sqlite3.connect(path, timeout=0)
    with closing(other), book.snapshot():
        assert book.every(Account) == ()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.executescript("UPDATE accounts SET name = ''; DELETE FROM notes;")
        with pytest.raises(RuntimeError), book.write("Add an account"):
            pass
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Account) == (account,)


def test_a_book_held_by_another_program_is_busy_and_then_is_not(book, path, account):
    book.rows("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookBusy), book.write("Add an account") as w:
            w.put(account)
        other.execute("ROLLBACK")
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Account) == (account,)


def test_a_reader_that_holds_on_makes_the_commit_busy_and_nothing_stays(
    book, path, account
):
    book.rows("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM accounts").fetchall()
        with pytest.raises(BookBusy), book.write("Add an account") as w:
            w.put(account)
    assert book.every(Account) == ()
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Account) == (account,)


def test_a_full_disk_is_told_and_the_next_save_works(book, account):
    ((pages,),) = book.rows("PRAGMA page_count")
    book.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BookFull), book.write("Add an account") as w:
        w.put(replace(account, name="x" * 500_000))
    assert book.every(Account) == ()
    book.rows("PRAGMA max_page_count = 1000000")
    with book.write("Add an account") as w:
        w.put(account)
    assert book.every(Account) == (account,)


def test_a_book_that_may_only_be_read_says_so(kept, account):
    book = kept(account)
    book.rows("PRAGMA query_only = ON")
    with pytest.raises(BookReadOnly), book.write("Rename") as w:
        w.put(replace(account, name="B"))
    assert book.every(Account) == (account,)


@pytest.mark.parametrize("gone", [True, False], ids=["gone", "replaced"])
def test_nothing_is_written_once_another_file_stands_there(
    book, path, clock, account, gone
):
    path.rename(path.with_name("moved.db"))
    if not gone:
        Book(path, clock=clock).close()
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(BookReplaced), book.write("Add an account") as w:
        w.put(account)
    assert (path.read_bytes() if path.exists() else b"") == before


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from app.book.book import Book
from app.clock import utc_now
from app.records.account import Account

with Book(Path(sys.argv[1]), clock=utc_now) as book:
    print("open", flush=True)
    for turn in range(int(sys.argv[3])):
        with book.write("Write") as w:
            one = Account(f"{sys.argv[2]}{turn % 5}", f"{turn}", utc_now())
            w.put(one)
            w.put(replace(one, id=one.id + "b", name=one.name + "x" * (turn % 3000)))
        print(turn, flush=True)
"""


def writer(path, name, turns):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(turns)],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_programs_write_in_turn_and_lose_nothing(path, clock):
    both = [writer(path, name, 60) for name in "ab"]
    said = [one.communicate()[0].split() for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert all(lines[-1] == "59" for lines in said)
    with Book(path, clock=clock) as book:
        assert len(book.acts(1000)) == 120
        assert verify(book).whole


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9.")
def test_a_program_killed_at_any_moment_loses_nothing_it_said_was_saved(path, clock):
    dice = random.Random(11)
    saved = 0
    for life in range(15):
        with writer(path, f"l{life}-", 100_000) as one:
            assert one.stdout.readline() == "open\n"
            killer = threading.Timer(
                dice.uniform(0.0, 0.08), os.kill, (one.pid, signal.SIGKILL)
            )
            killer.start()
            said = one.stdout.read().split("\n")[:-1]
        begun = time.monotonic()
        with Book(path, clock=clock) as book:
            assert time.monotonic() - begun < 2
            assert verify(book).whole
            if said:
                last = int(said[-1])
                names = {account.name for account in book.every(Account)}
                assert {str(last), str(last) + "x" * (last % 3000)} <= names
            saved += len(said)
            acts = len({entry for (entry,) in book.rows("SELECT act FROM journal")})
            # One act may have been written and not been told of, a life.
            assert saved <= acts <= saved + life + 1
    assert saved > 15


def test_what_is_added_is_new_and_nobody_elses(kept, account):
    book = kept(account)
    with pytest.raises(Problem), book.write("Add") as w:
        w.add(replace(account, name="Another under the same id"))
    assert book.find(Account, account.id) == account
    added = replace(account, id=AccountId("a2"))
    with book.write("Add") as w:
        w.add(added)
        with pytest.raises(ValueError, match="not new"):
            w.add(added)
        w.put(replace(added, name="Renamed at once"))
    assert book.find(Account, added.id).name == "Renamed at once"
    assert [c.before for c in w.act.changes] == [None]
    assert verify(book).whole
