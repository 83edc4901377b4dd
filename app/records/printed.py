"""Briefs that were printed, so that a number on the paper keeps its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from app.records.meeting import MeetingId
from checklists.pack import ItemId

PrintedId = NewType("PrintedId", str)


@dataclass(frozen=True, slots=True)
class PrintedBrief:
    """The last brief of a meeting that was printed or saved.

    `rows` are the rows of the list in the order of the paper: number 1 is the
    first; lines of one row repeat it.
    """

    id: PrintedId
    at: datetime
    rows: tuple[ItemId, ...]


def printed_id(meeting: MeetingId) -> PrintedId:
    """Return the id that the printed brief of a meeting has, there or not."""
    return PrintedId(f"{meeting} printed")
