from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.book import Book
from app.desk import promising, with_whom
from app.desk.desk import Desk
from app.records.account import AccountId
from app.records.knowledge import Fact, FactId, StageFact
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from checklists.library import Library
from reports.follow_through import Wishes, follow_through, follow_through_html
from reports.gather import gather
from reports.period import Period

HERE = "Europe/Prague"


def task(name, day, done=None, **given):
    due = Due.on(date(2026, 11, day), HERE)
    whole = Promise(
        PromiseId(name),
        AccountId("norrland"),
        f"fix {name}",
        ours=True,
        made=datetime(2026, 10, 1, tzinfo=UTC),
        kind=PromiseKind.AFTER_SALES,
        due=due,
        state=PromiseState.DONE if done is not None else PromiseState.OPEN,
        done=due.instant + timedelta(days=done) if done is not None else None,
    )
    return replace(whole, **given)


def asked(name, day, answered=None):
    at = datetime(2026, 11, day, 9, tzinfo=UTC)
    return Fact(
        FactId(name),
        AccountId("norrland"),
        name,
        dated=at,
        made=at,
        stage_fact=StageFact.REQUEST,
        called_first="yes",
        answered=at + timedelta(hours=answered) if answered is not None else None,
    )


@pytest.fixture
def november(month):
    tasks = (
        task("a", 10, -1, effort_planned=60, effort_spent=50),
        task("b", 11, 2),
        task("c", 12, -1, effort_planned=60, effort_spent=120),
        task("d", 13),
    )
    requests = tuple(asked(f"r{n}", 2 + n, answered=n) for n in range(1, 6))
    answers = tuple(
        task(
            f"answer {n}",
            9 + n,
            done=-1 if n < 3 else 2,
            kind=PromiseKind.ANSWER,
            request=FactId(f"r{n}"),
        )
        for n in range(1, 5)
    )
    return replace(
        month,
        tasks=tasks,
        requests=(*requests, asked("open", 20)),
        answers=answers,
    )


def test_the_three_figures_stand_side_by_side_with_what_speaks_against(november):
    told = {one.name: one for one in follow_through(november).tasks}
    assert [one.words for one in told.values()] == [
        "3 of 4",
        "2 of 3 (few cases)",
        "2 of 4",
    ]
    assert told["Efficient"].against == "“fix c”: took longer than planned"
    assert told["On time"].against == (
        "“fix b”: 2 days late; “fix d”: not done by its due"
    )


def test_what_is_left_out_has_no_name_and_no_minutes_leave(november):
    page = follow_through_html(follow_through(november, Wishes(without={"b"})))
    assert "fix b" not in page
    assert "left out by the rep: 2 days late" in page
    assert "2 h" not in page


def test_requests_say_how_they_were_answered(november):
    assert follow_through(november).requests == (
        "6 requests came in; 2 of 4 answered by the day promised; "
        "1 still without an answer; half of the answers within 2 working hours."
    )


def test_of_a_few_answers_no_half_is_told(november):
    few = replace(november, requests=november.requests[:2])
    assert follow_through(few).requests == (
        "2 requests came in; 2 of 2 answered by the day promised."
    )


def test_without_tasks_and_requests_nothing_is_said_of_them(month):
    report = follow_through(month)
    assert (report.tasks, report.requests) == ((), "")
    assert "Tasks after a sale" not in follow_through_html(report)


def test_the_book_gives_them(tmp_path):
    now = [datetime(2026, 11, 3, 9, tzinfo=UTC)]
    with Book(tmp_path / "earnest.db", clock=lambda: now[0]) as book:
        desk = Desk(book, Library(), lambda: now[0])
        made = with_whom.asked_by_name(
            desk, "Price", "Norrland", "Anna", due=Due.on(date(2026, 11, 6), HERE)
        )
        fix = with_whom.promise_by_name(
            desk,
            "Fix the import",
            "Norrland",
            "Anna",
            ours=True,
            kind=PromiseKind.AFTER_SALES,
            due=Due.on(date(2026, 11, 5), HERE),
        )
        now[0] += timedelta(hours=3)
        promising.keep(desk, made.answer.id)
        promising.keep(desk, fix.id)
        now[0] = datetime(2026, 11, 30, tzinfo=UTC)
        period = Period(date(2026, 11, 1), date(2026, 11, 30), HERE)
        report = follow_through(gather(book, period, now[0]))
    assert [one.words for one in report.tasks] == ["1 of 1 (few cases)"] * 3
    assert report.requests == (
        "1 request came in; 1 of 1 answered by the day promised."
    )
