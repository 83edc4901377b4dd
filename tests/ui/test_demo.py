import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.book.verify import verify
from app.day import desktop
from app.desk import packs
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting, Outcome
from app.records.promise import Promise
from checklists.library import Library
from ui.cli import main
from ui.demo import make_sample
from ui.demo.clock import StorysClock, at_home, running_from
from ui.demo.made import make_demo

ROOT = Path(__file__).parents[2]
FILES = (
    "earnest.db",
    "brief.pdf",
    "brief.html",
    "follow-through.pdf",
    "follow-through.html",
)


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "earnest.db"
    make_sample(path)
    return path


@pytest.fixture
def sample(sample_path):
    """The sample as the window shows it, at 13:46."""
    now = at_home("2026-11-23 13:46")
    with Book(sample_path, clock=lambda: now) as book:
        desk = Desk(book, Library(), lambda: now)
        yield desktop(book, lambda m: packs.items_of(desk, m), now), book


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder that the command has filled as a process without a display."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", "demo", "--out", str(folder)],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout.splitlines()


def pdf_of(sheets):
    return b"%PDF " + sheets[0].title.encode()


def test_a_clock_of_a_story_is_turned_on_and_never_back():
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    clock = StorysClock(noon)
    first = clock()
    assert first == noon
    assert clock() > first
    clock.turn(noon + timedelta(hours=1))
    assert clock() == noon + timedelta(hours=1)
    clock.turn(noon)
    assert clock() > noon + timedelta(hours=1)


def test_the_clock_of_the_sample_runs_on_from_its_moment(sample_path):
    begun = at_home("2026-11-23 13:46")
    clock = running_from(begun)
    first, second = clock(), clock()
    assert begun <= first <= second < begun + timedelta(minutes=1)


def test_today_of_the_sample_is_the_monday_before_the_call(sample):
    on, _ = sample
    assert [day.day.isoformat() for day in on.days][:2] == ["2026-11-23", "2026-11-24"]
    shown = [(b.meeting.title, b.act.words, b.act.label) for b in on.days[0].meetings]
    assert shown == [
        ("Discovery, Norrland Robotics", "Not ready: 1 stop", "Settle what you owe"),
        ("Contract terms, Havel & Sons", "Ready", "Brief"),
        (
            "After-sales check-in, Casa Verde",
            "4 lines to confirm",
            "Confirm 4 lines",
        ),
    ]
    tomorrow = [(b.meeting.title, b.act.words) for b in on.days[1].meetings]
    assert tomorrow == [
        ("Demo, Kitano Foods", "Not ready: 1 stop"),
        ("Kick-off, Brandt Logistik", "Ready, 2 gaps"),
    ]
    assert len(on.days[0].busy) == 4


def test_the_sample_owes_a_late_paper_and_a_price_by_the_evening(sample):
    on, _ = sample
    ours = on.ledger.ours
    assert [(e.promise.what, e.words) for e in ours.late] == [
        ("Security paper", "2 working days late")
    ]
    assert [(e.promise.what, e.words) for e in ours.today if not e.own_plan] == [
        ("Price for 40 seats", "due today 18:00")
    ]
    assert [b.meeting.title for b in on.wraps] == ["Quote talk, Oka Marine"]


def test_nothing_in_the_sample_happened_after_its_moment(sample):
    _, book = sample
    now = at_home("2026-11-23 13:46")
    assert max(act.at for act in book.acts(1)) < now
    for meeting in book.every(Meeting):
        assert meeting.ended is None or meeting.ended.instant < now
    assert all(p.done is None or p.done < now for p in book.every(Promise))


def test_the_journal_of_the_sample_only_goes_on(sample):
    _, book = sample
    instants = [act.at for act in reversed(book.acts(10_000))]
    assert instants == sorted(instants)
    assert len(instants) > 200


def test_the_sample_is_whole(sample):
    _, book = sample
    assert verify(book).faults == ()


def test_the_demo_writes_five_files_without_a_display(made):
    folder, _ = made
    assert {path.name for path in folder.iterdir()} >= set(FILES)
    for name in FILES:
        assert (folder / name).stat().st_size > 5_000
    for name in ("brief.pdf", "follow-through.pdf"):
        assert (folder / name).read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["brief.html", "follow-through.html"])
def test_the_pages_of_the_demo_need_nothing_else(made, name):
    page = (made[0] / name).read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert re.search(r"\b(?:src|srcset)=", page) is None
    assert "<link" not in page
    assert re.search(r"url\((?!['\"]?data:)", page) is None


def test_the_demo_says_what_it_did_in_few_lines(made):
    folder, said = made
    told = [line for line in said if not line.startswith("  ")]
    assert 7 <= len(told) <= 10
    assert "On Monday at 13:46: not ready: 1 stop." in told[2]
    assert told[3].endswith("does the last check: ready.")
    assert "joined 13:59, ended 14:43" in told[4]
    assert [line.strip() for line in said if line.startswith("  ")] == [
        str(folder / name) for name in FILES
    ]


def test_the_demo_ends_with_its_calls_held_wrapped_up_and_recapped(made):
    now = at_home("2026-11-23 19:00")
    with Book(made[0] / "earnest.db", clock=lambda: now) as book:
        assert verify(book).whole
        monday = book.select(
            Meeting,
            "WHERE starts_instant LIKE '2026-11-23%' ORDER BY starts_instant",
        )
        assert len(monday) == 3
        for meeting in monday:
            assert meeting.outcome is Outcome.HELD
            assert meeting.wrapped
            assert meeting.recap_sent
        (price,) = book.select(Promise, "WHERE what = 'Price for 40 seats'")
        assert price.told_late < price.due.instant < price.done


def test_the_demo_can_be_asked_like_any_book(made, capsys):
    book = ("--book", str(made[0] / "earnest.db"))
    evening = at_home("2026-11-23 19:00")
    words = ("report", "follow-through", "--from", "2026-11-01", "--to", "2026-11-30")
    assert main([*words, "--format", "json", *book], lambda: evening) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["promises"] == (
        "32 promises came due: 28 on time, 2 late but told before, 2 late and not told."
    )
    assert len(told["worth_asking"]) == 3
    assert len(told["by_account"]) >= 6
    assert sum(week["on_time"]["total"] > 0 for week in told["stretches"]) >= 4


@pytest.mark.slow
def test_a_second_demo_replaces_the_first_and_is_the_same_but_for_its_ids(tmp_path):
    told = []
    for _ in range(2):
        done = make_demo(tmp_path, pdf_of)
        pages = [(tmp_path / f).read_text("utf-8") for f in FILES if f.endswith("html")]
        told.append((done, [re.sub(r"\b[0-9a-f]{32}\b", "", page) for page in pages]))
    assert told[0] == told[1]
    assert [file.name for file in done.files] == list(FILES)
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_a_demo_never_replaces_a_book_of_somebodys_own(tmp_path):
    path = tmp_path / "earnest.db"
    with Book(path, clock=lambda: at_home("2026-11-23 09:00")):
        pass
    before = path.read_bytes()
    with pytest.raises(Problem, match="somebody's own"):
        make_demo(tmp_path, pdf_of)
    assert path.read_bytes() == before
    path.write_bytes(b"no book")
    with pytest.raises(Problem, match="somebody's own"):
        make_demo(tmp_path, pdf_of)
    assert path.read_bytes() == b"no book"


def test_a_demo_into_a_file_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["demo", "--out", str(tmp_path / "file")]) == 2
    assert "cannot be made" in capsys.readouterr().err
