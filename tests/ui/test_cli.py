import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.desk import exchanging
from app.desk.desk import Desk
from app.exchange.samples import sample
from app.records.meeting import Meeting
from checklists.library import Library
from ui.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
ME = "ida.holm@holm.example"


def clock():
    return MONDAY


def friday():
    return MONDAY - timedelta(days=3)


@pytest.fixture(autouse=True)
def in_prague(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Prague")


@pytest.fixture
def files(tmp_path):
    """The sample files, as somebody has them."""
    for name in ("week.ics", "contacts.vcf"):
        (tmp_path / name).write_bytes(sample(name))
    return tmp_path


@pytest.fixture
def earnest(tmp_path, capsys):
    """Runs the command on a book of its own; returns code, output and errors."""

    def run(*words, clock=clock):
        capsys.readouterr()
        code = main(["--book", str(tmp_path / "earnest.db"), *map(str, words)], clock)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture
def taken(earnest, files):
    """The command, with the sample week taken in on the Friday before."""
    names = ("import", files / "contacts.vcf", files / "week.ics", "--me", ME)
    earnest(*names, clock=friday)
    return earnest


def process(*words, cwd=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *map(str, words)],
        cwd=cwd,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_a_word_that_is_no_command_and_no_file_is_refused_in_a_sentence(earnest):
    code, out, err = earnest("tody")
    assert (code, out) == (2, "")
    assert err == (
        "“tody” is neither a command nor a file. "
        "See the commands with earnest --help.\n"
    )


def test_help_names_every_command_and_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in said
    assert "exit codes: 0" in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_its_own_use_and_exit_codes(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: earnest {name}" in said
    assert "exit codes: 0" in said
    assert "--json" in said


def test_a_wrong_option_ends_with_two(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["today", "--tomorrow"])
    assert ended.value.code == 2
    assert "--tomorrow" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("earnest")


@pytest.mark.parametrize(
    "words",
    [("today",), ("check",), ("brief", "x"), ("verify",), ("report", "follow-through")],
)
def test_without_a_book_nothing_is_made_and_the_way_to_one_is_told(
    earnest, tmp_path, words
):
    code, out, err = earnest(*words)
    assert (code, out) == (2, "")
    assert "There is no book at" in err
    assert "earnest import FILE" in err
    assert not (tmp_path / "earnest.db").exists()


def test_the_first_calendar_asks_once_whose_it_is(earnest, files):
    code, _, err = earnest("import", files / "week.ics", clock=friday)
    assert code == 2
    assert f"--me {ME}" in err
    code, out, _ = earnest("import", files / "week.ics", "--me", ME, clock=friday)
    assert code == 1
    assert out.startswith("week.ics: 7 meetings added")
    code, out, _ = earnest("import", files / "week.ics", clock=friday)
    assert "added" not in out


def test_what_is_left_out_of_a_file_is_named_and_ends_with_one(earnest, files):
    words = ("import", files / "week.ics", "--me", ME, "--json")
    code, out, _ = earnest(*words, clock=friday)
    (told,) = json.loads(out)["files"]
    assert code == 1
    assert len(told["new"]) == 7
    assert (told["updated"], told["cancelled"]) == ([], [])
    (left,) = told["left_out"]
    assert left["about"] == "Site visit, Ostrava"
    assert left["line"] > 0


def test_a_file_taken_in_whole_ends_with_nothing(earnest, files):
    code, out, err = earnest("import", files / "contacts.vcf")
    assert (code, err) == (0, "")
    assert out == "contacts.vcf: 10 people and 7 accounts new.\n"


def test_a_list_of_contacts_is_taken_in_as_it_is_read_and_as_last_time(
    earnest, tmp_path
):
    crm = tmp_path / "crm.csv"
    crm.write_bytes(
        "Vorname;Nachname;Firma;E-Mail;Status\n"
        "Jürgen;Müller;Brandt GmbH;j@brandt.example;warm\n"
        ";;;;cold\n".encode("cp1252")
    )
    code, out, err = earnest("import", crm)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "crm.csv: Western European, semicolon between cells",
        (
            "  read: Vorname = first name, Nachname = last name, Firma = firm, "
            "E-Mail = mail"
        ),
        "  left out: Status",
        "crm.csv: 1 person and 1 account new and 1 left out.",
        "  “cold”: Left out: it has neither a name nor a mail address. (line 3)",
    ]
    code, out, _ = earnest("import", crm, "--json")
    (told,) = json.loads(out)["files"]
    assert (told["new"], told["unchanged"], len(told["left_out"])) == ([], 1, 1)
    code, out, _ = earnest("import", crm, "--encoding", "cp1250", "--json")
    assert code == 1
    crm.write_text("Colour;Size\nred;3\n", "utf-8")
    code, out, err = earnest("import", crm)
    assert (code, out) == (2, "")
    assert "No column of crm.csv" in err


def test_a_file_that_cannot_be_read_ends_with_two_and_no_traceback(earnest, tmp_path):
    (tmp_path / "poem.ics").write_text("Shall I compare thee", "utf-8")
    for name in ("poem.ics", "nowhere.ics"):
        code, out, err = earnest("import", tmp_path / name)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


@pytest.mark.parametrize("address", ["me", "me@home", "@firm.example"])
def test_what_is_no_mail_address_is_refused(earnest, files, address):
    code, _, err = earnest("import", files / "week.ics", "--me", address)
    assert code == 2
    assert "is no mail address" in err


def test_a_first_start_sets_the_zone_of_the_machine(taken):
    assert json.loads(taken("today", "--json")[1])["zone"] == "Europe/Prague"


def test_a_machine_that_tells_no_zone_is_said_and_left_to_the_window(
    earnest, files, monkeypatch, tmp_path
):
    monkeypatch.setattr("ui.commands.opening.machine_zone", lambda _: "")
    code, _, err = earnest("import", files / "contacts.vcf")
    assert code == 0
    assert "times are in UTC" in err
    from app.book.book import Book
    from app.book.families import SETTINGS

    with Book(tmp_path / "earnest.db", clock=clock) as book:
        assert book.history(SETTINGS) == ()


def test_today_tells_meetings_in_both_times_with_state_and_next_act(taken):
    code, out, err = taken("today")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Monday 23 November · today"
    at = lines.index("  14:00  Discovery, Norrland Robotics (08:00 New York)")
    assert lines[at + 1].strip() == "Web · Anna Lindqvist, Tomás Rey"
    assert lines[at + 2].strip() == "Not ready: 5 stops → Write what you want"
    assert "  Also: 4 other, counted as busy time." in lines
    assert any("山田 太郎" in line for line in lines)


def test_today_tells_who_gets_something_before_being_asked(taken, earnest, tmp_path):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        meeting = next(m for m in book.every(Meeting) if "Norrland" in m.title)
        exchanging.ask(desk, "a pilot", meeting=meeting.id, size=2)
    *_, last = earnest("today")[1].splitlines()
    assert last == (
        "Give before you ask: Norrland Robotics: You plan to ask for a pilot; nothing "
        "useful goes with it yet. No interest on file yet: ask what they read or work "
        "on."
    )
    told = json.loads(earnest("today", "--json")[1])
    assert [one["account"] for one in told["give_first"]] == ["Norrland Robotics"]
    assert told["silences"] == []


def test_today_as_json_has_instants_with_their_zone(taken):
    told = json.loads(taken("today", "--json")[1])
    assert told["now"] == "2026-11-23T13:46:00+01:00"
    today = told["days"][0]
    assert today["day"] == "2026-11-23"
    assert len(today["busy"]) == 4
    first = today["meetings"][0]
    assert first["starts"] == "2026-11-23T14:00:00+01:00"
    assert first["there"] == "2026-11-23T08:00:00-05:00"
    assert first["with"] == ["Anna Lindqvist", "Tomás Rey"]
    assert set(first["next"]) == {"act", "label", "item"}
    assert set(told["promises"]) == {"ours", "theirs"}


def test_a_book_with_no_meetings_says_how_to_get_some(earnest, files):
    earnest("import", files / "contacts.vcf")
    assert "earnest import FILE" in earnest("today")[1]


def test_check_ends_with_one_where_something_stops_the_meeting(taken):
    code, out, _ = taken("check", "check-in", "casa")
    assert code == 1
    assert out.startswith("After-sales check-in, Casa Verde: Not ready")
    assert "Stop: Your purpose is not in the invite or agenda." in out


def test_check_takes_the_next_meeting_and_names_findings_in_json(taken):
    code, out, _ = taken("check", "--json")
    told = json.loads(out)
    assert told["title"] == "Discovery, Norrland Robotics"
    assert code == (1 if told["stops"] else 0)
    assert {"code", "severity", "pillar", "message", "hint", "row"} < set(
        told["findings"][0]
    )


def test_a_brief_is_told_as_text_by_words_of_the_title(taken):
    code, out, _ = taken("brief", "discovery", "NORRLAND")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Norrland Robotics"
    assert lines[1].endswith("web meeting · Monday 23 November 2026")
    assert "In the call" in out
    assert max(map(len, out.splitlines())) <= 100


def test_a_brief_can_be_asked_for_by_the_beginning_of_an_id(taken):
    first = json.loads(taken("today", "--json")[1])["days"][0]["meetings"][0]
    for words in (first["id"], first["id"][:8]):
        code, out, _ = taken("brief", words, "--json")
        assert code == 0
        assert json.loads(out)["meeting"] == first["id"]


def test_words_that_fit_several_meetings_name_them(taken):
    code, _, err = taken("brief", "o")
    assert code == 2
    assert err.startswith(
        "6 meetings fit “o”: Discovery, Norrland Robotics, Mon 23 Nov"
    )
    assert "and 1 more" in err


def test_of_meetings_that_fit_the_one_still_to_come_is_meant(taken):
    code, out, _ = taken("brief", "oka")
    assert code == 0
    assert "Friday 27 November 2026" in out


def test_words_that_fit_no_meeting_are_refused(taken):
    code, out, err = taken("brief", "nobody knows")
    assert (code, out) == (2, "")
    assert "No meeting fits" in err


def test_a_brief_is_written_as_pdf_and_as_a_page_that_needs_nothing_else(
    taken, tmp_path, qapp
):
    pdf, page = tmp_path / "b.pdf", tmp_path / "b.html"
    assert taken("brief", "discovery", "--pdf", pdf)[0] == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert taken("brief", "discovery", "--html", page)[0] == 0
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "src=" not in text
    assert "<link" not in text


def test_a_page_that_cannot_be_written_ends_with_two(taken, tmp_path):
    code, out, err = taken("brief", "discovery", "--html", tmp_path / "no" / "b.html")
    assert (code, out) == (2, "")
    assert err


def test_a_report_is_told_as_json_and_as_a_page(taken):
    words = ("report", "follow-through", "--from", "2026-11-01", "--to", "2026-11-30")
    code, out, _ = taken(*words, "--format", "json")
    assert code == 0
    assert json.loads(out)["promises"] == "No promise came due."
    code, out, _ = taken(*words, "--format", "html")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")


def test_a_report_without_days_is_of_this_month_so_far(taken):
    about = json.loads(taken("report", "follow-through", "--json")[1])["about"]
    assert about == "1 Nov to 23 Nov 2026"


def test_a_report_is_written_to_the_file_that_is_named(taken, tmp_path, qapp):
    pdf = tmp_path / "r.pdf"
    code, out, _ = taken("report", "follow-through", "--format", "pdf", "--out", pdf)
    assert code == 0
    assert str(pdf) in out
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-31", "today", "“2026-11-31” is no day"),
        ("2 dec", "2026-11-30", "lies before"),
    ],
)
def test_days_that_make_no_sense_are_refused(taken, first, last, said):
    code, _, err = taken("report", "follow-through", "--from", first, "--to", last)
    assert code == 2
    assert said in err


def test_a_whole_book_is_verified(taken):
    code, out, _ = taken("verify")
    assert code == 0
    assert out.startswith("All ")
    told = json.loads(taken("verify", "--json")[1])
    assert told["whole"]
    assert told["faults"] == []


def test_a_book_changed_behind_its_back_has_faults_and_ends_with_one(taken, tmp_path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "earnest.db")) as file:
        file.execute("UPDATE meetings SET title = 'Something else' WHERE rowid = 1")
        file.commit()
    code, out, _ = taken("verify")
    assert code == 1
    assert "title" in out
    (fault,) = json.loads(taken("verify", "--json")[1])["faults"]
    assert fault["family"] == "meetings"
    assert fault["field"] == "title"


def test_a_file_that_is_no_book_cannot_be_verified(earnest, tmp_path):
    (tmp_path / "earnest.db").write_bytes(b"not a book at all" * 100)
    code, out, err = earnest("verify")
    assert (code, out) == (2, "")
    assert err


def test_packs_as_json_hold_every_row_with_what_it_asks(earnest):
    code, out, _ = earnest("packs", "--json")
    rows = json.loads(out)
    assert code == 0
    assert len({row["id"] for row in rows}) == len(rows) > 100
    (row,) = (row for row in rows if row["id"] == "plan-refusal-clear")
    assert row["killer"]
    assert row["when"] == "past-refusal and kind not win-back"
    assert {"pack", "phase", "pillar", "prompt", "answer", "record", "fills"} <= set(
        row
    )


def test_packs_are_listed_for_people(earnest):
    out = earnest("packs")[1]
    assert "Say your purpose, then ask if the agreed end still suits." in out


PACK = """
id = "ours"
name = "Our own"
version = 1

[[item]]
id = "plan-ours"
phase = "plan"
pillar = "STR"
prompt = "Who pays?"
why = "Somebody does."
answer = "text"
when = "always"
good = "Their head of finance"
"""


def test_a_pack_of_ones_own_is_checked(earnest, tmp_path):
    (tmp_path / "ours.toml").write_text(PACK, "utf-8")
    code, out, _ = earnest("pack", "check", tmp_path / "ours.toml")
    assert (code, out) == (0, "ours.toml can be used: Our own, 1 rows.\n")


def test_all_faults_of_a_pack_are_named_at_once(earnest, tmp_path):
    wrong = PACK.replace('"plan"', '"never"').replace('"STR"', '"FUN"')
    (tmp_path / "ours.toml").write_text(wrong, "utf-8")
    code, out, _ = earnest("pack", "check", tmp_path / "ours.toml")
    assert code == 1
    assert "phase" in out
    assert "pillar" in out
    code, out, _ = earnest("pack", "check", tmp_path / "ours.toml", "--json")
    told = json.loads(out)
    assert code == 1
    assert not told["usable"]
    assert {fault["field"] for fault in told["faults"]} >= {"phase", "pillar"}


def test_a_pack_that_is_not_there_ends_with_two(earnest, tmp_path):
    code, _, err = earnest("pack", "check", tmp_path / "none.toml")
    assert code == 2
    assert "cannot be read" in err


def test_today_as_a_process_loads_no_qt_and_ends_with_its_code(taken, tmp_path):
    program = (
        "import sys; from ui.cli import main; "
        f"code = main(['today', '--book', {str(tmp_path / 'earnest.db')!r}]); "
        "print([m for m in sys.modules if 'PySide' in m or 'shiboken' in m]); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_problem_of_a_process_is_one_line_and_two(tmp_path):
    done = process("verify", "--book", tmp_path / "none.db")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


def test_a_reader_that_has_read_enough_is_no_error(tmp_path):
    done = subprocess.run(
        f"{sys.executable} -m ui.cli packs | head -1",
        cwd=ROOT,
        shell=True,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("Core")
    assert done.stderr == ""
