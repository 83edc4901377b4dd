"""One calendar on its way into the book, event by event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.book.write import Write
from app.desk import booking, changing, moving
from app.desk.desk import Desk
from app.desk.directory import Directory, with_replies
from app.desk.import_plan import Intake, Step, as_event
from app.desk.reopening import NEW_PEOPLE, reopen
from app.exchange.invite import Invite
from app.exchange.matching import (
    account_name,
    domain_of,
    guess_channel,
    guess_kind,
    is_free_mail,
    is_ours,
    theirs,
    with_ours,
)
from app.records.meeting import Attendee, Event, EventId, Meeting, MeetingId, Outcome
from app.records.person import Person


class Taking:
    """One calendar being taken in."""

    def __init__(self, desk: Desk, write: Write) -> None:
        self._desk = desk
        self._write = write
        self._now = desk.now
        settings = desk.book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._directory = Directory(desk, write, self._now)
        self._met = {meeting.account for meeting in desk.book.every(Meeting)}
        self._events = {e.uid: e for e in desk.book.every(Event) if e.uid}
        self.new: list[MeetingId] = []
        self.updated: list[MeetingId] = []
        self.cancelled: list[MeetingId] = []
        self.unchanged = 0
        self.busy = 0

    def take(self, step: Step) -> None:
        """Do one step; a meeting that changed since it was planned stays as it is."""
        planned = step.meeting
        meeting = planned and self._desk.book.find(Meeting, planned.id)
        if planned and (not meeting or meeting.outcome is not planned.outcome):
            self.unchanged += 1
            return
        match step.intake, meeting:
            case Intake.NEW, _:
                self.new.append(self._book(step.invite))
            case ((Intake.UPDATED | Intake.MOVED), Meeting()):
                self._update(meeting, step.invite)
                self.updated.append(meeting.id)
            case Intake.REPLY, Meeting():
                self._reply(meeting, step.invite)
                self.updated.append(meeting.id)
            case Intake.CANCELLED, Meeting():
                moving.cancel(self._desk, meeting.id, by_us=meeting.invite_is_ours)
                self.cancelled.append(meeting.id)
            case Intake.BUSY, _:
                self._note_busy(step.invite)
                self.busy += 1
            case _:
                self.unchanged += 1

    def _book(self, invite: Invite) -> MeetingId:
        marked = with_ours(invite, *self._own)
        firms = [domain_of(p.email) for p in theirs(invite, *self._own)]
        account = self._directory.account(
            account_name(invite, *self._own) or invite.title,
            [firm for firm in firms if not is_free_mail(firm)],
        )
        if event := self._events.get(invite.key):
            self._write.drop(event)
        meeting = booking.book_meeting(
            self._desk,
            account.id,
            invite.starts,
            _minutes(invite),
            kind=guess_kind(invite.title, first=account.id not in self._met),
            channel=guess_channel(invite),
            title=invite.title,
            attendees=marked.people,
            directory=self._directory,
            link=invite.link,
            number=invite.dial_ins[0].number if invite.dial_ins else "",
            place=invite.place,
            uid=invite.key,
            sequence=invite.sequence,
            recording=invite.recording,
            invite_is_ours=self._is_ours(invite),
        )
        self._met.add(account.id)
        return meeting.id

    def _update(self, meeting: Meeting, invite: Invite) -> None:
        """Bring a meeting to its new state; what was answered stays."""
        desk, write = self._desk, self._write
        if meeting.outcome is Outcome.CANCELLED_BY_THEM:
            write.put(replace(meeting, outcome=Outcome.BOOKED))
        if (invite.starts, invite.ends) != (meeting.starts, meeting.ends):
            moving.move(
                desk,
                meeting.id,
                invite.starts,
                minutes=_minutes(invite),
                by_us=self._is_ours(invite),
                told_at=_told(invite, self._now),
            )
        if invite.link and invite.link != meeting.link:
            changing.change_link(desk, meeting.id, link=invite.link)
        marked = with_ours(invite, *self._own)
        listed = self._directory.attendees(marked.people, meeting.account)
        by_hand = tuple(a for a in meeting.attendees if not self._emails(a))
        people = with_replies((*listed, *by_hand), meeting.attendees)
        after = replace(
            desk.the(Meeting, meeting.id),
            title=invite.title or meeting.title,
            place=invite.place,
            sequence=invite.sequence,
            attendees=_once(people),
        )
        write.put(after)
        known = {attendee.person for attendee in meeting.attendees}
        if any(attendee.person not in known for attendee in after.attendees):
            reopen(desk, write, meeting.id, NEW_PEOPLE)

    def _reply(self, meeting: Meeting, invite: Invite) -> None:
        invited = {attendee.person for attendee in meeting.attendees}
        for told in invite.attendees:
            person = self._directory.person_by_email(told.email)
            if person and person.id in invited:
                changing.reply(self._desk, meeting.id, person.id, told.reply)

    def _note_busy(self, invite: Invite) -> None:
        known = self._events.get(invite.key)
        if invite.cancelled or invite.method == "CANCEL":
            if known:
                self._write.drop(known)
            return
        blank = Event(
            EventId(self._desk.new_id()), invite.title, invite.starts, invite.ends
        )
        event = as_event(invite, known or blank)
        self._write.put(event)
        self._events[invite.key] = event

    def _is_ours(self, invite: Invite) -> bool:
        organiser = invite.organiser
        return organiser is not None and is_ours(organiser.email, *self._own)

    def _emails(self, attendee: Attendee) -> tuple[str, ...]:
        return self._desk.the(Person, attendee.person).emails


def _minutes(invite: Invite) -> int:
    span = invite.ends.instant - invite.starts.instant
    return min(max(1, int(span.total_seconds() // 60)), booking.LONGEST)


def _told(invite: Invite, now: datetime) -> datetime:
    """Return when the other side learned of a move: as the invite was written."""
    return min(invite.stamped or now, now).astimezone(UTC)


def _once(people: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    return tuple({attendee.person: attendee for attendee in people}.values())
