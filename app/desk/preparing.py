"""The lists of a meeting as they stand, for verbs that go by them."""

from __future__ import annotations

from datetime import datetime

from app.book.dossiers import dossier
from app.desk.desk import Desk
from app.desk.packs import items_of
from app.records.meeting import MeetingId
from app.rules.checklist import checklist
from app.rules.values import Checklist


def lists_of(desk: Desk, meeting: MeetingId, now: datetime) -> Checklist:
    """Return the lists of a meeting with the state of every row."""
    file = dossier(desk.book, meeting, now)
    return checklist(file, items_of(desk, file.meeting))
