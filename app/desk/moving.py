"""A meeting that did not take place as booked: moved, cancelled, nobody there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.book.dossiers import dossier
from app.book.write import Write
from app.desk.booking import ends_of, open_meeting
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.desk.ledger import STILL_OWED, made_of, voided
from app.desk.packs import first_agenda, items_of
from app.desk.reopening import NEW_TIME, reopen
from app.errors import Problem
from app.records.account import Account
from app.records.knowledge import Note
from app.records.meeting import Meeting, MeetingId, Move, Outcome
from app.records.moment import Due, Moment
from app.records.promise import Promise
from app.rules.follow import promises_after_absence, void_when_cancelled
from app.rules.working_days import due_after
from checklists.pack import Channel


def move(
    desk: Desk,
    meeting: MeetingId,
    starts: Moment,
    *,
    by_us: bool,
    minutes: int | None = None,
    told_at: datetime | None = None,
) -> Meeting:
    """Move a meeting, told to the other side now or at another instant.

    Answers stay, but the rows on the time are asked again; dues counted from its
    end move along.
    """
    with desk.act("moving a meeting") as write:
        before = open_meeting(desk, meeting, "moved")
        now = desk.now
        ends = ends_of(starts, before.minutes if minutes is None else minutes)
        if (starts, ends) == (before.starts, before.ends):
            raise Problem(
                f"“{before.title}” is already at that time.", "Choose another."
            )
        if before.ended:
            raise Problem(f"“{before.title}” has ended and cannot be moved.")
        this_move = Move(before.starts, before.ends, by_us, told_at or now)
        after = replace(
            before,
            starts=starts,
            ends=ends,
            moves=(*before.moves, this_move),
            agreed_end=None,
            joined=None,
            started=None,
            told_late=None,
            late_cause="",
        )
        after = _refitted(desk, after, before)
        write.put(after)
        reopen(desk, write, meeting, NEW_TIME)
        _move_dues(desk, write, before, after)
    return after


def cancel(desk: Desk, meeting: MeetingId, *, by_us: bool) -> Meeting:
    """Cancel a meeting; its recap, thanks and invite promises are void."""
    with desk.act("cancelling a meeting") as write:
        before = open_meeting(desk, meeting, "cancelled")
        outcome = Outcome.CANCELLED_BY_US if by_us else Outcome.CANCELLED_BY_THEM
        after = replace(before, outcome=outcome)
        write.put(after)
        now = desk.now
        for promise in void_when_cancelled(dossier(desk.book, meeting, now)):
            write.put(voided(promise, now))
    return after


def nobody_came(desk: Desk, meeting: MeetingId) -> Meeting:
    """Note that nobody came; one promise stays: to offer a new date."""
    with desk.act("noting that nobody came") as write:
        after = _missed(desk, meeting, Outcome.NOBODY_CAME)
        write.put(after)
        _leave_one(desk, write, after, None)
    return after


def voicemail(
    desk: Desk, meeting: MeetingId, *, call_again: date | None = None, left: str = ""
) -> Meeting:
    """Note that a voicemail took the call, what was left, and the day to call again."""
    with desk.act("noting a voicemail") as write:
        after = _missed(desk, meeting, Outcome.VOICEMAIL)
        if after.channel is not Channel.PHONE:
            raise Problem(
                f"“{after.title}” is no phone call.", "Choose that nobody came."
            )
        zone, _ = _recipient(desk, after)
        if call_again and call_again < desk.now.astimezone(ZoneInfo(zone)).date():
            raise Problem("The day to call again has passed.", "Choose a day to come.")
        write.put(after)
        picked = Due.on(call_again, zone) if call_again else None
        _leave_one(desk, write, after, picked)
        if left.strip():
            write.put(draft(desk, Note, left, meeting=meeting))
    return after


def _missed(desk: Desk, meeting: MeetingId, outcome: Outcome) -> Meeting:
    before = open_meeting(desk, meeting, f"noted as {outcome.value}")
    if desk.now < before.starts.instant:
        raise Problem(
            f"“{before.title}” has not begun yet.",
            "Wait for its start, or move or cancel it.",
        )
    return replace(before, outcome=outcome)


def _leave_one(
    desk: Desk, write: Write, meeting: Meeting, call_again: Due | None
) -> None:
    """Make the one promise that is left when nobody was reached."""
    now = desk.now
    file = dossier(desk.book, meeting.id, now)
    for left in promises_after_absence(file, call_again):
        write.put(made_of(desk, meeting, left, now))


def _refitted(desk: Desk, meeting: Meeting, before: Meeting) -> Meeting:
    """Fit an agenda that nobody touched to the new length."""
    if before.agenda.lines != first_agenda(desk, before.kind, before.minutes):
        return meeting
    lines = first_agenda(desk, meeting.kind, meeting.minutes)
    return replace(meeting, agenda=replace(meeting.agenda, lines=lines))


def _move_dues(desk: Desk, write: Write, before: Meeting, after: Meeting) -> None:
    """Move along what the pack made due so long after the end.

    A day that was agreed with them since stays as agreed.
    """
    zone, region = _recipient(desk, after)
    rules = {item.id: item.due for item in items_of(desk, after)}
    for promise in desk.book.of_meeting(Promise, before.id):
        by_item = rules.get(promise.by_item, ()) if promise.by_item else ()
        rule = next(iter(by_item), None)
        owed = promise.state in STILL_OWED and not promise.moves
        if owed and rule and rule.anchor == "end":
            end = after.ends.instant
            if rule.working_days is None:
                due = Due.at(end + timedelta(hours=rule.hours or 0), zone)
            else:
                due = due_after(end, rule.working_days, zone, region)
            write.put(replace(promise, due=due))


def _recipient(desk: Desk, meeting: Meeting) -> tuple[str, str]:
    account = desk.the(Account, meeting.account)
    return account.zone or desk.book.settings().zone, account.region
