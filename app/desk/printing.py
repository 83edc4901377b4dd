"""What was printed, kept so that numbers on paper still tell their rows later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.desk.desk import Desk
from app.records.meeting import Meeting, MeetingId
from app.records.printed import PrintedBrief, printed_id
from checklists.pack import ItemId


def note_printed(desk: Desk, briefs: Mapping[MeetingId, Sequence[ItemId]]) -> None:
    """Keep the rows of briefs that went to paper or into a file, in their order.

    It is none of the acts that undo takes back: the paper stays printed.
    """
    now = desk.now
    with desk.book.write("printing a brief") as write:
        for meeting, rows in briefs.items():
            # One that was deleted meanwhile has no use for its numbers.
            if write.find(Meeting, meeting):
                write.put(PrintedBrief(printed_id(meeting), now, tuple(rows)))


def printed_brief(desk: Desk, meeting: MeetingId) -> PrintedBrief | None:
    """Return the last brief of a meeting that was printed, if there is one."""
    return desk.book.find(PrintedBrief, printed_id(meeting))
