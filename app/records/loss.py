"""What was lost or fought over, told from three sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from app.records.account import AccountId
from app.records.knowledge import KnownBy, PointId
from app.records.meeting import MeetingId
from checklists.pack import Stage

LossId = NewType("LossId", str)


@dataclass(frozen=True, slots=True)
class Loss:
    """A lost order, or a dispute, in their view and in ours.

    What the record shows is worked out, not kept. `small_point` is the point it
    broke on, where it was a small one; `stage` is how the two stood at the time;
    `known_by` is how we know their view. `review` answers in our own words what a
    customer who calls first would have got.
    There is no field for whose fault it was.
    """

    id: LossId
    account: AccountId
    what: str
    at: datetime
    made: datetime
    dispute: bool = False
    theirs: str = ""
    ours: str = ""
    reason: str = ""
    small_point: PointId | None = None
    stage: Stage | None = None
    meeting: MeetingId | None = None
    known_by: KnownBy = KnownBy.GUESSED
    review: str = ""
