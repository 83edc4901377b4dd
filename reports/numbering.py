"""Which rows the numbers of printed briefs stand for."""

from __future__ import annotations

from collections.abc import Iterable

from app.records.meeting import MeetingId
from checklists.pack import ItemId
from reports.brief import Brief


def numbering(briefs: Iterable[Brief]) -> dict[MeetingId, tuple[ItemId, ...]]:
    """Return by meeting the rows of its brief: number 1 is the first."""
    return {one.meeting: tuple(item for _, item in one.rows) for one in briefs}
