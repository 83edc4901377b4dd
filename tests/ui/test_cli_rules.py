import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.clock import utc_now
from app.desk import booking, exchanging, marking, settings
from app.desk.desk import Desk
from app.records.event import Invited
from app.records.mark import MarkKind
from app.records.moment import Moment
from app.rules.codes import CODES
from app.rules.terms import PILLARS
from checklists.library import Library
from checklists.pack import Channel
from ui.cli import main

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
START = NOW + timedelta(days=3)


def clock():
    return NOW


def process(*words):
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *map(str, words)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "earnest.db"


@pytest.fixture
def open_desk(path):
    """Opens the book for a moment, as another program would."""

    def opened(work):
        with Book(path, clock=clock) as book:
            desk = Desk(book, Library(), clock)
            settings.change(desk, zone="Europe/Prague")
            return work(desk)

    return opened


@pytest.fixture
def meeting(open_desk):
    """A meeting in three days, with nothing against it that stops."""
    return open_desk(
        lambda desk: booking.book_meeting(
            desk,
            "Norrland Robotics",
            Moment.at(START, "Europe/Prague"),
            45,
            channel=Channel.WEB,
            link="https://meet.example/room",
            title="A first talk about line 3 with everybody who works there at night",
            attendees=[Invited("Anna Berg", "anna@norrland.example")],
        )
    )


@pytest.fixture
def large_ask(open_desk, meeting):
    """Something large is to be asked, and nothing useful goes with it."""
    return open_desk(
        lambda desk: exchanging.ask(desk, "a pilot", meeting=meeting.id, size=2)
    )


@pytest.fixture
def check(path, capsys):
    def run(*words):
        capsys.readouterr()
        code = main(["--book", str(path), "check", *words], clock)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_rules_are_told_by_virtue_in_lines_that_fit_a_terminal():
    done = process("rules")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    shown = [line for line in lines if line in PILLARS.values()]
    assert sorted(shown) == sorted(PILLARS.values())
    told = [line.split()[0] for line in lines if line[:2] == "  " and line[2] != " "]
    assert tuple(told) == CODES
    for id_ in ("me-too", "only-me", "killer", "preflight", "rehearse"):
        assert id_ not in done.stdout


def test_the_rules_are_told_to_programs():
    done = process("rules", "--json")
    rules = json.loads(done.stdout)
    assert done.returncode == 0
    assert tuple(rule["code"] for rule in rules) == CODES
    stops = {rule["severity"] for rule in rules}
    assert stops == {"stop", "check", "note", "check>stop", "ours>stop"}
    proof = next(rule for rule in rules if rule["code"] == "HON-01a")
    assert proof == {
        "code": "HON-01a",
        "pillar": "HON",
        "severity": "stop",
        "where": "reh-claims or record",
        "rows": ["reh-claims"],
        "from": "start - 48 h",
        "fires": "a claim of this meeting has neither evidence nor flag",
        "cleared_by": "evidence, flag, or dropped",
        "message": '"{claim}" has no proof yet.',
        "hint": "Attach it, mark it unproven, or drop it.",
        "cites": [],
    }


def test_a_meeting_that_nothing_stops_ends_with_nothing(check, meeting):
    code, out, err = check(meeting.id, "--json")
    told = json.loads(out)
    assert (code, err, told["stops"]) == (0, "", 0)
    assert {found["severity"] for found in told["findings"]} <= {"check", "note"}


def test_a_stop_ends_with_one_and_tells_all_of_itself(check, large_ask):
    code, out, _ = check("first talk", "--json")
    found = next(f for f in json.loads(out)["findings"] if f["severity"] == "stop")
    assert code == 1
    assert found == {
        "code": "CAR-01a",
        "severity": "stop",
        "pillar": "CAR",
        "message": "You plan to ask for a pilot; nothing useful goes with it yet.",
        "hint": "Add a give, or drop the ask.",
        "row": "reh-ask",
        "record": large_ask.id,
        "overridden": False,
        "ways": ["Add a give …", "Drop it"],
        "clears": "a give, or the ask dropped",
    }


def test_a_stop_that_was_passed_with_a_reason_is_none(
    check, large_ask, meeting, open_desk
):
    kind = MarkKind.OVERRIDDEN
    word = {"record": large_ask.id, "reason": "they asked us to ask"}
    open_desk(lambda desk: marking.mark(desk, meeting.id, kind, "CAR-01a", **word))
    code, out, _ = check(meeting.id, "--json")
    (found,) = [f for f in json.loads(out)["findings"] if f["code"] == "CAR-01a"]
    assert (code, found["overridden"]) == (0, True)
    _, out, _ = check(meeting.id)
    assert "Check: You plan to ask for a pilot;" in out
    assert "You go on all the same." in " ".join(out.split())


def test_findings_are_told_in_lines_that_fit_a_terminal(check, large_ask):
    code, out, _ = check("first talk")
    lines = out.splitlines()
    assert code == 1
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("A first talk about line 3")
    assert lines[1] == "  Not ready: 1 stop"
    stop = next(line for line in lines if "Stop:" in line)
    assert stop.startswith("  Stop: You plan to ask for a pilot;")


def test_what_cannot_be_checked_ends_with_two(check, meeting, path, tmp_path):
    code, out, err = check("nobody knows this one")
    assert (code, out) == (2, "")
    assert "No meeting fits" in err
    done = process("--book", tmp_path / "none.db", "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no book" in done.stderr
    path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    done = process("--book", path, "check", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize(("size", "code"), [(2, 1), (1, 0)])
def test_a_real_process_ends_with_one_where_something_stops(path, size, code):
    with Book(path, clock=utc_now) as book:
        desk = Desk(book, Library(), utc_now)
        meeting = booking.book_meeting(
            desk,
            "Norrland Robotics",
            Moment.at(utc_now() + timedelta(days=3), "Europe/Prague"),
            45,
            channel=Channel.PHONE,
            number="+420224000000",
        )
        exchanging.ask(desk, "a pilot", meeting=meeting.id, size=size)
    done = process("--book", path, "check", "--json")
    assert (done.returncode, done.stderr) == (code, "")
    assert json.loads(done.stdout)["stops"] == code
