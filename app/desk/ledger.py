"""How promises close, whichever verb closes them, and their rows with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.book.write import Write
from app.desk.desk import Desk
from app.desk.rows import answer_to
from app.errors import Problem
from app.records.knowledge import Fact
from app.records.meeting import Meeting, MeetingId
from app.records.moment import Due
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.follow import PackPromise
from app.rules.follow_through import due_that_counts
from app.rules.repeating import next_due
from checklists.pack import ItemId

STILL_OWED = frozenset({PromiseState.OPEN, PromiseState.WANTED})


def kept(promise: Promise, at: datetime) -> Promise:
    """Return a promise done; one reopened after its due keeps its first day of done.

    What is found wrong before it is due is done once it is right.
    """
    due, _ = due_that_counts(promise)
    again = promise.reopened
    too_late = again is not None and (due is None or again > due.instant)
    done = promise.done if too_late and promise.done else at
    return replace(promise, state=PromiseState.DONE, done=done)


def voided(promise: Promise, at: datetime) -> Promise:
    """Return a promise that nothing is left of."""
    return replace(promise, state=PromiseState.VOID, voided=at)


def settle(
    desk: Desk,
    write: Write,
    promise: Promise,
    at: datetime,
    now: datetime | None = None,
) -> Promise:
    """Keep a promise with all that hangs on it, and return it done; now if not `at`.

    The request it answers is answered with it; one that repeats is made anew.
    """
    after = kept(promise, at)
    write.put(after)
    request = desk.book.find(Fact, promise.request) if promise.request else None
    if request is not None and request.answered is None and after.done:
        write.put(replace(request, answered=after.done))
    make_anew(desk, write, promise, now or at)
    return after


def make_anew(
    desk: Desk, write: Write, promise: Promise, now: datetime
) -> Promise | None:
    """Make the next of a repeating promise; None where it does not come again."""
    due = next_due(promise, now)
    if due is None:
        return None
    following = anew(promise, due, PromiseId(desk.new_id()), now)
    write.put(following)
    return following


def unsettle(desk: Desk, write: Write, promise: Promise) -> None:
    """Take back what keeping a promise brought: the answer, the next one made.

    A next one that was touched since stays.
    """
    if promise.request and (request := desk.book.find(Fact, promise.request)):
        write.put(replace(request, answered=None))
    if promise.repeats and promise.done:
        for other in desk.book.of_account(Promise, promise.account):
            due = other.due
            if (
                other.made >= promise.done
                and due is not None
                and other == anew(promise, due, other.id, other.made)
                and due == next_due(promise, other.made)
            ):
                write.drop(other)


def keep_all(
    desk: Desk, write: Write, meeting: MeetingId | None, kind: PromiseKind, at: datetime
) -> None:
    """Keep our open promises of a kind from a meeting."""
    for promise in desk.promises_of(meeting, kind):
        settle(desk, write, promise, at)


def of_row(desk: Desk, meeting: MeetingId, item: ItemId) -> list[Promise]:
    """Return the promises that a row of the pack made in a meeting."""
    return [p for p in desk.book.of_meeting(Promise, meeting) if p.by_item == item]


def reopen_row(desk: Desk, write: Write, promise: Promise) -> None:
    """Open the row that made a promise again; without an answer it follows it."""
    if promise.by_item and promise.meeting:
        before = answer_to(desk, promise.meeting, promise.by_item)
        if before:
            write.drop(before)


def made_of(desk: Desk, meeting: Meeting, made: PackPromise, now: datetime) -> Promise:
    """Return the promise that a row of the pack makes, or the one it takes for it."""
    if made.used:
        return replace(made.used, by_item=made.item)
    return Promise(
        PromiseId(desk.new_id()),
        meeting.account,
        made.what,
        ours=True,
        made=now,
        kind=made.kind,
        whom=made.whom,
        due=made.due,
        meeting=meeting.id,
        by_item=made.item,
        told=False,
        repeats_weekly=made.repeats_weekly,
        private=made.private,
    )


def still_owed(desk: Desk, promise: PromiseId, verb: str) -> Promise:
    """Return a promise that is open or wanted, or raise a Problem."""
    found = desk.the(Promise, promise)
    if found.state not in STILL_OWED:
        raise Problem(
            f"“{found.what}” is {found.state.value} and cannot be {verb}.",
            "Reopen it first, or undo what closed it.",
        )
    return found


def already_done(desk: Desk, promise: PromiseId) -> Promise:
    """Return a promise that is done, or raise a Problem."""
    found = desk.the(Promise, promise)
    if found.state is not PromiseState.DONE:
        raise Problem(f"“{found.what}” is not done yet.")
    return found


def owed_by_them(desk: Desk, promise: PromiseId) -> Promise:
    """Return an open promise of theirs, or raise a Problem."""
    found = still_owed(desk, promise, "looked in on")
    if found.ours:
        raise Problem(f"“{found.what}” is ours.", "Look in on what they promised.")
    return found


def anew(before: Promise, due: Due, new: PromiseId, now: datetime) -> Promise:
    """Return the same promise for its next day, as if nothing had happened to it."""
    look_in = before.look_in
    if look_in and before.due:
        look_in += due.day - before.due.day
    return replace(
        before,
        id=new,
        due=due,
        made=now,
        state=PromiseState.OPEN,
        look_in=look_in,
        done=None,
        reopened=None,
        cancelled=None,
        cancelled_by="",
        with_their_yes=False,
        voided=None,
        moves=(),
        told_late=None,
        looked_in=None,
        effort_spent=None,
        request=None,
    )
