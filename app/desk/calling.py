"""The call itself: the way in, its times, its end, and what is caught in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.desk.booking import open_meeting
from app.desk.desk import Desk
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId, Outcome, Stamp
from checklists.pack import Channel

TIME_TO_UNDO = timedelta(seconds=10)


def join(desk: Desk, meeting: MeetingId, *, elsewhere: bool = False) -> str:
    """Stamp that we joined or dialled, and return the link or `tel:` to open.

    Pressed again it keeps the first time: one comes back after a dropped line.
    Elsewhere, on another phone or in the room already, there is nothing to open.
    """
    with desk.act("joining the call") as write:
        before = open_meeting(desk, meeting, "joined")
        country = desk.book.settings().phone_country
        way_in = "" if elsewhere else _way_in(before, country)
        if before.joined is None:
            write.put(replace(before, joined=Stamp(desk.now)))
    return way_in


def unjoin(desk: Desk, meeting: MeetingId) -> Meeting:
    """Take Join back within ten seconds of pressing it."""
    with desk.act("taking joining back") as write:
        before = open_meeting(desk, meeting, "left")
        _refuse_too_late(desk, before.joined, "Join")
        after = replace(before, joined=None)
        write.put(after)
    return after


def start(desk: Desk, meeting: MeetingId) -> Meeting:
    """Stamp that the first topic began, which may be later than we joined."""
    with desk.act("starting the call") as write:
        before = open_meeting(desk, meeting, "started")
        after = before if before.started else replace(before, started=Stamp(desk.now))
        write.put(after)
    return after


def end(desk: Desk, meeting: MeetingId) -> Meeting:
    """Stamp the end; the meeting was held.

    One that is over before its scheduled start began when we joined it.
    """
    with desk.act("ending the call") as write:
        before = open_meeting(desk, meeting, "ended")
        now = desk.now
        if before.joined and now < before.actual_start:
            before = replace(before, started=before.joined)
        if now < before.actual_start:
            raise Problem(
                f"“{before.title}” has not begun yet.",
                "Join it first, or wait for its start.",
            )
        after = replace(before, ended=Stamp(now), outcome=Outcome.HELD)
        write.put(after)
    return after


def unend(desk: Desk, meeting: MeetingId) -> Meeting:
    """Take Ended back within ten seconds of pressing it."""
    with desk.act("taking the end back") as write:
        before = desk.the(Meeting, meeting)
        _refuse_too_late(desk, before.ended, "Ended")
        after = replace(before, ended=None, outcome=Outcome.BOOKED)
        write.put(after)
    return after


def dial_link(number: str, country: str = "") -> str:
    """Return the `tel:` link of a number (RFC 3966), its extension with it."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return "tel:" + "".join(c for c in number if c in "+0123456789*#")
    form = phonenumbers.PhoneNumberFormat.RFC3966
    return str(phonenumbers.format_number(parsed, form))


def _way_in(meeting: Meeting, country: str) -> str:
    if meeting.channel is Channel.PHONE:
        if not meeting.number:
            raise Problem(f"“{meeting.title}” has no number.", "Add it first.")
        return dial_link(meeting.number, country)
    if not meeting.link:
        raise Problem(
            f"“{meeting.title}” has no join link.", "Paste it from the invite."
        )
    # Nothing but a web address is ever handed to the system to open.
    if not meeting.link.casefold().startswith(("https://", "http://")):
        raise Problem(
            f"The join link of “{meeting.title}” is no web address.",
            "Paste it from the invite anew.",
        )
    return meeting.link


def _refuse_too_late(desk: Desk, stamp: Stamp | None, button: str) -> None:
    if stamp is None:
        raise Problem(f"{button} was not pressed.")
    if desk.now - stamp.pressed > TIME_TO_UNDO:
        raise Problem(
            f"{button} was pressed more than ten seconds ago.",
            "Correct the times instead; the first one stays beside it.",
        )
