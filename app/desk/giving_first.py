"""Something useful before anything is asked, and after silence: planned, sent, rested.

What answers a silence closes the promise that its timer made (row fup-silent).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.book import giving
from app.book.dossiers import dossiers
from app.book.lent import names_nobody, names_of_accounts
from app.book.write import Write
from app.desk import exchanging, knowing
from app.desk.desk import Desk
from app.desk.ledger import settle
from app.errors import Problem
from app.records.account import Account, AccountId
from app.records.exchange import Give, GiveId
from app.records.knowledge import Fact, Note, StageFact
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import Meeting, MeetingId
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseState
from app.rules import give_first
from app.rules.follow import SILENT
from app.rules.interests import serves
from app.rules.silence import silence_ended
from app.rules.wording import equalised

IDEAS: Final = 3


def plan_give(
    desk: Desk,
    what: str,
    *,
    account: AccountId,
    meeting: MeetingId | None = None,
    whom: PersonId | None = None,
    interest: str = "",
    due: Due | None = None,
) -> Give | Note:
    """Plan something useful; of a talk since which all is silent, it is the answer.

    The promise that the timer made then says what will be sent, and by when.
    """
    with desk.act("planning a give") as write:
        made = exchanging.give(
            desk,
            what,
            meeting=meeting,
            account=account,
            whom=whom,
            interest=interest.strip(),
            due=due,
        )
        if isinstance(made, Give) and meeting:
            for promise in _of_silence(desk, meeting):
                told = replace(promise, what=f"Send: {made.what}", whom=whom)
                write.put(replace(told, due=due) if due else told)
    return made


def gave(
    desk: Desk,
    what: str,
    *,
    account: AccountId,
    meeting: MeetingId | None = None,
    whom: PersonId | None = None,
    interest: str = "",
) -> Give | Note:
    """Note something useful that went out already: planned and sent in one."""
    with desk.act("delivering a give"):
        made = plan_give(
            desk, what, account=account, meeting=meeting, whom=whom, interest=interest
        )
        return sent(desk, made.id) if isinstance(made, Give) else made


def sent(desk: Desk, give: GiveId) -> Give:
    """Stamp a give as sent; it ends the silence after the talk it was planned for."""
    with desk.act("delivering a give") as write:
        after = exchanging.deliver(desk, give)
        if after.meeting and after.delivered:
            for promise in _of_silence(desk, after.meeting):
                settle(desk, write, promise, after.delivered)
    return after


def they_wrote(desk: Desk, meeting: MeetingId, who: PersonId | None = None) -> Fact:
    """Note that they wrote, now, and close the promise that their silence made."""
    with desk.act("noting that they wrote") as write:
        held = desk.the(Meeting, meeting)
        fact = knowing.fact(
            desk,
            "They wrote",
            account=held.account,
            who=who,
            stage_fact=StageFact.CONTACT,
            began="them",
        )
        for promise in _of_silence(desk, meeting):
            settle(desk, write, promise, fact.dated)
    return fact


def leave_in_peace(desk: Desk, meeting: MeetingId, until: date) -> Mark:
    """Let a silence rest until a day; the promise that it made is due then."""
    with desk.act("leaving them in peace") as write:
        held = desk.the(Meeting, meeting)
        account = desk.the(Account, held.account)
        mark = _rest(desk, write, SILENT, held.account, until, held.id)
        zone = account.zone or desk.book.settings().zone
        for promise in _of_silence(desk, meeting):
            write.put(replace(promise, due=Due.on(until, zone)))
    return mark


def not_now(desk: Desk, account: AccountId) -> Mark:
    """Say nothing more of giving first to an account until tomorrow."""
    with desk.act("leaving it until tomorrow") as write:
        desk.the(Account, account)
        tomorrow = _today(desk) + timedelta(days=1)
        return _rest(desk, write, give_first.CODE, account, tomorrow)


def ideas(desk: Desk, account: AccountId, interest: str) -> tuple[str, ...]:
    """Return what others got for the same interest, the newest first, at most three.

    What names a customer is not said, nor what this one had.
    """
    all_given = giving.given(desk.book)
    had = {equalised(one.what) for one in all_given if one.account == account}
    found: dict[str, giving.Given] = {}
    for one in all_given:
        elsewhere = one.account != account and equalised(one.what) not in had
        if elsewhere and serves(one.interest, interest):
            found.setdefault(equalised(one.what), one)
    names = names_of_accounts(desk.book, {one.account for one in found.values()})
    told = [
        one.what
        for one in found.values()
        if names_nobody(names.get(one.account, frozenset()), one.what)
    ]
    return tuple(told[:IDEAS])


def close_what_ended(desk: Desk, now: datetime) -> tuple[Promise, ...]:
    """Keep the promises that silences made, where a word or a give ended them."""
    open_ = {
        promise.meeting: promise
        for promise in desk.book.select(
            Promise, "WHERE by_item = ? AND state = ?", (SILENT, PromiseState.OPEN)
        )
        if promise.meeting
    }
    files = dossiers(desk.book, tuple(filter(None, open_)), now) if open_ else ()
    ends = {file.meeting.id: silence_ended(file) for file in files}
    over = {one: end for one, end in ends.items() if end and end <= now}
    if not over:
        return ()
    with desk.act("closing what a silence asked for") as write:
        return tuple(
            settle(desk, write, open_[one], max(end, open_[one].made), now)
            for one, end in over.items()
        )


def _of_silence(desk: Desk, meeting: MeetingId) -> list[Promise]:
    """Return the open promises that the timer of silence made after a talk."""
    return [
        promise
        for promise in desk.book.of_meeting(Promise, meeting)
        if promise.by_item == SILENT and promise.state is PromiseState.OPEN
    ]


def _rest(
    desk: Desk,
    write: Write,
    code: str,
    account: AccountId,
    until: date,
    meeting: MeetingId | None = None,
) -> Mark:
    if until <= _today(desk):
        raise Problem(
            "That day is not to come.", "Give a later one: “mon” or “27 nov”."
        )
    mark = Mark(
        MarkId(desk.new_id()),
        MarkKind.IN_PEACE,
        desk.now,
        code,
        account=account,
        meeting=meeting,
        day=until,
    )
    write.put(mark)
    return mark


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZoneInfo(desk.book.settings().zone)).date()
