"""The power fails after every single operation on the disk.

What a program wrote is recorded, then played back into what a disk may hold: only
what was synced; all of it; some sectors and some names of what was not synced.
"""

import os
import random
import re
import shutil
import struct
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.book.backup_names import folder_of
from app.book.book import Book
from app.book.problems import BookGone
from app.book.verify import verify, verify_file
from app.errors import Problem
from app.records.account import Account
from app.records.knowledge import Note

HERE = Path(__file__).parent
ACTS = 9


@pytest.fixture(scope="module")
def shim(tmp_path_factory):
    if not (gcc := shutil.which("gcc")) or not sys.platform.startswith("linux"):
        pytest.skip("The harness is compiled with gcc, for Linux.")
    made = tmp_path_factory.mktemp("shim") / "iofault.so"
    subprocess.run(
        [gcc, "-O2", "-shared", "-fPIC", "-o", made, HERE / "iofault.c"], check=True
    )
    return made


@pytest.fixture
def run(shim, tmp_path):
    """Runs the child in an empty folder; returns its output and what the disk saw."""

    def run(mode, acts=ACTS):
        folder, log = tmp_path / "disk", tmp_path / "log"
        folder.mkdir()
        told = {"LD_PRELOAD": shim, "IOF_DIR": folder, "IOF_LOG": log}
        child = subprocess.run(
            [sys.executable, HERE / "power_child.py", folder / "e.db", mode, str(acts)],
            env={**os.environ, **told, "PYTHONPATH": HERE.parents[2]},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return child.stdout, list(_operations(log.read_bytes()))

    return run


def _operations(log):
    place = 0
    while place < len(log):
        what = chr(log[place])
        length, at, count = struct.unpack_from("<HqI", log, place + 1)
        place += 15
        name = log[place : place + length].decode()
        place += length
        yield what, name, at, log[place : place + count]
        place += count


class Disk:
    """Bytes and names that are safe, and those still waiting for an fsync."""

    def __init__(self):
        self.safe, self.waiting, self.names = {}, {}, {}
        self.names_waiting, self.now, self.files = [], {}, 0

    def do(self, what, name, at, data):
        match what:
            case "C":
                self.files += 1
                self.safe[self.files], self.waiting[self.files] = b"", []
                self._name(name, self.files)
            case "W":
                self.waiting[self.now[name]].append((at, data))
            case "T":
                self.waiting[self.now[name]].append((at, None))
            case "U":
                del self.now[name]
                self.names_waiting.append((name, None))
            case "R":
                self._name(data.decode(), self.now.pop(name))
                self.names_waiting.append((name, None))
            case "L":
                self._name(data.decode(), self.now[name])
            case "S" if name not in self.now:
                self._settle("" if name == "." else f"{name}/")
            case "S":
                file = self.now[name]
                self.safe[file] = _put(self.safe[file], self.waiting[file])
                self.waiting[file] = []

    def _settle(self, folder):
        """Make the names of a folder safe; those of others still wait."""
        here = [one for one in self.names_waiting if _folder(one[0]) == folder]
        self.names_waiting = [o for o in self.names_waiting if o not in here]
        names = self.names | dict(here)
        self.names = {name: file for name, file in names.items() if file is not None}

    def _name(self, name, file):
        self.now[name] = file
        self.names_waiting.append((name, file))

    def _named(self, count):
        names = self.names | dict(self.names_waiting[:count])
        return {name: file for name, file in names.items() if file is not None}

    def only_what_was_synced(self):
        return {name: self.safe[file] for name, file in self.names.items()}

    def everything(self):
        names = self._named(len(self.names_waiting))
        return {n: _put(self.safe[f], self.waiting[f]) for n, f in names.items()}

    def some(self, dice):
        names = self._named(dice.randint(0, len(self.names_waiting)))
        return {
            name: _put(self.safe[file], self._sectors(file, dice))
            for name, file in names.items()
        }

    def _sectors(self, file, dice):
        for at, data in self.waiting[file]:
            if data is None:
                if dice.random() < 0.5:
                    yield at, None
                continue
            for start in range(0, len(data), 512):
                if dice.random() < 0.5:
                    yield at + start, data[start : start + 512]


def _folder(name):
    return name[: name.rfind("/") + 1]


def _put(content, changes):
    made = bytearray(content)
    for at, data in changes:
        if data is None:
            made = made[:at].ljust(at, b"\0")
        else:
            made = made.ljust(at, b"\0")
            made[at : at + len(data)] = data
    return bytes(made)


def failures(operations, folder, judge=None, counts=bool):
    """Cut the power after every operation; return how many images were what.

    Images are alike whose names that count hold the same.
    """
    judge = judge or judge_acts
    dice, disk = random.Random(7), Disk()
    acknowledged, found, seen = 0, Counter(), set()
    for what, name, at, data in operations:
        if name == "ACK":
            acknowledged += data.count(b"\n") if what == "W" else 0
            continue
        disk.do(what, name, at, data)
        images = [disk.only_what_was_synced(), disk.everything()]
        images += [disk.some(dice) for _ in range(2)]
        for image in images:
            # Shared memory is rebuilt after a crash.
            image = {
                n: b for n, b in image.items() if not n.endswith("-shm") and counts(n)
            }
            key = (acknowledged, frozenset(image.items()))
            if key not in seen:
                seen.add(key)
                found[judge(image, acknowledged, folder)] += 1
    return found


def put_on_disk(image, folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "backups").mkdir(parents=True)
    for name, content in image.items():
        (folder / name).write_bytes(content)
    return folder / "e.db"


def judge_acts(image, acknowledged, folder):
    path = put_on_disk(image, folder)
    if not path.exists():
        return "lost" if acknowledged else "whole"
    try:
        with Book(path, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as book:
            accounts = {one.id for one in book.every(Account)}
            notes = {one.id for one in book.every(Note)}
            whole = verify(book).whole
    except Problem:
        return "refused"
    numbers = {int(one[1:]) for one in accounts}
    if (
        not whole
        or {f"n{one}" for one in numbers} | {f"turn{one % 3}" for one in numbers}
        != notes
    ):
        return "half"
    return "whole" if numbers >= set(range(1, acknowledged + 1)) else "lost"


def test_no_power_cut_loses_what_was_said_to_be_saved(run, tmp_path):
    _, operations = run("power")
    found = failures(operations, tmp_path / "image")
    assert set(found) == {"whole"}
    assert found["whole"] > 300


def test_the_harness_sees_what_a_careless_setting_loses(run, tmp_path):
    _, operations = run("wal", acts=3)
    found = failures(operations, tmp_path / "image")
    assert found["lost"] > 10


def test_a_disk_that_fails_at_any_write_loses_nothing_and_the_next_save_works(run):
    said, _ = run("full")
    assert int(said) > 60


def judge_backups(image, acknowledged, folder):
    path = put_on_disk(image, folder)
    kept = list(folder_of(path).iterdir())
    if not all(verify_file(one).whole for one in kept):
        return "not whole"
    if len(kept) < acknowledged:
        return "lost"
    return judge_acts({n: b for n, b in image.items() if "/" not in n}, 0, folder)


def test_a_power_cut_leaves_no_backup_that_is_not_whole(run, tmp_path):
    _, operations = run("backup", acts=3)
    finished = re.compile(r"backups/e-[^/]*\.db|[^/]*").fullmatch
    found = failures(operations, tmp_path / "image", judge_backups, finished)
    assert set(found) == {"whole"}
    assert found["whole"] > 60


def judge_restore(image, acknowledged, folder):
    """Old or new, and whole; or refused, so that the rep is asked."""
    if not acknowledged:
        return "before"
    path = put_on_disk(image, folder)
    copies = list(folder_of(path).iterdir())
    if not copies or not all(verify_file(one).whole for one in copies):
        return "backup lost"
    if acknowledged > 1 and not list(folder.glob("e-*-set-aside.db")):
        return "old file lost"
    try:
        with Book(path, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as book:
            verdict, accounts = verify(book), len(book.every(Account))
    except BookGone:
        return "asked" if acknowledged == 1 else "lost"
    except Problem:
        return "refused"
    if not verdict.whole:
        return "half"
    return {4: "new", 5: "old" if acknowledged == 1 else "lost"}.get(accounts)


@pytest.mark.parametrize(
    ("mode", "allowed"),
    [("restore", {"old", "new"}), ("torn", {"old", "new", "asked"})],
)
def test_a_power_cut_in_a_restore_leaves_the_old_book_or_the_new(
    run, tmp_path, mode, allowed
):
    _, operations = run(mode, acts=4)
    of_the_book = re.compile(r"backups/e-[^/]*\.db|e[-.][^/]*").fullmatch
    found = failures(operations, tmp_path / "image", judge_restore, of_the_book)
    del found["before"]
    assert set(found) == allowed
