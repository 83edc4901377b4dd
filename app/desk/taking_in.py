"""One calendar on its way into the book, event by event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.book.write import Write
from app.desk import booking, changing, moving
from app.desk.desk import Desk
from app.desk.directory import Directory, with_replies
from app.desk.import_plan import Intake, Part, Step
from app.desk.invite_states import minutes_of, scheduled
from app.desk.reopening import NEW_PEOPLE, reopen
from app.desk.zones import Zones
from app.exchange.invite import Invite
from app.exchange.kept_invite import kept
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
from app.records.account import AccountId
from app.records.event import Event, EventId
from app.records.meeting import Attendee, Meeting, MeetingId, Outcome


class Taking:
    """One calendar being taken in."""

    def __init__(self, desk: Desk, write: Write) -> None:
        self._desk = desk
        self._write = write
        self._now = desk.now
        settings = desk.book.settings()
        self._own = (settings.own_domains, settings.own_emails)
        self._directory = Directory(desk, write, self._now)
        met = desk.book.rows("SELECT DISTINCT account FROM meetings")
        self._met = {account for (account,) in met}
        self._events: dict[str, EventId] = dict(
            desk.book.rows("SELECT uid, id FROM events WHERE uid <> ''")
        )
        self._zones = Zones(desk, write)
        self.new: list[MeetingId] = []
        self.updated: list[MeetingId] = []
        self.cancelled: list[MeetingId] = []
        self.unchanged = 0
        self.busy = 0
        self.away = 0

    def take(self, step: Step) -> None:
        """Do one step; a meeting that changed since it was planned stays as it is."""
        planned = step.meeting
        meeting = planned and self._write.find(Meeting, planned.id)
        if planned and (not meeting or meeting.outcome is not planned.outcome):
            self.unchanged += 1
            return
        match step.intake, meeting:
            case Intake.NEW, _:
                self.new.append(self._book(step.invite))
            case ((Intake.UPDATED | Intake.MOVED), Meeting()):
                self._update(meeting, step)
                self.updated.append(meeting.id)
            case Intake.REPLY, Meeting():
                self._reply(meeting, step.invite)
                self.updated.append(meeting.id)
            case Intake.CANCELLED, Meeting():
                self._cancel(meeting, step.invite)
                self.cancelled.append(meeting.id)
            case Intake.BUSY, _:
                self._note_busy(step.invite)
                self.busy += 1
            case Intake.AWAY, _:
                self.away += 1
            case _:
                self.unchanged += 1

    def _book(self, invite: Invite) -> MeetingId:
        marked = with_ours(invite, *self._own)
        firms = [domain_of(p.email) for p in theirs(invite, *self._own)]
        account = self._directory.account(
            account_name(invite, *self._own) or invite.title,
            [firm for firm in firms if not is_free_mail(firm)],
        )
        if event := self._event(invite):
            self._write.drop(event)
        meeting = booking.book_meeting(
            self._desk,
            account.id,
            invite.starts,
            minutes_of(invite),
            kind=guess_kind(invite.title, first=account.id not in self._met),
            channel=guess_channel(invite),
            title=invite.title,
            attendees=marked.people,
            directory=self._directory,
            link=invite.link,
            links=invite.links,
            number=invite.dial_ins[0].number if invite.dial_ins else "",
            place=invite.place,
            uid=invite.key,
            sequence=invite.sequence,
            stamped=invite.stamped,
            recording=invite.recording,
            invite_is_ours=self._is_ours(invite),
        )
        self._met.add(account.id)
        self._learn_zone(account.id, invite)
        return meeting.id

    def _update(self, meeting: Meeting, step: Step) -> None:
        """Bring what the calendar changed; what was answered stays."""
        desk, write, invite, parts = self._desk, self._write, step.invite, step.parts
        after = replace(
            meeting,
            outcome=Outcome.BOOKED,
            title=invite.title if Part.TITLE in parts else meeting.title,
            place=invite.place if Part.PLACE in parts else meeting.place,
            links=invite.links,
            sequence=invite.sequence,
            stamped=invite.stamped,
        )
        if Part.PEOPLE in parts:
            after = replace(after, attendees=self._people(meeting, step))
        if Part.TIME in parts:
            after = self._moved(after, invite)
        write.put(after)
        if Part.LINK in parts:
            changing.change_link(desk, meeting.id, link=invite.link)
        self._learn_zone(meeting.account, invite)
        known = {attendee.person for attendee in meeting.attendees}
        if any(attendee.person not in known for attendee in after.attendees):
            reopen(desk, write, meeting.id, NEW_PEOPLE)

    def _moved(self, meeting: Meeting, invite: Invite) -> Meeting:
        """Move a meeting; the same time told in another zone is no move."""
        starts, ends = scheduled(invite)
        if (starts.instant, ends.instant) == (
            meeting.starts.instant,
            meeting.ends.instant,
        ):
            return replace(meeting, starts=starts, ends=ends)
        self._write.put(meeting)
        return moving.move(
            self._desk,
            meeting.id,
            starts,
            minutes=minutes_of(invite),
            by_us=self._is_ours(invite),
            told_at=_told(invite, self._now),
        )

    def _people(self, meeting: Meeting, step: Step) -> tuple[Attendee, ...]:
        """Return who comes: who was added or taken off by hand stays so."""
        marked = with_ours(step.invite, *self._own)
        listed = self._directory.attendees(marked.people, meeting.account)
        here = {attendee.person for attendee in meeting.attendees}
        told = {attendee.person for attendee in listed}
        taken_off = step.brought - here
        by_hand = (
            attendee
            for attendee in meeting.attendees
            if attendee.person not in told | step.brought
        )
        coming = (a for a in listed if a.person not in taken_off)
        return with_replies((*coming, *by_hand), meeting.attendees)

    def _cancel(self, meeting: Meeting, invite: Invite) -> None:
        gone = moving.cancel(self._desk, meeting.id, by_us=meeting.invite_is_ours)
        stamped = invite.stamped or meeting.stamped
        self._write.put(replace(gone, sequence=invite.sequence, stamped=stamped))

    def _reply(self, meeting: Meeting, invite: Invite) -> None:
        invited = {attendee.person for attendee in meeting.attendees}
        for told in invite.attendees:
            person = self._directory.person_by_email(told.email)
            if person and person.id in invited:
                changing.reply(self._desk, meeting.id, person.id, told.reply)

    def _note_busy(self, invite: Invite) -> None:
        known = self._event(invite)
        if invite.cancelled or invite.method == "CANCEL":
            if known:
                self._write.drop(known)
            return
        if known:
            self._write.put(kept(invite, known.id))
            return
        id_ = EventId(self._desk.new_id())
        self._write.add(kept(invite, id_))
        self._events[invite.key] = id_

    def _learn_zone(self, account: AccountId, invite: Invite) -> None:
        """Note where they are; only their own invite is written in their zone."""
        theirs_it_is = invite.organiser is not None and not self._is_ours(invite)
        self._zones.learn(account, invite.told_zone if theirs_it_is else "")

    def _event(self, invite: Invite) -> Event | None:
        known = self._events.get(invite.key)
        return self._write.find(Event, known) if known else None

    def _is_ours(self, invite: Invite) -> bool:
        organiser = invite.organiser
        return organiser is not None and is_ours(organiser.email, *self._own)


def _told(invite: Invite, now: datetime) -> datetime:
    """Return when the other side learned of a move: as the invite was written."""
    return min(invite.stamped or now, now).astimezone(UTC)
