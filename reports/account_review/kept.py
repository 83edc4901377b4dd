"""Promises of both sides: kept, late, after a sale; what was given and asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from app.account_file import AccountFile
from app.records.exchange import Ask, Give
from app.records.person import PersonId
from app.records.promise import Promise, PromiseState
from app.rules.after_sales import MEANING, AfterSales, Figure, after_sales
from app.rules.both_sides import give_to_ask, mutuality
from app.rules.follow_through import FollowThrough
from app.rules.ledger import ledger
from app.rules.wilson import TOO_FEW
from reports.account_review.shown import name_of
from reports.account_review.values import Balance, Exchange, Kept, Owed, SideKept
from reports.follow_through.due import fell_due
from reports.follow_through.figures import promises_sentence
from reports.follow_through.values import Gathered, TaskFigure
from reports.period import Period

NOBODY: Final = "Nobody in particular"
AGAINST_SHOWN: Final = 3


def kept(file: AccountFile, period: Period) -> Kept:
    """Return how both keep their word: as it stands, and in the period."""
    promises, settings = file.promises, file.settings
    both = mutuality(promises, file.now, settings)
    tasks = after_sales(promises, file.now, settings)
    due = fell_due(
        Gathered(period, file.now, settings, (file.account,), promises=promises)
    )
    return Kept(
        sides=(_side("We", both.ours), _side("They", both.theirs)),
        period=promises_sentence(due),
        late=late(file),
        tasks=tuple(
            TaskFigure(
                figure.value.capitalize(),
                MEANING[figure],
                tasks.share(figure),
                "; ".join(_against(tasks, figure)),
            )
            for figure in Figure
            if tasks.tasks
        ),
    )


def late(file: AccountFile) -> tuple[Owed, ...]:
    """Return what is open past its day and known to both, ours first."""
    owed = ledger(late_promises(file), file.now, file.settings)
    return tuple(
        Owed(side, entry.promise.what, entry.words)
        for side, entries in (("we", owed.ours.late), ("they", owed.theirs.late))
        for entry in entries
    )


def late_promises(file: AccountFile) -> tuple[Promise, ...]:
    """Return the open promises past their day, the longest past first."""
    past = [
        (one.due.instant, one.id, one)
        for one in file.promises
        if one.told
        and one.state is PromiseState.OPEN
        and one.due is not None
        and one.due.instant < file.now
    ]
    return tuple(one for _, _, one in sorted(past, key=lambda each: each[:2]))


def exchange(file: AccountFile) -> Exchange:
    """Return gives and asks of half a year, and whom they went to."""
    gives = tuple(one for one in file.gives if not one.dropped)
    asks = tuple(one for one in file.asks if not one.dropped)
    names: dict[PersonId | None, str] = {
        one: name_of(file, one) for one in (*_whom(gives), *_whom(asks))
    }
    rows = []
    for name in dict.fromkeys(names.values()):
        both = give_to_ask(
            (one for one in gives if names[one.whom] == name),
            (one for one in asks if names[one.whom] == name),
            file.now,
            file.settings,
        )
        if both.gives or both.asks:
            rows.append(Balance(name or NOBODY, both.gives, both.asks))
    rows.sort(key=lambda one: (-one.asks, -one.gives, one.name))
    all_of_it = give_to_ask(gives, asks, file.now, file.settings)
    return Exchange(
        f"{all_of_it.words} in {file.settings.asks_days} days",
        tuple(rows),
        Balance("Together", all_of_it.gives, all_of_it.asks),
    )


def _whom(several: Iterable[Give | Ask]) -> Iterator[PersonId | None]:
    return (one.whom for one in several)


def _against(tasks: AfterSales, figure: Figure) -> Iterator[str]:
    missed = [one for one in tasks.tasks if one.holds(figure) is False]
    for task in missed[:AGAINST_SHOWN]:
        yield f"“{task.promise.what}”: {task.why(figure)}"
    if (more := len(missed) - AGAINST_SHOWN) > 0:
        yield f"{more} more"


def _side(name: str, told: FollowThrough) -> SideKept:
    band = told.band.value if told.band else ""
    if not band and 0 < told.share.total < TOO_FEW:
        band = "too few to say"
    days = "" if told.long or not told.share.total else f", in {told.days} days"
    return SideKept(name, f"{told.words}{days}", band, told.share)
