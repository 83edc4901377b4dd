"""Promises: made, kept, moved with a yes, told late, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.desk.checking import changed, not_to_come
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.desk.ledger import (
    already_done,
    keep_all,
    make_anew,
    owed_by_them,
    reopen_row,
    settle,
    still_owed,
    unsettle,
)
from app.errors import Problem
from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import (
    DueMove,
    Promise,
    PromiseId,
    PromiseKind,
    PromiseState,
    Repeats,
)

_FIXED = {"account", "made", "state", "done", "moves", "due", "reopened", "cancelled"}
_OFTEN = {"repeats_weekly", "repeats_monthly", "repeats_on"}


def promise(
    desk: Desk,
    what: str,
    *,
    ours: bool,
    meeting: MeetingId | None = None,
    account: AccountId | None = None,
    **fields: object,
) -> Promise:
    """Make a promise of a meeting or an account; one in state WANTED is none yet."""
    with desk.act("making a promise") as write:
        if fields.get("state") is PromiseState.WANTED:
            fields["told"] = False
        new = draft(
            desk, Promise, what, meeting=meeting, account=account, ours=ours, **fields
        )
        if new.repeats_monthly and new.due and new.repeats_on is None:
            new = replace(new, repeats_on=new.due.day.day)
        write.put(new)
    return new


def edit(desk: Desk, promise: PromiseId, **changes: object) -> Promise:
    """Change the words or people of a promise; its due moves by agree_new_date."""
    with desk.act("editing a promise") as write:
        before = desk.the(Promise, promise)
        after = changed(before, changes, _FIXED | _OFTEN)
        desk.known(after)
        write.put(after)
    return after


def repeat(
    desk: Desk, promise: PromiseId, repeats: Repeats, on: int | None = None
) -> Promise:
    """Let a promise come again every week or month, or stop with this one.

    A monthly one comes on the day `on` of the month, else on the day it is due now.
    """
    stops = repeats is Repeats.NEVER
    with desk.act("stopping to repeat" if stops else "letting it repeat") as write:
        before = still_owed(desk, promise, "repeated")
        if before.due is None and not stops:
            raise Problem(
                f"“{before.what}” has no day, so it cannot come again.",
                "Give it a day first.",
            )
        monthly = repeats is Repeats.MONTHLY
        after = replace(
            before,
            repeats_weekly=repeats is Repeats.WEEKLY,
            repeats_monthly=monthly,
            repeats_on=(on or before.due.day.day) if monthly and before.due else None,
        )
        write.put(after)
    return after


def make_known(desk: Desk, promise: PromiseId) -> Promise:
    """Note that they know of an own plan: from now on it is a promise that counts."""
    with desk.act("noting that they know") as write:
        after = replace(still_owed(desk, promise, "made known"), told=True)
        write.put(after)
    return after


def accept(
    desk: Desk, promise: PromiseId, due: Due | None = None, who: PersonId | None = None
) -> Promise:
    """Turn a wanted deed into a promise: they said yes, now or in the meeting."""
    with desk.act("noting their yes") as write:
        before = desk.the(Promise, promise)
        if before.state is not PromiseState.WANTED:
            raise Problem(f"“{before.what}” is already more than wanted.")
        after = replace(
            before,
            state=PromiseState.OPEN,
            told=True,
            made=desk.now,
            due=due or before.due,
            who=who or before.who,
        )
        write.put(after)
    return after


def keep(
    desk: Desk,
    promise: PromiseId,
    at: datetime | None = None,
    *,
    effort_spent: int | None = None,
) -> Promise:
    """Mark a promise done, now or at an earlier instant.

    A row that made it closes with it, the request it answers is answered, and a
    repeating one is made anew. One kept again after it was reopened keeps its first
    day.
    """
    with desk.act("keeping a promise") as write:
        before = still_owed(desk, promise, "kept")
        if effort_spent is not None:
            before = replace(before, effort_spent=effort_spent)
        now = desk.now
        return settle(desk, write, before, not_to_come(at, now, "A promise"), now)


def unkeep(desk: Desk, promise: PromiseId) -> Promise:
    """Take back a done that was a slip: it was never done."""
    with desk.act("marking a promise not done") as write:
        before = already_done(desk, promise)
        after = replace(before, state=PromiseState.OPEN, done=None)
        write.put(after)
        unsettle(desk, write, before)
        reopen_row(desk, write, after)
    return after


def reopen(desk: Desk, promise: PromiseId) -> Promise:
    """Open a promise that was done but not right; its first day of done stays."""
    with desk.act("reopening a promise") as write:
        before = already_done(desk, promise)
        after = replace(before, state=PromiseState.OPEN, reopened=desk.now)
        write.put(after)
        reopen_row(desk, write, after)
    return after


def agree_new_date(
    desk: Desk,
    promise: PromiseId,
    due: Due,
    agreed_by: str = "",
    at: datetime | None = None,
) -> Promise:
    """Move a promise; `agreed_by` names who of them said yes, empty for nobody.

    Their yes may have come earlier, at `at`: before the old due the new one counts.
    """
    with desk.act("moving a promise") as write:
        before = still_owed(desk, promise, "moved")
        now = desk.now
        if due.instant <= now:
            raise Problem("The new day lies in the past.", "Choose a day to come.")
        if due == before.due:
            return before
        after = replace(before, due=due)
        if before.due:
            yes = _said(at, before, now)
            move = DueMove(before.due, due, agreed_by.strip(), yes)
            after = replace(after, moves=(*before.moves, move))
        write.put(after)
    return after


def put_day_right(desk: Desk, promise: PromiseId, due: Due | None) -> Promise:
    """Correct a day that was written down wrongly: no move, as nobody has it yet."""
    with desk.act("putting a day right") as write:
        after = replace(desk.the(Promise, promise), due=due)
        write.put(after)
    return after


def tell_late(desk: Desk, promise: PromiseId) -> Promise:
    """Note that they were told it will be late."""
    with desk.act("telling them it is late") as write:
        after = replace(still_owed(desk, promise, "told late"), told_late=desk.now)
        write.put(after)
    return after


def cancel(
    desk: Desk,
    promise: PromiseId,
    *,
    by_us: bool,
    with_their_yes: bool = False,
    at: datetime | None = None,
    only_this: bool = False,
) -> Promise:
    """Take a promise back; by us without their yes it counts as not kept.

    With `only_this` a repeating one comes again all the same.
    """
    with desk.act("cancelling a promise") as write:
        before, now = still_owed(desk, promise, "cancelled"), desk.now
        after = replace(
            before,
            state=PromiseState.CANCELLED,
            cancelled=_said(at, before, now),
            cancelled_by="us" if by_us else "them",
            with_their_yes=with_their_yes or not by_us,
        )
        write.put(after)
        if only_this:
            make_anew(desk, write, before, now)
    return after


def take_up_again(desk: Desk, promise: PromiseId) -> Promise:
    """Owe again what was taken back or became void: it was a slip, or is on again."""
    with desk.act("taking a promise up again") as write:
        before = desk.the(Promise, promise)
        if before.state not in {PromiseState.CANCELLED, PromiseState.VOID}:
            raise Problem(f"“{before.what}” was not taken back.")
        after = replace(
            before,
            state=PromiseState.OPEN,
            cancelled=None,
            cancelled_by="",
            with_their_yes=False,
            voided=None,
        )
        write.put(after)
    return after


def void(desk: Desk, promise: PromiseId, *, only_this: bool = False) -> Promise:
    """Note that a change of theirs left nothing to keep; the next may still come."""
    with desk.act("noting a promise void") as write:
        before, now = still_owed(desk, promise, "void"), desk.now
        after = replace(before, state=PromiseState.VOID, voided=now)
        write.put(after)
        if only_this:
            make_anew(desk, write, before, now)
    return after


def plan_look_in(desk: Desk, promise: PromiseId, day: date) -> Promise:
    """Choose the day to look in on a promise of theirs, for the first time or again."""
    with desk.act("planning a look-in") as write:
        before = owed_by_them(desk, promise)
        after = replace(before, look_in=day, looked_in=None)
        write.put(after)
    return after


def look_in(desk: Desk, promise: PromiseId) -> Promise:
    """Note that we looked in on a promise of theirs; closes our look-in promise."""
    with desk.act("looking in on their promise") as write:
        now = desk.now
        after = replace(owed_by_them(desk, promise), looked_in=now)
        write.put(after)
        keep_all(desk, write, after.meeting, PromiseKind.LOOK_IN, now)
    return after


def _said(at: datetime | None, promise: Promise, now: datetime) -> datetime:
    """Return when a word was given: then, else now; never before the promise was."""
    if at is not None and at > now:
        raise Problem("That was not said yet.", "Give the time it was said.")
    if at is not None and at < promise.made:
        raise Problem(
            "That is before the promise was made.", "Give the time it was said."
        )
    return at or now
