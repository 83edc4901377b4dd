"""A booked meeting changed: its kind, the way in, who comes, how much is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.desk.booking import open_meeting
from app.desk.checking import checked
from app.desk.desk import Desk
from app.desk.directory import Directory, with_replies
from app.desk.packs import first_agenda, items_of, keep_packs
from app.desk.reopening import NEW_PEOPLE, channel_rows, reopen
from app.errors import Problem
from app.records.event import Invited
from app.records.meeting import Attendee, Meeting, MeetingId, Reply
from app.records.person import PersonId
from checklists.pack import Channel, Kind, Length


def retitle(desk: Desk, meeting: MeetingId, title: str) -> Meeting:
    """Give a meeting another title."""
    with desk.act("retitling a meeting") as write:
        after = checked(replace(desk.the(Meeting, meeting), title=title))
        write.put(after)
    return after


def change_kind(desk: Desk, meeting: MeetingId, kind: Kind) -> Meeting:
    """Make it another kind of meeting; an agenda nobody touched follows."""
    with desk.act("changing the kind") as write:
        before = open_meeting(desk, meeting, "changed")
        agenda = before.agenda
        if agenda.lines == first_agenda(desk, before.kind, before.minutes):
            lines = first_agenda(desk, kind, before.minutes)
            agenda = replace(agenda, lines=lines)
        packs = keep_packs(desk, write, kind, before.channel)
        after = replace(before, kind=kind, packs=packs, agenda=agenda)
        write.put(after if kind is not before.kind else before)
    return after


def change_channel(
    desk: Desk,
    meeting: MeetingId,
    channel: Channel,
    *,
    link: str = "",
    number: str = "",
) -> Meeting:
    """Meet by phone instead of web, or the other way; asks the channel rows again."""
    with desk.act("changing the channel") as write:
        before = open_meeting(desk, meeting, "changed")
        after = replace(
            before,
            channel=channel,
            link=link.strip() or before.link,
            number=number.strip() or before.number,
        )
        if channel is not before.channel:
            packs = keep_packs(desk, write, before.kind, channel)
            after = replace(after, packs=packs)
        if after != before:
            write.put(after)
            rows = channel_rows((*items_of(desk, before), *items_of(desk, after)))
            reopen(desk, write, meeting, rows)
    return after


def change_link(
    desk: Desk,
    meeting: MeetingId,
    *,
    link: str | None = None,
    number: str | None = None,
) -> Meeting:
    """Set the join link or the number; asks the rows of the channel again."""
    with desk.act("changing the way in") as write:
        before = open_meeting(desk, meeting, "changed")
        after = replace(
            before,
            link=before.link if link is None else link.strip(),
            number=before.number if number is None else number.strip(),
        )
        if after != before:
            write.put(after)
            rows = channel_rows(items_of(desk, before))
            reopen(desk, write, meeting, rows)
    return after


def invite(
    desk: Desk, meeting: MeetingId, attendees: Sequence[Invited | Attendee]
) -> Meeting:
    """Set who is invited, all of them; newcomers ask the rows on people again."""
    with desk.act("changing who is invited") as write:
        before = open_meeting(desk, meeting, "changed")
        who = Directory(desk, write, desk.now)
        listed = who.attendees(attendees, before.account)
        after = replace(before, attendees=with_replies(listed, before.attendees))
        write.put(after)
        if _newcomers(before, after):
            reopen(desk, write, meeting, NEW_PEOPLE)
    return after


def reply(desk: Desk, meeting: MeetingId, person: PersonId, reply: Reply) -> Meeting:
    """Note what an invited person answered."""
    return _attendee(desk, meeting, person, "noting a reply", reply=reply)


def take_part(desk: Desk, meeting: MeetingId, person: PersonId, part: str) -> Meeting:
    """Note which part one of ours takes: opens, notes, clock or expert."""
    return _attendee(desk, meeting, person, "sharing out the parts", part=part.strip())


def set_length(desk: Desk, meeting: MeetingId, length: Length | None) -> Meeting:
    """Choose how much is asked; None leaves it to the stakes."""
    with desk.act("changing how much is asked") as write:
        after = replace(desk.the(Meeting, meeting), length=length)
        write.put(after)
    return after


def plan_recording(desk: Desk, meeting: MeetingId, recording: bool) -> Meeting:
    """Plan to record, or not to."""
    with desk.act("planning the recording") as write:
        before = open_meeting(desk, meeting, "changed")
        after = replace(before, recording=recording)
        write.put(after)
    return after


def _attendee(
    desk: Desk, meeting: MeetingId, person: PersonId, label: str, **fields: Reply | str
) -> Meeting:
    with desk.act(label) as write:
        before = desk.the(Meeting, meeting)
        if person not in {attendee.person for attendee in before.attendees}:
            raise Problem("This person is not invited.", "Invite them first.")
        after = replace(
            before,
            attendees=tuple(
                replace(a, **fields) if a.person == person else a  # type: ignore[arg-type]
                for a in before.attendees
            ),
        )
        write.put(after)
    return after


def _newcomers(before: Meeting, after: Meeting) -> bool:
    known = {attendee.person for attendee in before.attendees}
    return any(attendee.person not in known for attendee in after.attendees)
