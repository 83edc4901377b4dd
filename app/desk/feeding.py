"""What an answer sets beside itself: one act, one record (PACKS section 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from app.book.write import Write
from app.desk.desk import Desk
from app.desk.ledger import STILL_OWED, of_row, settle
from app.desk.timing import agree_end
from app.records.account import Account
from app.records.meeting import Answer, Answered, Meeting
from app.records.promise import Promise, PromiseKind, PromiseState
from app.when_words import read_time, read_when
from checklists.pack import Item, ItemId, Phase

# Told only when told so, never by standing in a wrap row (PACKS section 13).
_NOT_TOLD_BY_WRAP: Final = frozenset({PromiseKind.PARKED, PromiseKind.CORRECTION})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer just given to a row, and where to write what follows from it."""

    desk: Desk
    write: Write
    meeting: Meeting
    row: Item
    answer: Answer

    @property
    def words(self) -> str:
        """Its text, else what stands in its first field."""
        first = next((value.text for value in self.answer.values), "")
        return self.answer.text or first

    @property
    def promises(self) -> list[Promise]:
        """The promises it shows."""
        found = (self.desk.book.find(Promise, link) for link in self.answer.links)
        return [promise for promise in found if promise]


def feed(given: Given) -> None:
    """Write what an answer sets elsewhere."""
    if given.answer.state is not Answered.ANSWERED:
        return
    if rule := _FEEDS.get(given.row.id):
        rule(given)
    if given.row.phase is Phase.WRAP:
        _tell(given)
    if given.row.phase is Phase.FOLLOW:
        _keep(given)


def _purpose(given: Given) -> None:
    agenda = replace(given.meeting.agenda, purpose=given.words)
    given.write.put(replace(given.meeting, agenda=agenda))


def _shared_goal(given: Given) -> None:
    if given.words:
        account = given.desk.the(Account, given.meeting.account)
        given.write.put(replace(account, shared_goal=given.words))


def _agreed_end(given: Given) -> None:
    """Set the timer to a shorter end; one that cannot be read sets none."""
    begun, zone = given.meeting.actual_start, ZoneInfo(_home(given.desk))
    if at := read_time(given.answer.value("until")):
        day = begun.astimezone(zone).date()
        agreed = datetime.combine(day, at, zone).astimezone(UTC)
        if agreed > begun and given.meeting.is_open:
            agree_end(given.desk, given.meeting.id, agreed)


def _agreed_deed(given: Given) -> None:
    """Take a wanted deed that stands in the outcome as agreed."""
    for promise in given.promises:
        if promise.state is PromiseState.WANTED:
            made = given.answer.edited
            agreed = replace(promise, state=PromiseState.OPEN, made=made)
            given.write.put(agreed)


def _look_ins(given: Given) -> None:
    """Put the days confirmed on the promises they are for, in their order."""
    now, zone = given.answer.edited, _home(given.desk)
    days = [v.text for v in given.answer.values if v.field == "look in"]
    for promise, words in zip(given.promises, days, strict=False):
        if read := read_when(words, now, zone):
            given.write.put(replace(promise, look_in=read.day))


def _problems(given: Given) -> None:
    """Take what was promised and named a problem here as an after-sales task."""
    for promise in given.promises:
        if promise.ours and promise.kind is PromiseKind.PROMISE:
            task = replace(promise, kind=PromiseKind.AFTER_SALES)
            given.write.put(task)


def _home(desk: Desk) -> str:
    return desk.book.settings().zone


def _tell(given: Given) -> None:
    for promise in given.promises:
        if promise.kind not in _NOT_TOLD_BY_WRAP:
            given.write.put(replace(promise, told=True))


def _keep(given: Given) -> None:
    for promise in of_row(given.desk, given.meeting.id, given.row.id):
        if promise.state in STILL_OWED:
            settle(given.desk, given.write, promise, given.answer.edited)


_FEEDS: Final = MappingProxyType(
    {
        ItemId("plan-intent"): _purpose,
        ItemId("plan-exp-goal"): _shared_goal,
        ItemId("plan-kick-done"): _shared_goal,
        ItemId("live-open"): _agreed_end,
        ItemId("wrap-outcome"): _agreed_deed,
        ItemId("wrap-theirs"): _look_ins,
        ItemId("wrap-after-issue"): _problems,
    }
)
