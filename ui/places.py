"""The places of the window, and how one goes from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.records.account import AccountId
from app.records.meeting import MeetingId
from app.records.person import PersonId
from app.records.promise import PromiseId
from checklists.pack import ItemId, Phase
from ui.widgets.nav_item import Place as RailPlace


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
    `report` names a report under REPORTS; the end of the day is one under TODAY.
    """

    place: Place
    meeting: MeetingId | None = None
    phase: Phase | None = None
    item: ItemId | None = None
    account: AccountId | None = None
    person: PersonId | None = None
    promise: PromiseId | None = None
    report: str = ""


DAYS_END = Visit(Place.TODAY, report="days-end")

RAIL = (
    RailPlace(Place.TODAY, "calendar-days", "Today"),
    RailPlace(Place.MEETINGS, "video", "Meetings"),
    RailPlace(Place.ACCOUNTS, "building-2", "Accounts"),
    RailPlace(Place.PROMISES, "handshake", "Promises"),
    RailPlace(Place.REPORTS, "file-text", "Reports"),
    RailPlace(Place.CHECKLISTS, "list-checks", "Checklists"),
)
COMMANDS = (
    RailPlace("search", "search", "Search", "Ctrl K"),
    RailPlace(Place.SETTINGS, "settings", "Settings"),
    RailPlace("keys", "keyboard", "Keys", "F1"),
)
PLACES = (*RAIL, *(one for one in COMMANDS if one.key in set(Place)))
