"""What a meeting is for, how its time is spent, and that they know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.desk.answering import answer
from app.desk.booking import open_meeting
from app.desk.checking import not_to_come
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import AgendaLine, Meeting, MeetingId, Told
from checklists.pack import ItemId

PURPOSE = ItemId("plan-intent")
OWNERS = ("us", "they", "both")


def edit_agenda(
    desk: Desk,
    meeting: MeetingId,
    *,
    purpose: str | None = None,
    lines: Sequence[AgendaLine] | None = None,
) -> Meeting:
    """Write the purpose or the lines; that they were told stays as it was.

    The purpose is the answer to its row as well.
    """
    with desk.act("editing the agenda") as write:
        agenda = open_meeting(desk, meeting, "planned").agenda
        if purpose is not None:
            agenda = replace(agenda, purpose=purpose.strip())
            answer(desk, meeting, PURPOSE, agenda.purpose)
        if lines is not None:
            agenda = replace(agenda, lines=tuple(map(_checked, lines)))
        after = replace(desk.the(Meeting, meeting), agenda=agenda)
        write.put(after)
    return after


def say_agenda(
    desk: Desk, meeting: MeetingId, told: Told, at: datetime | None = None
) -> Meeting:
    """Note how they learned of purpose and agenda; NOT takes it back."""
    with desk.act("noting that they know the agenda") as write:
        before = open_meeting(desk, meeting, "announced")
        when = not_to_come(at, desk.now, "Telling them")
        agenda = replace(
            before.agenda, told=told, told_at=None if told is Told.NOT else when
        )
        if (told, at) == (before.agenda.told, None):
            return before
        after = replace(before, agenda=agenda)
        write.put(after)
    return after


def _checked(line: AgendaLine) -> AgendaLine:
    topic = line.topic.strip()
    if not topic:
        raise Problem(
            "A line of the agenda has no topic.", "Write it, or drop the line."
        )
    if line.minutes < 1:
        raise Problem(f"“{topic}” has no minutes.", "Give it one minute at least.")
    if line.owner not in OWNERS:
        raise Problem(f"“{topic}” belongs to nobody.", "Choose us, they or both.")
    return replace(line, topic=topic)
