"""The meeting that is meant: by its id, the beginning of it, or words of its title."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.book import lists
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting
from app.rules.wording import clock, equalised, short_day

SHOWN = 5
LEAST_OF_AN_ID = 4


def meeting_meant(desk: Desk, words: str) -> Meeting:
    """Return the one meeting meant; of several the only one still to come.

    A Problem names those that fit where that does not tell them apart.
    """
    every = desk.book.some(Meeting, lists.meetings(desk.book, "", desk.now))
    short = words.strip().casefold()
    found = [m for m in every if m.id == short]
    if not found and len(short) >= LEAST_OF_AN_ID:
        found = [m for m in every if m.id.startswith(short)]
    if not found:
        wanted = equalised(words).split()
        found = [
            m for m in every if wanted and all(w in equalised(m.title) for w in wanted)
        ]
    coming = [m for m in found if m.is_open and m.ends.instant > desk.now]
    if len(found) > 1 and len(coming) == 1:
        found = coming
    if not found:
        raise Problem(f"No meeting fits “{words}”.", "See them with: earnest today")
    if len(found) > 1:
        told = "; ".join(_told(desk, m) for m in found[:SHOWN])
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise Problem(
            f"{len(found)} meetings fit “{words}”: {told}{more}.",
            "Give more words of the title, or the id.",
        )
    return found[0]


def next_meeting(desk: Desk) -> Meeting:
    """Return the first meeting that is not over."""
    for id_ in lists.meetings(desk.book, "", desk.now):
        meeting = desk.the(Meeting, id_)
        if meeting.is_open and meeting.ends.instant > desk.now:
            return meeting
    raise Problem("No meeting is to come.", "Take in a calendar, or name one.")


def _told(desk: Desk, meeting: Meeting) -> str:
    local = meeting.starts.in_zone(ZoneInfo(desk.book.settings().zone).key)
    return (
        f"{meeting.title}, {short_day(local.date())} {clock(local)} ({meeting.id[:8]})"
    )
