import json
from datetime import UTC, datetime

import pytest

from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from ui.cli import main

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)


@pytest.fixture
def earnest(tmp_path, capsys, monkeypatch):
    """Runs the command on a book with the sample week."""
    monkeypatch.setenv("TZ", "Europe/Prague")
    (tmp_path / "week.ics").write_bytes(sample("week.ics"))

    def run(*words):
        capsys.readouterr()
        book = ["--book", str(tmp_path / "earnest.db")]
        code = main([*book, *map(str, words)], lambda: NOW)
        out, err = capsys.readouterr()
        return code, out, err

    run("import", tmp_path / "week.ics", "--me", "ida.holm@holm.example")
    return run


@pytest.fixture
def file(tmp_path):
    return tmp_path / "mine.ics"


def titles(file):
    read = read_calendar(file.read_bytes(), zone="Europe/Prague", now=NOW)
    return [invite.title for invite in read.invites]


def test_ones_calendar_is_written_to_a_file(earnest, file):
    code, out, _ = earnest("calendar", "--out", file)
    assert code == 0
    assert out.startswith(f"Written: {file}\n")
    assert " to prepare and 0 promises due.\n" in out
    assert any(title.startswith("Last check: ") for title in titles(file))


def test_the_counts_are_told_to_programs(earnest, file):
    _, out, _ = earnest("calendar", "--out", file, "--json")
    told = json.loads(out)
    assert told["file"] == str(file)
    assert told["meetings"] + told["blocks"] + told["promises"] == len(titles(file))
    assert told["meetings"] > 3


TALK = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:talk
SUMMARY:Second talk
DTSTART:20261126T090000Z
ORGANIZER:mailto:ida.holm@holm.example
ATTENDEE:mailto:ken@kitano.example
END:VEVENT
END:VCALENDAR
"""


def test_accounts_are_left_out_on_request(earnest, file, tmp_path):
    (tmp_path / "talk.ics").write_text(TALK)
    earnest("import", tmp_path / "talk.ics")
    earnest("calendar", "--out", file)
    assert "Second talk · Kitano" in titles(file)
    earnest("calendar", "--out", file, "--titles-only")
    assert "Second talk" in titles(file)


def test_a_folder_that_is_not_there_is_refused(earnest, tmp_path):
    code, _, err = earnest("calendar", "--out", tmp_path / "no" / "mine.ics")
    assert code == 2
    assert "could not be written" in err


def test_where_to_is_asked_for(earnest):
    with pytest.raises(SystemExit) as ended:
        earnest("calendar")
    assert ended.value.code == 2
