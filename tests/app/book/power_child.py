"""Writes a book under iofault.c: acts that are acknowledged, or that fail on purpose.

Run as `power_child.py PATH power|wal|full|backup|restore|torn ACTS`.
"""

import ctypes
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.book import opening
from app.book.backup import back_up
from app.book.book import Book
from app.book.disk import write_through
from app.book.problems import BookFull, BookUnwritable
from app.book.restore import restore
from app.book.verify import verify
from app.records.account import Account
from app.records.knowledge import Note

AT = datetime(2026, 11, 23, tzinfo=UTC)
DICE = random.Random(3)


def act(book, number):
    """Write an account, a note that belongs to it, and one that changes each time."""
    account = Account(f"a{number}", "x" * DICE.choice([9, 200, 3000, 9000]), AT)
    with book.write("Write") as w:
        w.put(account)
        w.put(Note(f"n{number}", account.id, "note", AT))
        w.put(Note(f"turn{number % 3}", account.id, str(number), AT))


def acknowledge(path, acts):
    ack = os.open(path.with_name("ACK"), os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with Book(path, clock=lambda: AT) as book:
        for number in range(1, acts + 1):
            act(book, number)
            os.write(ack, b"%d\n" % number)


def fail(path, acts):
    """Let every write and fsync of an act fail once, and from then on; tell counts."""
    shim = ctypes.CDLL(None)
    tried = number = 0
    with Book(path, clock=lambda: AT) as book:
        for error, once in ((28, 1), (28, 0), (5, 1), (5, 0)):
            point = failed = 1
            while failed:
                number += 1
                before = book.every(Account)
                shim.iof_arm(ctypes.c_long(point), error, once)
                failed = 0
                try:
                    act(book, number)
                except (BookFull, BookUnwritable):
                    failed = 1
                shim.iof_arm(ctypes.c_long(0), 0, 0)
                after = len(book.every(Account))
                # Whole or not at all; a fault after the commit point may stay.
                assert after in {len(before), len(before) + 1}
                assert failed or after == len(before) + 1
                number += 1
                act(book, number)
                assert len(book.every(Account)) == after + 1
                tried += failed
                point += 1
        assert verify(book).whole, verify(book).sentences
    sys.stdout.write(f"{tried}\n")


def say(path, number):
    ack = os.open(path.with_name("ACK"), os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.write(ack, b"%d\n" % number)
    os.close(ack)


def keep_backups(path, acts):
    """Write, back up, and so on; each backup is acknowledged."""
    with Book(path, clock=lambda: AT) as book:
        for number in range(1, acts + 1):
            act(book, number)
            back_up(path, AT + timedelta(days=number))
            say(path, number)


def put_back(path, acts, *, torn):
    """Write, back up, write more, and restore; `torn`: over a book left in an act."""
    with Book(path, clock=lambda: AT) as book:
        for number in range(1, acts + 1):
            act(book, number)
        kept = back_up(path, AT).backup
        act(book, acts + 1)
        if torn:
            book.rows("PRAGMA cache_size = 2")
            book.rows("BEGIN IMMEDIATE")
            book.rows("UPDATE accounts SET name = name || name || name")
            for end in ("", "-journal"):
                old = path.with_name(path.name + end)
                path.with_name(f"half{end}").write_bytes(old.read_bytes())
            book.rows("ROLLBACK")
    if torn:
        for end in ("-journal", ""):
            half = path.with_name(f"half{end}")
            path.with_name(path.name + end).write_bytes(half.read_bytes())
            write_through(path.with_name(path.name + end))
        write_through(path.parent)
    say(path, 1)
    restore(kept.path, path, AT)
    say(path, 2)


if __name__ == "__main__":
    target, mode, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if mode == "wal":
        opening.PRAGMAS |= {"journal_mode": "WAL", "synchronous": "NORMAL"}
    if mode == "full":
        fail(target, count)
    elif mode == "backup":
        keep_backups(target, count)
    elif mode in {"restore", "torn"}:
        put_back(target, count, torn=mode == "torn")
    else:
        acknowledge(target, count)
