"""The standing, losses, rivals and what we think of them never leave by themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.book import Book
from app.book.dossiers import dossier
from app.desk import (
    facts,
    importing,
    knowing,
    losing,
    options,
    people,
    requesting,
    settings,
)
from app.desk.desk import Desk
from app.desk.facts import Happened, More
from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from app.records.account import Account
from app.records.knowledge import Size
from app.records.meeting import Meeting
from app.records.person import Role, View
from app.rules.mismatches import what_to_do
from app.rules.recap import purpose_and_agenda, recap, thanks
from app.rules.terms import STAGES
from checklists.library import Library
from checklists.pack import Stage
from ui.cli import main

MONDAY = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
# Words that stand nowhere else, one for each thing that stays here.
SECRETS = (
    "Quixotic loss", "Their loss view", "Our loss view", "Kernwick", "Cheapest of all",
    "Rule of ours", "Merger mumble", "Taught by drivers", "Where you stand",
    "What would help next", "Not heard from", "Never heard from", "you lack",
    "Notary in two days", "Seen at the fair", "Shouts at juniors",
    "Olaf said Kern was asked", "Both sides", "they began", "useful thing",
    *STAGES.values(),
)  # fmt: skip


def clock():
    return MONDAY


@pytest.fixture
def told(tmp_path):
    """The path of a book whose first account has all of it, and its meeting."""
    path = tmp_path / "earnest.db"
    with Book(path, clock=clock) as book:
        desk = Desk(book, Library(), clock)
        settings.change(desk, zone="Europe/Prague", own_emails=("ida@holm.example",))
        friday = MONDAY - timedelta(days=3)
        week = read_calendar(sample("week.ics"), zone="Europe/Prague", now=friday)
        importing.apply_calendar(desk, week)
        meeting = next(m for m in book.every(Meeting) if "Norrland" in m.title)
        _tell(desk, book.find(Account, meeting.account))
    return path, meeting


def _tell(desk, account):
    firm, day = account.name, desk.now - timedelta(days=40)
    facts.happened(desk, Happened.ORDER, "Hall A", firm, at=day)
    people.edit_account(
        desk, account.id, claimed_stage=Stage.ONLY_ME, engagement=("Rule of ours",)
    )
    facts.happened(
        desk, Happened.LANDSCAPE, "Merger mumble", firm, at=day,
        more=More(review=date(2027, 1, 4)),
    )  # fmt: skip
    facts.happened(desk, Happened.LEARNED, "Taught by drivers", firm, at=day)
    options.add(desk, "Kernwick", account.id, pros=("Cheapest of all",))
    point = knowing.point(
        desk, "Escrow", account=account.id, size_to_them=Size.BIG,
        size_to_us=Size.SMALL,
    )  # fmt: skip
    assert what_to_do(point)
    losing.lose(
        desk, "Quixotic loss", account.id, theirs="Their loss view",
        ours="Our loss view", reason="relationship", small_point=point.id,
        review="Notary in two days",
    )  # fmt: skip
    olaf = people.add_person(
        desk, "Olaf Kern", account=account.id, role=Role.ADVISES, view=View.DIFFERS,
        tie="Seen at the fair",
        conduct="Shouts at juniors",
    )  # fmt: skip
    requesting.they_asked(
        desk, "Price for hall B", account=account.id, who=olaf.id, asked=day,
        called_first="no", known_by="Olaf said Kern was asked",
    )  # fmt: skip


def leaks(words):
    return [secret for secret in SECRETS if secret in words]


def run(path, *words):
    assert main(["--book", str(path), *map(str, words)], clock) in {0, 1}


def test_none_of_it_stands_on_the_brief(told, tmp_path):
    path, meeting = told
    page = tmp_path / "brief.html"
    run(path, "brief", meeting.id, "--html", page)
    assert "Anna" in page.read_text("utf-8")
    assert leaks(page.read_text("utf-8")) == []


def test_the_standing_alone_is_on_the_brief_where_that_is_chosen(told, tmp_path):
    path, meeting = told
    with Book(path, clock=clock) as book:
        settings.change(Desk(book, Library(), clock), stage_on_brief=True)
    page = tmp_path / "brief.html"
    run(path, "brief", meeting.id, "--html", page)
    assert leaks(page.read_text("utf-8")) == [STAGES[Stage.FOOTHOLD]]


@pytest.mark.parametrize("form", ["html", "json"])
def test_none_of_it_stands_in_the_follow_through_report(told, tmp_path, form):
    path, _ = told
    out = tmp_path / f"report.{form}"
    run(path, "report", "follow-through", "--from", "2026-11-01", "--format", form,
        "--out", out)  # fmt: skip
    assert leaks(out.read_text("utf-8")) == []


def test_none_of_it_is_in_an_exported_calendar_or_in_the_day(told, tmp_path, capsys):
    path, _ = told
    out = tmp_path / "own.ics"
    run(path, "calendar", "--out", out)
    assert leaks(out.read_text("utf-8")) == []
    for words in (("today",), ("today", "--json")):
        run(path, *words)
    assert leaks("".join(capsys.readouterr())) == []


def test_none_of_it_is_in_what_is_sent_to_them(told):
    path, meeting = told
    with Book(path, clock=clock) as book:
        read = dossier(book, meeting.id, MONDAY)
    sent = "\n".join((recap(read), purpose_and_agenda(read), thanks(read)))
    assert "Anna" in sent
    assert leaks(sent) == []
