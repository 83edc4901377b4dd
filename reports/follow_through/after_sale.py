"""What is done after a sale, and what they asked for, in a follow-through report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.rules.after_sales import MEANING, AfterSales, Figure, after_sales_between
from app.rules.follow_through import due_that_counts, excuse, reckon
from app.rules.punctuality_period import median, quote_delay, working_words
from app.rules.wilson import Share
from app.rules.wording import count, whole_minutes
from reports.follow_through.values import Gathered, TaskFigure, Wishes

SHOWN = 3


def task_figures(gathered: Gathered, wishes: Wishes) -> tuple[TaskFigure, ...]:
    """Return reliable, efficient, on time, each with what speaks against it.

    The tasks are those of ours due in the period; none, and there are no figures.
    """
    period = gathered.period
    tasks = after_sales_between(
        (p for p in gathered.tasks if not p.private),
        period.begins,
        period.ends,
        gathered.now,
        gathered.settings,
    )
    if not tasks.tasks:
        return ()
    return tuple(
        TaskFigure(
            figure.value.capitalize(),
            MEANING[figure],
            tasks.share(figure),
            "; ".join(_against(tasks, figure, wishes)),
        )
        for figure in Figure
    )


def requests_sentence(gathered: Gathered) -> str:
    """Say how many requests came in, and how they were answered (PACKS 10.1).

    On time is by the date promised; half the time taken is told of five or more.
    """
    asked = gathered.requests
    if not asked:
        return ""
    told = [f"{count(len(asked), 'request')} came in"]
    kept = list(_on_time(gathered))
    if kept:
        share = Share(sum(kept), len(kept))
        told.append(f"{share.kept} of {share.total} answered by the day promised")
    waiting = sum(one.answered is None for one in asked)
    if waiting:
        told.append(f"{waiting} still without an answer")
    accounts = {account.id: account for account in gathered.accounts}
    delays = [
        whole_minutes(delay)
        for one in asked
        if (account := accounts.get(one.account))
        and (delay := quote_delay(one, account, gathered.settings)) is not None
    ]
    if (middle := median(delays)) is not None:
        words = working_words(timedelta(minutes=middle))
        told.append(f"half of the answers within {words}")
    return f"{'; '.join(told)}."


def _on_time(gathered: Gathered) -> Iterator[bool]:
    """Yield for each answer promised that fell due whether it was given by its day."""
    asked = {one.id for one in gathered.requests}
    for promise in gathered.answers:
        due, moved_twice = due_that_counts(promise)
        if promise.request not in asked or not promise.told or due is None:
            continue
        if due.instant <= gathered.now and (moved_twice or not excuse(promise, due)):
            yield reckon(promise, due, moved_twice=moved_twice).kept


def _against(tasks: AfterSales, figure: Figure, wishes: Wishes) -> Iterator[str]:
    missed = [one for one in tasks.tasks if one.holds(figure) is False]
    for task in missed[:SHOWN]:
        left_out = {task.promise.id, task.promise.account} & wishes.without
        what = "left out by the rep" if left_out else f"“{task.promise.what}”"
        yield f"{what}: {_without_minutes(task.why(figure))}"
    if (more := len(missed) - SHOWN) > 0:
        yield f"{more} more"


def _without_minutes(why: str) -> str:
    """Return a reason without times: minutes leave only by the rep's choice."""
    return "took longer than planned" if why.startswith("took ") else why
