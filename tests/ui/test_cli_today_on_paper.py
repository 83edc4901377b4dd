import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.book.book import Book
from app.exchange import samples
from app.records.printed import PrintedBrief
from ui.cli import main

SAMPLES = Path(samples.__file__).parent
ME = "ida.holm@holm.example"


def friday():
    return datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


def monday():
    return datetime(2026, 11, 23, 12, 46, tzinfo=UTC)


@pytest.fixture
def book(tmp_path):
    return tmp_path / "earnest.db"


@pytest.fixture
def earnest(book, capsys, monkeypatch):
    """Runs the command on the sample week, on the Monday of it."""
    monkeypatch.setenv("TZ", "Europe/Prague")
    main(["--book", str(book), "import", str(SAMPLES / "week.ics"), "--me", ME], friday)

    def run(*words):
        capsys.readouterr()
        code = main(["--book", str(book), *map(str, words)], monday)
        out, err = capsys.readouterr()
        return code, out, err

    return run


def printed(path):
    with Book(path, clock=monday) as book:
        return book.every(PrintedBrief)


def test_the_day_and_its_briefs_are_one_pdf(earnest, tmp_path, book, qapp):
    pdf = tmp_path / "day.pdf"
    code, out, _ = earnest("brief", "--today", "--pdf", pdf)
    assert (code, out) == (0, f"Written: {pdf}\n")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.read_bytes().count(b"/Type /Page\n") == 4
    assert len(printed(book)) == 3


def test_the_day_and_its_briefs_are_one_page_for_a_browser(earnest, tmp_path, book):
    page = tmp_path / "day.html"
    code, out, _ = earnest("brief", "--today", "--html", page, "--json")
    assert code == 0
    told = json.loads(out)
    assert told["day"] == "Monday 23 November 2026"
    assert told["file"] == str(page)
    assert [one["account"] for one in told["briefs"]] == [
        "Norrland Robotics",
        "Havel & Sons",
        "Casa Verde",
    ]
    assert page.read_text("utf-8").count("<article ") == 3
    assert {one.id for one in printed(book)} == {
        f"{one['id']} printed" for one in told["briefs"]
    }


def test_the_day_is_told_as_text_and_as_json(earnest, book):
    code, out, _ = earnest("brief", "--today")
    assert code == 0
    assert out.startswith("Monday 23 November 2026\n")
    assert "Stand-up (busy)" in out
    assert "Did it happen?\n  [ ] Quote talk, Oka Marine" in out
    assert out.count("In the call") == 3
    code, out, _ = earnest("brief", "--today", "--json")
    told = json.loads(out)
    assert len(told["briefs"]) == 3
    assert told["sheet"]["hours"][0]["title"] == "Stand-up"
    assert printed(book) == ()


def test_one_brief_in_a_file_keeps_its_numbers_too(earnest, tmp_path, book):
    earnest("brief", "discovery", "--html", tmp_path / "b.html")
    (one,) = printed(book)
    assert len(one.rows) > 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief",), "No meeting is named. Name one, or all of today with --today."),
        (
            ("brief", "havel", "--today"),
            "Both a meeting and --today are named. Name one of them.",
        ),
    ],
)
def test_a_meeting_or_today_has_to_be_named(earnest, words, said):
    assert earnest(*words) == (2, "", f"{said}\n")


def test_a_file_that_cannot_be_written_notes_nothing(earnest, tmp_path, book):
    code, *_ = earnest("brief", "--today", "--html", tmp_path / "no" / "d.html")
    assert code == 2
    assert printed(book) == ()
