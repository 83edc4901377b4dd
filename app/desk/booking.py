"""Meetings booked, and booked again with what was prepared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.desk.checking import changed
from app.desk.desk import Desk
from app.desk.directory import Directory
from app.desk.going_along import take_along
from app.desk.packs import first_agenda, keep_packs
from app.errors import Problem
from app.records.account import AccountId
from app.records.event import Invited
from app.records.knowledge import Note
from app.records.meeting import Agenda, Attendee, Meeting, MeetingId, Outcome
from app.records.moment import Moment
from app.rules.carried import returning, with_topic
from checklists.pack import Channel, Kind

LONGEST = 24 * 60


def book_meeting(
    desk: Desk,
    account: AccountId | str,
    starts: Moment,
    minutes: int,
    *,
    channel: Channel,
    kind: Kind | None = None,
    title: str = "",
    attendees: Sequence[Invited | Attendee] = (),
    directory: Directory | None = None,
    carry: bool = True,
    **fields: object,
) -> Meeting:
    """Book a meeting with an account, by its id or name; a new name is a new account.

    Without a kind it is the account's last one, and a first meeting exploratory.
    `fields` are others of the meeting: link, number, place, invite_is_ours,
    recording, length, uid, sequence. One that has begun already is unplanned. What
    was parked comes back on its agenda, unless it is not to `carry` it.
    """
    with desk.act("booking a meeting") as write:
        now = desk.now
        who = directory or Directory(desk, write, now)
        customer = who.account(account)
        chosen = kind or _next_kind(desk, customer.id)
        meeting = Meeting(
            MeetingId(desk.new_id()),
            customer.id,
            title or f"{chosen.value.capitalize()} with {customer.name}",
            chosen,
            channel,
            starts,
            ends_of(starts, minutes),
            now,
            packs=keep_packs(desk, write, chosen, channel),
            attendees=who.attendees(attendees, customer.id),
            unplanned=starts.instant <= now,
            agenda=Agenda(lines=first_agenda(desk, chosen, minutes)),
        )
        meeting = changed(meeting, fields, {"account", "outcome", "packs"})
        write.add(meeting)
        if carry and not meeting.unplanned:
            meeting = _with_parked(desk, meeting)
    return meeting


def _with_parked(desk: Desk, meeting: Meeting) -> Meeting:
    """Put what was parked until then on the agenda, in one line where there is room."""
    notes = desk.book.of_account(Note, meeting.account)
    parked = returning(notes, meeting.starts.in_zone(meeting.starts.zone).date())
    words = "; ".join(note.text for note in parked)
    lines = with_topic(meeting.agenda.lines, words) if parked else ()
    if not parked or lines == meeting.agenda.lines:
        return meeting
    with desk.act("carrying what was parked") as write:
        for note in parked:
            write.put(replace(note, carried=(*note.carried, meeting.id)))
        after = replace(meeting, agenda=replace(meeting.agenda, lines=lines))
        write.put(after)
    return after


def book_again(
    desk: Desk, meeting: MeetingId, starts: Moment, minutes: int | None = None
) -> Meeting:
    """Book the next date of a meeting that nobody came to or that was cancelled.

    What was prepared goes along: people, way in, purpose, agenda, the answers of
    planning and practice, and what is still planned to be given, asked or claimed.
    """
    with desk.act("booking again") as write:
        before = desk.the(Meeting, meeting)
        if before.outcome in {Outcome.BOOKED, Outcome.HELD}:
            raise Problem(
                f"“{before.title}” is {before.outcome.value}.",
                "Move it, or book a new meeting.",
            )
        again = book_meeting(
            desk,
            before.account,
            starts,
            minutes or before.minutes,
            channel=before.channel,
            kind=before.kind,
            title=before.title,
            attendees=before.attendees,
            link=before.link,
            number=before.number,
            place=before.place,
            invite_is_ours=before.invite_is_ours,
            recording=before.recording,
            length=before.length,
            carry=False,
        )
        if minutes in {None, before.minutes}:
            lines = tuple(replace(x, reached=None) for x in before.agenda.lines)
        else:
            lines = again.agenda.lines
        agenda = Agenda(before.agenda.purpose, lines)
        again = replace(again, agenda=agenda)
        write.put(again)
        take_along(desk, write, before, again)
    return again


def ends_of(starts: Moment, minutes: int) -> Moment:
    """Return the scheduled end, or raise a Problem for a length that is none."""
    if not 1 <= minutes <= LONGEST:
        raise Problem(
            f"A meeting lasts 1 minute to 24 hours, not {minutes} minutes.",
            "Put its length in minutes.",
        )
    return Moment.at(starts.instant + timedelta(minutes=minutes), starts.zone)


def open_meeting(desk: Desk, meeting: MeetingId, verb: str) -> Meeting:
    """Return a meeting that may still take place, or raise a Problem."""
    found = desk.the(Meeting, meeting)
    if not found.is_open:
        raise Problem(
            f"“{found.title}” is {found.outcome.value} and cannot be {verb}.",
            "Undo that first, or book a new meeting.",
        )
    return found


def _next_kind(desk: Desk, account: AccountId) -> Kind:
    held = [
        meeting
        for meeting in desk.book.of_account(Meeting, account)
        if meeting.outcome is Outcome.HELD
    ]
    return held[-1].kind if held else Kind.EXPLORATORY
