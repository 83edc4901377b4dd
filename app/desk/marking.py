"""Words about a finding: fine for today, they chose it, go on all the same."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from app.desk.desk import Desk
from app.errors import Problem
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import Meeting, MeetingId

NEEDS_REASON = frozenset({MarkKind.OVERRIDDEN, MarkKind.TAKEN_TO})


def mark(
    desk: Desk,
    meeting: MeetingId,
    kind: MarkKind,
    code: str,
    *,
    record: str = "",
    reason: str = "",
    shared: bool = False,
) -> Mark:
    """Say something of a finding in a meeting; a stop is passed only with a reason.

    What is fine for today holds for all meetings of the meeting's day.
    """
    reason = reason.strip()
    if kind in NEEDS_REASON and not reason:
        raise Problem("Say why in a word or two.", "It is counted, and yours to share.")
    with desk.act("saying a word on a finding") as write:
        here = desk.the(Meeting, meeting)
        made = Mark(
            MarkId(desk.new_id()),
            kind,
            desk.now,
            code,
            account=here.account,
            meeting=here.id,
            record=record,
            reason=reason,
            shared=shared,
        )
        if kind is MarkKind.FINE_TODAY:
            zone = ZoneInfo(desk.book.settings().zone)
            day = here.starts.instant.astimezone(zone).date()
            made = replace(made, account=None, meeting=None, day=day)
        write.put(made)
    return made


def take_back(desk: Desk, mark: MarkId) -> Mark:
    """Take such a word back; that it was said stays on record."""
    with desk.act("taking back a word on a finding") as write:
        after = replace(desk.the(Mark, mark), withdrawn=desk.now)
        write.put(after)
    return after


def share(desk: Desk, mark: MarkId, *, shared: bool) -> Mark:
    """Let the reason of a word leave this computer, or not."""
    with desk.act("sharing a reason") as write:
        after = replace(desk.the(Mark, mark), shared=shared)
        write.put(after)
    return after
