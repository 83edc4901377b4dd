"""Another end agreed aloud, while the call runs."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.desk import answering
from app.desk.desk import Desk
from app.desk.rows import answer_to
from app.desk.timing import agree_end
from app.errors import Problem
from app.records.meeting import Answered, Meeting, MeetingId, Value
from app.when_words import read_time
from checklists.pack import ItemId

OPENING = ItemId("live-open")


def agree_on_end(desk: Desk, meeting: MeetingId, until: str) -> Meeting:
    """Agree to end at a time of the rep's day, such as `14:30`.

    A sooner end is the answer of the row that asks whether the end still suits.
    """
    with desk.act("agreeing another end"):
        here = desk.the(Meeting, meeting)
        at = read_time(until)
        if at is None:
            raise Problem(f"“{until}” is no time.", "Write it like 14:30.")
        zone = ZoneInfo(desk.book.settings().zone)
        day = here.actual_start.astimezone(zone).date()
        agreed = datetime.combine(day, at, zone).astimezone(UTC)
        after = agree_end(desk, meeting, agreed)
        if agreed < here.ends.instant:
            values = (Value("until", until.strip()),)
            answering.answer(desk, meeting, OPENING, "shorter", values=values)
        return after


def ends_as_planned(desk: Desk, meeting: MeetingId, *, said: bool = True) -> None:
    """Note that the end still suits them, or that this was not said after all."""
    with desk.act("noting that the end suits"):
        before = answer_to(desk, meeting, OPENING)
        answered = before is not None and before.state is Answered.ANSWERED
        if said and not answered:
            answering.answer(desk, meeting, OPENING, "as planned")
        elif before is not None and not said and before.text == "as planned":
            answering.clear(desk, meeting, OPENING)
