"""The rep's own calendar for other programs: what is booked, to prepare, and due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from app.book.codec import instant_text
from app.book.settings_then import SettingsThen
from app.desk.desk import Desk
from app.exchange.calendar_out import Entry, calendar_file, uid_of
from app.records.account import Account, AccountId
from app.records.meeting import Meeting, Outcome
from app.records.moment import Moment
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.length import length_of
from app.rules.windows import last_check, plan_limit
from app.rules.wording import count, listed
from checklists.pack import Length

BACK: Final = timedelta(days=31)
BLOCK: Final = timedelta(minutes=15)
_CANCELLED: Final = {Outcome.CANCELLED_BY_US, Outcome.CANCELLED_BY_THEM}
# What these say may be the other side's own words.
_THEIR_WORDS: Final = {
    PromiseKind.ANSWER: "an answer",
    PromiseKind.PARKED: "a topic put off",
}


@dataclass(frozen=True, slots=True)
class OwnCalendar:
    """The file, and how many of each it holds."""

    file: bytes
    meetings: int
    blocks: int
    promises: int

    @property
    def sentence(self) -> str:
        """What it holds."""
        parts = (
            count(self.meetings, "meeting"),
            f"{count(self.blocks, 'block')} to prepare",
            f"{count(self.promises, 'promise')} due",
        )
        return f"{listed(parts)}."


def own_calendar(desk: Desk, *, titles_only: bool = False) -> OwnCalendar:
    """Make a calendar file of meetings from a month back on, and what they ask.

    Nothing private is in it and nothing that was said: titles, times, and the
    account's name unless `titles_only`.
    """
    with desk.book.snapshot():
        making = _Making(desk, titles_only=titles_only)
        meetings = [making.meeting(one) for one in making.booked]
        blocks = [block for one in making.booked for block in making.blocks(one)]
        promises = [making.promise(one) for one in making.owed]
    file = calendar_file((*meetings, *blocks, *promises), desk.now)
    return OwnCalendar(file, len(meetings), len(blocks), len(promises))


class _Making:
    """What goes into the calendar, read at one instant."""

    def __init__(self, desk: Desk, *, titles_only: bool) -> None:
        self._now, self._settings = desk.now, SettingsThen(desk.book)
        since = instant_text(self._now - BACK)
        self.booked = desk.book.select(
            Meeting, "WHERE starts_instant >= ? ORDER BY starts_instant, rowid", [since]
        )
        self.owed = desk.book.select(
            Promise,
            "WHERE state = ? AND ours = 1 AND private = 0 AND due_instant >= ? "
            "ORDER BY due_instant, rowid",
            (PromiseState.OPEN, since),
        )
        accounts = () if titles_only else desk.book.every(Account)
        self._names = {account.id: account.name for account in accounts}
        ids = [*(one.id for one in self.booked), *(one.id for one in self.owed)]
        changes = desk.book.rows(
            "SELECT record, count(*) FROM journal "
            "WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record",
            (json.dumps(ids),),
        )
        answers = desk.book.rows(
            "SELECT meeting, min(at) FROM answers "
            "WHERE meeting IN (SELECT value FROM json_each(?)) GROUP BY meeting",
            (json.dumps([one.id for one in self.booked]),),
        )
        self._begun = {one: datetime.fromisoformat(first) for one, first in answers}
        # Every change raises it, as other programs want it.
        self._changes: dict[str, int] = dict(changes)

    def meeting(self, meeting: Meeting) -> Entry:
        """Return a meeting, cancelled ones too: they are to go there as well."""
        cancelled = meeting.outcome in _CANCELLED
        return Entry(
            uid_of("meeting", meeting.id),
            self._named(meeting.title, meeting.account),
            meeting.starts,
            meeting.ends,
            sequence=self._changes.get(meeting.id, 0),
            cancelled=cancelled,
            busy=not cancelled,
        )

    def blocks(self, meeting: Meeting) -> Iterator[Entry]:
        """Yield the time to prepare, up to its limit, and that of the last check."""
        over = meeting.starts.instant <= self._now
        if over or meeting.unplanned or not meeting.is_open:
            return
        settings = self._settings.at(meeting.booked)
        asked = length_of(meeting, self._begun.get(meeting.id), settings)
        limit = plan_limit(meeting, settings, merged=asked is Length.SHORT)
        check = last_check(meeting, settings)
        kinds = [("check", "Last check", check, meeting.starts.instant)]
        if self._now < limit < check:
            kinds.append(("plan", "Prepare", limit - BLOCK, limit))
        for kind, words, begin, end in kinds:
            yield Entry(
                uid_of(kind, meeting.id),
                self._named(f"{words}: {meeting.title}", meeting.account),
                Moment.at(begin, meeting.starts.zone),
                Moment.at(end, meeting.starts.zone),
                sequence=self._changes.get(meeting.id, 0),
            )

    def promise(self, promise: Promise) -> Entry:
        """Return when a promise is due."""
        due = promise.due
        assert due is not None
        what = _THEIR_WORDS.get(promise.kind, promise.what)
        begins = due.instant if due.whole_day else due.instant - BLOCK
        return Entry(
            uid_of("promise", promise.id),
            self._named(f"Due: {what}", promise.account),
            Moment.at(begins, due.zone),
            Moment.at(due.instant, due.zone),
            sequence=self._changes.get(promise.id, 0),
            busy=False,
            whole_day=due.whole_day,
        )

    def _named(self, title: str, account: AccountId) -> str:
        """Return a title with the account's name, unless that is in it already."""
        name = self._names.get(account, "")
        if not name or name.casefold() in title.casefold():
            return title
        return f"{title} · {name}"
