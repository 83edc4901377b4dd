"""The review of an account shows the standing, and never what is private for good."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.book import Book
from app.desk import facts, importing, knowing, people, promising, settings
from app.desk.desk import Desk
from app.desk.facts import Happened
from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from app.records.account import Account
from app.records.knowledge import NoteKind
from app.records.meeting import Answer, Answered, AnswerId, Meeting
from app.records.moment import Due
from app.records.person import Person
from app.rules.terms import STAGES
from checklists.library import Library
from checklists.pack import ItemId, Stage
from ui.cli import main

MONDAY = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
# Words that stand nowhere else, one for each thing that never leaves.
SECRETS = (
    "Zebraconduct", "Zebratie", "Zebranote", "Zebraplain", "Zebraworry", "Zebragoal",
    "Zebraprivate", "Zebraplan", "Zebrahomework", "Zebrahonest", "Zebrarelation",
    "Zebraadapted", "Zebralesson",
)  # fmt: skip
PRIVATE_ROWS = {
    "wrap-honest": "Zebrahonest",
    "wrap-relation": "Zebrarelation",
    "wrap-adapted": "Zebraadapted",
    "fup-lesson": "Zebralesson",
}


def clock():
    return MONDAY


@pytest.fixture
def path(tmp_path):
    """A book in which one account has all of it, and an order."""
    path = tmp_path / "earnest.db"
    with Book(path, clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(
            desk, zone="Europe/Prague", own_emails=("ida.holm@holm.example",)
        )
        friday = MONDAY - timedelta(days=3)
        week = read_calendar(sample("week.ics"), zone="Europe/Prague", now=friday)
        importing.apply_calendar(desk, week)
        meeting = next(m for m in book.every(Meeting) if "Norrland" in m.title)
        account = book.find(Account, meeting.account)
        _tell(desk, account, meeting)
    return path


def _tell(desk, account, meeting):
    day = desk.now - timedelta(days=40)
    facts.happened(desk, Happened.ORDER, "Hall A", account.name, at=day)
    anna = next(
        one for one in desk.book.of_account(Person, account.id) if "Anna" in one.name
    )
    people.edit_person(
        desk, anna.id, conduct="Zebraconduct", tie="Zebratie", note="Zebranote"
    )
    for words, kind in (
        ("Zebraplain", NoteKind.PLAIN),
        ("Zebraworry", NoteKind.WORRY),
        ("Zebragoal", NoteKind.GOAL),
    ):
        knowing.note(desk, words, account=account.id, kind=kind, who=anna.id)
    knowing.fact(desk, "Zebrahomework", account=account.id, who=anna.id)
    due = Due.on(date(2026, 11, 20), "Europe/Prague")
    secret = promising.promise(
        desk, "Zebraprivate", ours=True, account=account.id, due=due
    )
    with desk.act("keep it private") as write:
        write.put(replace(secret, private=True))
    promising.promise(
        desk, "Zebraplan", ours=True, account=account.id, due=due, told=False
    )
    promising.promise(desk, "Paper", ours=True, account=account.id, due=due)
    with desk.act("answer what is private") as write:
        for item, words in PRIVATE_ROWS.items():
            given = Answered.ANSWERED, desk.now, desk.now
            one = AnswerId(item)
            write.put(Answer(one, meeting.id, ItemId(item), *given, text=words))


def leaks(words):
    return [secret for secret in SECRETS if secret in words]


def made(path, form, out):
    words = ("report", "account", "norrland", "--format", form, "--out", out)
    assert main(["--book", str(path), *map(str, words)], clock) == 0
    return out


@pytest.mark.parametrize("form", ["html", "json"])
def test_nothing_private_stands_on_the_page_or_in_the_data(path, tmp_path, form):
    words = made(path, form, tmp_path / f"review.{form}").read_text("utf-8")
    assert leaks(words) == []
    # What may be told is told.
    assert "Anna" in words
    assert "Paper" in words
    assert STAGES[Stage.FOOTHOLD] in words
    assert "For inside use: not for the customer" in words


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not here")
def test_nothing_private_stands_on_paper(path, tmp_path):
    file = made(path, "pdf", tmp_path / "review.pdf")
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    words = done.stdout.decode()
    assert leaks(words) == []
    assert "Anna" in words
    assert STAGES[Stage.FOOTHOLD] in words


def test_a_private_promise_is_in_no_figure(path, tmp_path):
    words = made(path, "html", tmp_path / "review.html").read_text("utf-8")
    assert "1 promise came due: 0 on time, 1 still open." in words


@pytest.mark.parametrize("form", ["html", "json"])
def test_the_follow_through_for_others_holds_none_of_it(path, tmp_path, form):
    out = tmp_path / f"report.{form}"
    words = ("report", "follow-through", "--format", form, "--out", out)
    assert main(["--book", str(path), *map(str, words)], clock) == 0
    told = out.read_text("utf-8")
    assert leaks(told) == []
    assert "For inside use" not in told
