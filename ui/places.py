"""The places of the window, and how one goes from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.person import PersonId
from checklists.pack import ItemId, Phase


class Place(StrEnum):
    """A screen of the window, by the key of its name in the rail."""

    TODAY = "today"
    MEETINGS = "meetings"
    ACCOUNTS = "accounts"
    PROMISES = "promises"
    REPORTS = "reports"
    CHECKLISTS = "checklists"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Visit:
    """Where to go: a place, and what to show there.

    A meeting is shown under MEETINGS; without one the list of meetings is.
    `report` names a report under REPORTS.
    """

    place: Place
    meeting: MeetingId | None = None
    phase: Phase | None = None
    item: ItemId | None = None
    account: AccountId | None = None
    person: PersonId | None = None
    report: str = ""
