"""The tables and sentences of a follow-through report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from app.records.account import AccountId
from app.records.meeting import Meeting, Outcome
from app.records.promise import Promise
from app.rules.punctuality import punctuality
from app.rules.values import ReadyWord
from app.rules.wilson import Share
from app.rules.wording import MONTHS, count
from checklists.pack import Stage
from reports import words
from reports.follow_through.due import Ended, Ending, tally
from reports.follow_through.values import AccountRow, Gathered, Stretch, Wishes

# Longer periods are told by the month.
MOST_WEEKS: Final = 14
STANDINGS: Final = {
    Stage.ME_TOO: "One of several",
    Stage.FOOTHOLD: "One order, now deliver",
    Stage.ME_FIRST: "Called first",
    Stage.ONLY_ME: "Ally",
}


def promises_sentence(ended: Sequence[Ended]) -> str:
    """Return the whole period in one sentence; its parts add up."""
    if not ended:
        return "No promise came due."
    counts = tally(ended)
    told = [
        f"{number} {ending}"
        for ending, number in counts.items()
        if number or ending is Ending.ON_TIME
    ]
    if len(ended) == counts[Ending.ON_TIME]:
        told = ["on time" if len(ended) == 1 else "all on time"]
    return f"{count(len(ended), 'promise')} came due: {', '.join(told)}."


def meetings_sentence(gathered: Gathered) -> str:
    """Say how many meetings were held, were ready, and began late by us."""
    meetings = held(gathered)
    if not meetings:
        return "No meeting was held."
    told = [f"{count(len(meetings), 'meeting')} held"]
    known = [word for m in meetings if (word := gathered.ready.get(m.id)) is not None]
    if known:
        ready = sum(word in {ReadyWord.READY, ReadyWord.GAPS} for word in known)
        of = "" if len(known) == len(meetings) else f" of {len(known)}"
        verb = "was" if ready == 1 else "were"
        told.append(f"{ready}{of} {verb} ready before they began")
    late = sum(began_late(gathered, meeting) for meeting in meetings)
    told.append(f"{late or 'none'} began late on our side")
    return f"{'; '.join(told)}."


def held(gathered: Gathered) -> tuple[Meeting, ...]:
    """Return the held meetings that start in the period."""
    return tuple(
        meeting
        for meeting in gathered.meetings
        if meeting.outcome is Outcome.HELD
        and gathered.period.holds(meeting.starts.instant)
    )


def began_late(gathered: Gathered, meeting: Meeting) -> bool:
    """Say whether we came late, or the start was late because of us."""
    figures = punctuality(meeting, gathered.now, gathered.settings)
    came_late = any(join.counts and not join.kept for join in figures.joins)
    return came_late or (figures.start_delay_by_us or 0) > 0


def by_account(
    gathered: Gathered, ended: Sequence[Ended], wishes: Wishes
) -> tuple[AccountRow, ...]:
    """Return a row an account, most meetings first; those left out share the last."""
    meetings = held(gathered)
    rows = []
    hidden: list[AccountId] = []
    for account in gathered.accounts:
        if account.id in wishes.without:
            hidden.append(account.id)
            continue
        row = _row(account.name, [account.id], meetings, ended)
        stage = gathered.stages.get(account.id)
        if row.meetings or row.on_time.total:
            standing = STANDINGS[stage] if stage else ""
            rows.append(AccountRow(account.name, standing, row.meetings, row.on_time))
    rows.sort(key=lambda row: (-row.meetings, -row.on_time.total, row.name))
    if hidden:
        name = f"Left out by the rep ({count(len(hidden), 'account')})"
        rows.append(_row(name, hidden, meetings, ended))
    return tuple(rows)


def together(gathered: Gathered, ended: Sequence[Ended]) -> AccountRow:
    """Return the row below the table; the others add up to it."""
    return AccountRow("Together", "", len(held(gathered)), share(ended))


def _row(
    name: str,
    accounts: Sequence[AccountId],
    meetings: Iterable[Meeting],
    ended: Iterable[Ended],
) -> AccountRow:
    took_place = sum(meeting.account in accounts for meeting in meetings)
    theirs = share(one for one in ended if one.promise.account in accounts)
    return AccountRow(name, "", took_place, theirs)


def share(ended: Iterable[Ended]) -> Share:
    """Return k of n on time."""
    kept = [one.ending is Ending.ON_TIME for one in ended]
    return Share(sum(kept), len(kept))


def stretches(
    gathered: Gathered, ended: Sequence[Ended]
) -> tuple[str, tuple[Stretch, ...]]:
    """Return `week` or `month`, and every one of the period with its share."""
    period = gathered.period
    last = min(period.last, period.day(gathered.now))
    by_month = (period.last - period.first).days >= MOST_WEEKS * 7
    begin = _month if by_month else _week
    starts: list[date] = []
    day = begin(period.first)
    while day <= last:
        starts.append(day)
        day = begin(day + timedelta(days=31 if by_month else 7))
    due = [(begin(period.day(one.reckoned.due.instant)), one) for one in ended]
    told = tuple(
        Stretch(
            _month_name(start)
            if by_month
            else words.date_only(max(start, period.first)),
            share(one for day, one in due if day == start),
        )
        for start in starts
    )
    return ("month" if by_month else "week"), told


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _month_name(day: date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def left_out(gathered: Gathered, ended: Sequence[Ended], wishes: Wishes) -> str:
    """Declare what the rep left out; the figures stay whole."""
    accounts = sum(one.id in wishes.without for one in gathered.accounts)
    promises: list[Promise] = [
        one.promise for one in ended if one.promise.id in wishes.without
    ]
    parts = []
    if promises:
        parts.append(count(len(promises), "promise"))
    if accounts:
        parts.append(
            f"the {'name' if accounts == 1 else 'names'} of "
            f"{count(accounts, 'account')}"
        )
    if not parts:
        return "Left out by the rep: nothing."
    return f"Left out by the rep: {' and '.join(parts)}; the figures hold them."


def written(gathered: Gathered) -> str:
    """Say when answers were given, in the three classes of an export."""
    told = gathered.written
    dot = "\N{MIDDLE DOT}"
    return (
        f"{told.before} before the call {dot} {told.during} during {dot} "
        f"{told.after} after, marked in each record."
    )
