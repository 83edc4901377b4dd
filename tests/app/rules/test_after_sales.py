from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.account import AccountId
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.after_sales import Figure, after_sales, after_sales_between
from app.settings import Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SETTINGS = Settings()


def task(one, due_days, done_days=None, **changes):
    due = NOW - timedelta(days=due_days)
    done = None if done_days is None else NOW - timedelta(days=done_days)
    fields = {
        "id": PromiseId(str(one)),
        "account": AccountId("a"),
        "what": f"Task {one}",
        "ours": True,
        "made": NOW - timedelta(days=400),
        "kind": PromiseKind.AFTER_SALES,
        "due": Due.at(due, "UTC"),
        "state": PromiseState.OPEN if done is None else PromiseState.DONE,
        "done": done,
    }
    return Promise(**(fields | changes))


TASKS = (
    task(1, 20, 21, effort_planned=60, effort_spent=75),
    task(2, 20, 15, effort_planned=60, effort_spent=76),
    task(3, 20, 5, reopened=NOW - timedelta(days=3)),
    task(4, 20),
    task(5, 20, 20),
)


def test_the_three_figures_stand_side_by_side():
    figures = after_sales(TASKS, NOW, SETTINGS)
    told = {f: (figures.share(f).kept, figures.share(f).total) for f in Figure}
    assert told == {
        Figure.RELIABLE: (3, 5),
        Figure.EFFICIENT: (2, 4),
        Figure.ON_TIME: (2, 5),
    }


@pytest.mark.parametrize(
    ("number", "figure", "holds", "why"),
    [
        (0, Figure.EFFICIENT, True, "right first time, took 1 h 15 min, 1 h planned"),
        (1, Figure.EFFICIENT, False, "took 1 h 16 min, 1 h planned"),
        (1, Figure.RELIABLE, True, "5 days late"),
        (1, Figure.ON_TIME, False, "5 days late"),
        (2, Figure.EFFICIENT, False, "opened again after it was done"),
        (3, Figure.EFFICIENT, None, "not done yet, so not counted"),
        (3, Figure.RELIABLE, False, "not done by its due"),
        (4, Figure.EFFICIENT, True, "right first time; no time to compare"),
    ],
)
def test_each_figure_says_why_of_every_task(number, figure, holds, why):
    found = {t.promise.id: t for t in after_sales(TASKS, NOW, SETTINGS).tasks}
    one = found[TASKS[number].id]
    assert (one.holds(figure), one.why(figure)) == (holds, why)


def test_only_after_sales_tasks_of_the_period_count():
    others = (
        task(6, 20, 20, kind=PromiseKind.PROMISE),
        task(7, 20, 20, ours=False),
        task(8, 40, 40),
    )
    begin, end = NOW - timedelta(days=30), NOW
    figures = after_sales_between((*TASKS, *others), begin, end, NOW, SETTINGS)
    assert {one.promise.id for one in figures.tasks} == {t.id for t in TASKS}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 80),
            st.one_of(st.none(), st.integers(0, 90)),
            st.booleans(),
            st.integers(0, 200),
        ),
        max_size=12,
    )
)
def test_whoever_is_on_time_is_reliable_and_the_parts_add_up(rows):
    made = [
        task(
            n,
            due,
            done,
            effort_planned=100,
            effort_spent=spent,
            reopened=NOW - timedelta(days=0) if again and done is not None else None,
        )
        for n, (due, done, again, spent) in enumerate(rows)
    ]
    figures = after_sales(made, NOW, SETTINGS)
    assert figures.on_time.kept <= figures.reliable.kept
    assert figures.on_time.total == figures.reliable.total == len(figures.tasks)
    done = sum(one.promise.done is not None for one in figures.tasks)
    assert figures.efficient.total == done
