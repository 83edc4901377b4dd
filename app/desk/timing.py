"""The times of a call put right, agreed anew, told and explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from app.desk.booking import open_meeting
from app.desk.checking import not_to_come
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId, Outcome, Stamp

CAUSES = ("us", "them", "technical")
BY_HAND = "self-reported"


def correct_times(
    desk: Desk,
    meeting: MeetingId,
    *,
    joined: datetime | None = None,
    started: datetime | None = None,
    ended: datetime | None = None,
) -> Meeting:
    """Correct times of the call; what was pressed stays beside the correction.

    A time that was never pressed is marked as self-reported; with an end the
    meeting was held.
    """
    with desk.act("correcting the times") as write:
        before = desk.the(Meeting, meeting)
        if before.outcome not in {Outcome.BOOKED, Outcome.HELD}:
            open_meeting(desk, meeting, "timed")
        now = desk.now
        after = replace(
            before,
            joined=_corrected(before.joined, joined, now),
            started=_corrected(before.started, started, now),
            ended=_corrected(before.ended, ended, now),
        )
        if after.ended:
            after = replace(_begun_early(after, after.ended), outcome=Outcome.HELD)
        _refuse_disorder(after)
        write.put(after)
    return after


def agree_end(desk: Desk, meeting: MeetingId, at: datetime) -> Meeting:
    """Note the end agreed in the call, sooner or later than scheduled."""
    with desk.act("agreeing another end") as write:
        before = open_meeting(desk, meeting, "changed")
        if at <= before.actual_start:
            raise Problem("The agreed end lies before the start.", "Give a later time.")
        after = replace(before, agreed_end=at)
        write.put(after)
    return after


def tell_late(desk: Desk, meeting: MeetingId, at: datetime | None = None) -> Meeting:
    """Note that they were told we come late."""
    with desk.act("telling them we are late") as write:
        before = open_meeting(desk, meeting, "told late")
        told = not_to_come(at, desk.now, "Telling them")
        after = replace(before, told_late=told)
        write.put(after)
    return after


def say_cause(desk: Desk, meeting: MeetingId, cause: str) -> Meeting:
    """Note who or what made the start late: us, them or technical."""
    with desk.act("saying why it began late") as write:
        if cause not in CAUSES:
            raise Problem(
                f"“{cause}” is no cause of a late start.",
                f"Choose one: {', '.join(CAUSES)}.",
            )
        after = replace(desk.the(Meeting, meeting), late_cause=cause)
        write.put(after)
    return after


def reach(
    desk: Desk, meeting: MeetingId, line: int, *, reached: bool = True
) -> Meeting:
    """Note whether a line of the agenda, counted from 0, was reached."""
    with desk.act("ticking an agenda line") as write:
        before = desk.the(Meeting, meeting)
        lines = list(before.agenda.lines)
        if not 0 <= line < len(lines):
            raise Problem("The agenda has no such line.", "Look at the agenda again.")
        lines[line] = replace(lines[line], reached=reached)
        after = replace(before, agenda=replace(before.agenda, lines=tuple(lines)))
        write.put(after)
    return after


def _corrected(stamp: Stamp | None, at: datetime | None, now: datetime) -> Stamp | None:
    if at is None:
        return stamp
    at = not_to_come(at, now, "This")
    if stamp is None:
        return Stamp(now, at, BY_HAND)
    return replace(stamp, corrected=None if at == stamp.pressed else at)


def _begun_early(meeting: Meeting, ended: Stamp) -> Meeting:
    """Let a call that was over before its scheduled start begin when we joined."""
    if ended.instant >= meeting.actual_start or meeting.started:
        return meeting
    if meeting.joined is None:
        raise Problem(
            "The end lies before the scheduled start.",
            "Put in when the call began, or when you joined.",
        )
    in_order = meeting.joined.instant <= ended.instant
    return replace(meeting, started=meeting.joined) if in_order else meeting


def _refuse_disorder(meeting: Meeting) -> None:
    stamps = (
        ("joining", meeting.joined),
        ("the start", meeting.started),
        ("the end", meeting.ended),
    )
    known = [(name, stamp.instant) for name, stamp in stamps if stamp]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            raise Problem(
                f"{later.capitalize()} lies before {earlier}.", "Look at both times."
            )
