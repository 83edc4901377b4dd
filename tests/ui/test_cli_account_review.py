"""`earnest report account`: one account, for inside use."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.book.book import Book
from app.desk import facts, importing, people, settings
from app.desk.desk import Desk
from app.desk.facts import Happened
from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from app.records.account import Account
from app.records.person import Person
from checklists.library import Library
from ui.cli import main

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)


def clock():
    return MONDAY


@pytest.fixture
def accounts(tmp_path):
    """The accounts of the sample week, one of them with an order."""
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(
            desk, zone="Europe/Prague", name="Ida Holm",
            own_emails=("ida.holm@holm.example",),
        )  # fmt: skip
        friday = MONDAY - timedelta(days=3)
        week = read_calendar(sample("week.ics"), zone="Europe/Prague", now=friday)
        importing.apply_calendar(desk, week)
        day = MONDAY - timedelta(days=40)
        facts.happened(desk, Happened.ORDER, "Hall A", "Norrland Robotics", at=day)
        return {one.name: one for one in book.every(Account)}


@pytest.fixture
def earnest(tmp_path, accounts, capsys):
    """Runs the command on that book; returns code, output and errors."""

    def run(*words):
        capsys.readouterr()
        code = main(["--book", str(tmp_path / "earnest.db"), *map(str, words)], clock)
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.mark.parametrize("words", ["Norrland Robotics", "norrland  ROBOTICS", "norrl"])
def test_an_account_is_found_by_its_name_and_by_words_of_it(earnest, words):
    code, out, _ = earnest("report", "account", words, "--format", "json")
    assert code == 0
    told = json.loads(out)
    assert told["name"] == "Norrland Robotics"
    assert told["stands"]["name"] == "One order, now deliver"
    assert told["about"] == "Ida Holm · 26 Aug to 23 Nov 2026"


@pytest.mark.parametrize("long", [8, None])
def test_an_account_is_found_by_its_id_and_the_beginning_of_it(earnest, accounts, long):
    one = accounts["Norrland Robotics"].id[:long]
    code, out, _ = earnest("report", "account", one)
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")
    assert "For inside use: not for the customer" in out


def test_the_days_named_are_those_of_its_timeline(earnest):
    words = ("report", "account", "norrland", "--from", "2026-10-01", "--to")
    code, out, _ = earnest(*words, "2026-10-31", "--json")
    assert code == 0
    told = json.loads(out)
    assert told["about"] == "Ida Holm · October 2026"
    assert [one["words"] for one in told["timeline"]] == ["Hall A"]


def test_no_such_account_is_refused(earnest):
    code, out, err = earnest("report", "account", "Nowhere Ltd")
    assert (code, out) == (2, "")
    assert err == "No account fits “Nowhere Ltd”. Look at its name in Accounts.\n"


def test_several_that_fit_are_named(earnest, accounts, tmp_path):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        desk = Desk(book, Library(), clock)
        people.edit_account(desk, accounts["Casa Verde"].id, name="Norrland Brewery")
    code, out, err = earnest("report", "account", "norrland")
    assert (code, out) == (2, "")
    assert "2 accounts fit “norrland”: Norrland Brewery (" in err
    assert "Norrland Robotics (" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("account",), "Which account is not said."),
        (("follow-through", "norrland"), "A follow-through is of all accounts."),
        (("account", "norrland", "--without", "Zed"), "is called “Zed”"),
        (("account", "norrland", "--from", "2 dec"), "lies before"),
        (("account", "norrland", "--comment", "4", "No"), "There is no question 4."),
        (("account", "norrland", "--comment", "x", "No"), "There is no question x."),
    ],
)
def test_what_does_not_fit_is_refused_with_two(earnest, words, said):
    code, out, err = earnest("report", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_somebody_is_left_out_by_the_first_name(earnest, accounts, tmp_path):
    here = accounts["Norrland Robotics"].id
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        anna = next(
            one for one in book.of_account(Person, here) if one.name.startswith("Anna")
        )
    whole = earnest("report", "account", "norrland")[1]
    code, out, _ = earnest("report", "account", "norrland", "--without", "anna")
    assert code == 0
    assert anna.name in whole
    assert anna.name not in out
    assert "Left out by the rep: the name of 1 person" in out


def test_a_word_on_a_question_stands_beside_it(earnest):
    words = ("report", "account", "norrland", "--json")
    asked = json.loads(earnest(*words)[1])["worth_asking"]
    assert [one["comment"] for one in asked] == ["", "", ""]
    told = earnest(*words, "--comment", "2", "I asked Anna <today>.")[1]
    assert [one["comment"] for one in json.loads(told)["worth_asking"]] == [
        "", "I asked Anna <today>.", "",
    ]  # fmt: skip


def test_a_page_that_cannot_be_written_is_refused(earnest, tmp_path):
    out = tmp_path / "no" / "r.html"
    code, _, err = earnest("report", "account", "norrland", "--out", out)
    assert code == 2
    assert err


def test_as_a_process_without_a_display_it_writes_a_pdf(accounts, tmp_path):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    out = tmp_path / "review.pdf"
    done = subprocess.run(
        [
            sys.executable, "-m", "ui.cli", "--book", tmp_path / "earnest.db",
            "report", "account", "Norrland", "--format", "pdf", "--out", out,
        ],
        cwd=ROOT, env=kept, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {out}\nFor inside use: not for the customer\n"
    assert out.read_bytes().startswith(b"%PDF")
