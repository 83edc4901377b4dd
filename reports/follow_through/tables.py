"""The tables of a follow-through report; each adds up to the row below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from app.rules.terms import STAGES
from app.rules.wilson import Share
from app.rules.wording import MONTHS, count
from reports import words
from reports.follow_through.due import Ended, Ending, tally
from reports.follow_through.values import AccountRow, Gathered, Stretch, Wishes

# Longer periods are told by the month.
MOST_WEEKS: Final = 14
_NONE: Final = Share(0, 0)

K = TypeVar("K", bound=Hashable)


def by_account(
    gathered: Gathered, ended: Sequence[Ended], wishes: Wishes
) -> tuple[AccountRow, ...]:
    """Return a row an account, most meetings first; those left out share the last."""
    meetings = gathered.headline.calls.held
    kept = Counter(gathered.kept.by_account)
    shares = _shares(((one.account, one) for one in ended), kept)
    rows: list[AccountRow] = []
    hidden: list[AccountRow] = []
    for account in gathered.accounts:
        stage = gathered.stages.get(account.id)
        row = AccountRow(
            account.name,
            STAGES[stage] if stage else "",
            meetings.get(account.id, 0),
            shares.get(account.id, _NONE),
        )
        if account.id in wishes.without:
            hidden.append(row)
        elif row.meetings or row.on_time.total:
            rows.append(row)
    rows.sort(key=lambda row: (-row.meetings, -row.on_time.total, row.name))
    if hidden:
        name = f"Left out by the rep ({count(len(hidden), 'account')})"
        rows.append(_sum(name, hidden))
    return tuple(rows)


def together(gathered: Gathered, ended: Sequence[Ended]) -> AccountRow:
    """Return the row below the table."""
    meetings = sum(gathered.headline.calls.held.values())
    return AccountRow("Together", "", meetings, share(gathered, ended))


def stretches(
    gathered: Gathered, ended: Sequence[Ended]
) -> tuple[str, tuple[Stretch, ...]]:
    """Return `week` or `month`, and every one of the period with its share.

    A part of a week at the beginning in which nothing came due is passed over.
    """
    period = gathered.period
    last = min(period.last, period.day(gathered.now))
    by_month = (period.last - period.first).days >= MOST_WEEKS * 7
    begin = _month if by_month else _week
    kept: Counter[date] = Counter()
    for due, many in gathered.kept.by_due.items():
        kept[begin(period.day(due))] += many
    shares = _shares(((begin(period.day(one.due)), one) for one in ended), kept)
    told: list[Stretch] = []
    start = begin(period.first)
    while start <= last:
        name = words.date_only(max(start, period.first))
        if by_month:
            name = f"{MONTHS[start.month - 1][:3]} {start.year}"
        if start >= period.first or start in shares:
            told.append(Stretch(name, shares.get(start, _NONE)))
        start = begin(start + timedelta(days=31 if by_month else 7))
    return ("month" if by_month else "week"), tuple(told)


def share(gathered: Gathered, ended: Iterable[Ended]) -> Share:
    """Return k of n on time."""
    counts = tally(ended, gathered.kept.total)
    return Share(counts[Ending.ON_TIME], sum(counts.values()))


def _shares(ended: Iterable[tuple[K, Ended]], kept: Counter[K]) -> dict[K, Share]:
    total = kept.copy()
    for name, one in ended:
        total[name] += 1
        kept[name] += one.ending is Ending.ON_TIME
    return {name: Share(kept[name], many) for name, many in total.items()}


def _sum(name: str, rows: Sequence[AccountRow]) -> AccountRow:
    kept = sum(row.on_time.kept for row in rows)
    total = sum(row.on_time.total for row in rows)
    meetings = sum(row.meetings for row in rows)
    return AccountRow(name, "", meetings, Share(kept, total))


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)
