"""What came of a meeting, corrected where the records say otherwise.

PACKS section 10.2: both may be corrected, and the correction is marked.
"""

from __future__ import annotations

from dataclasses import replace

from app.book.dossiers import dossier
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId
from app.rules.outcome import CameOfIt, Met, Result, came_of_it


def correct_result(desk: Desk, meeting: MeetingId, result: Result) -> Meeting:
    """Put another class in place of the derived one; the derived one takes it back."""
    with desk.act("correcting what came of it") as write:
        before, came = _held(desk, meeting)
        said = "" if result is came.derived else str(result)
        after = replace(before, class_said=said)
        if after != before:
            write.put(after)
    return after


def correct_met(desk: Desk, meeting: MeetingId, met: Met) -> Meeting:
    """Say what was met in place of what is derived; the derived takes it back."""
    with desk.act("correcting what was met") as write:
        before, came = _held(desk, meeting)
        said = "" if met is came.derived_met else str(met)
        after = replace(before, met_said=said)
        if after != before:
            write.put(after)
    return after


def _held(desk: Desk, meeting: MeetingId) -> tuple[Meeting, CameOfIt]:
    before = desk.the(Meeting, meeting)
    came = came_of_it(dossier(desk.book, meeting, desk.now))
    if came is None:
        raise Problem(
            f"“{before.title}” was not held: it is {before.outcome.value}.",
            "Nothing can have come of it yet.",
        )
    return before, came
