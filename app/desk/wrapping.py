"""After the call: wrap closed, recap and thanks sent, slips corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.book import meetings
from app.book.codec import instant_text
from app.book.dossiers import dossier, dossiers
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.drafts import draft
from app.desk.giving_first import close_what_ended
from app.desk.ledger import keep_all, kept, made_of
from app.desk.packs import items_of
from app.desk.preparing import lists_of
from app.dossier import Dossier
from app.errors import Problem
from app.records.meeting import Meeting, MeetingId, Outcome, Told
from app.records.moment import Due
from app.records.person import PersonId
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.circumstances import quiet_until
from app.rules.follow import SILENT, PackPromise, promises_of_silence, promises_to_make
from app.rules.outcome import THREE_ROWS, wrap_is_closed
from app.rules.recap import purpose_and_agenda, recap, recap_promises, thanks
from app.rules.windows import day_ends
from checklists.pack import Phase

LOOKED_BACK = timedelta(days=60)
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class KeptUp:
    """The promises that packs made by themselves, and when the next may be due."""

    made: tuple[Promise, ...]
    again: datetime | None


def close_wrap(desk: Desk, meeting: MeetingId) -> tuple[Promise, ...]:
    """Close the wrap of a held meeting, and return the promises its pack makes then."""
    with desk.act("wrapping up") as write:
        held = _held(desk, meeting)
        if held.wrapped:
            raise Problem(f"The wrap of “{held.title}” is closed already.")
        now = desk.now
        lists = lists_of(desk, meeting, now)
        if not wrap_is_closed(lists):
            still = [
                row.item.prompt
                for row in lists.pauses[Phase.WRAP].rows
                if row.item.id in THREE_ROWS and not row.closed
            ]
            raise Problem(
                f"Still open: {' '.join(still)}", "Answer it, or mark it missed."
            )
        made = _make(desk, write, dossier(desk.book, meeting, now), now)
        write.put(replace(held, wrapped=now))
    return made


def make_what_is_due(desk: Desk) -> tuple[Promise, ...]:
    """Make what packs promise by themselves, and return it.

    At the day's end that is what an open wrap left unmade; when nothing was heard
    for so long, the promise to send something new. Nothing is made twice.
    """
    return keep_up(desk).made


def keep_up(desk: Desk) -> KeptUp:
    """Make what is due, and say when to look again; the book is held only to write.

    What a silence asked for is closed once they spoke or something was sent.
    """
    now = desk.now
    close_what_ended(desk, now)
    open_wraps, newest = _recent(desk, now), _newest_of_accounts(desk, now)
    ends, silent, again = [], [], []
    for file in dossiers(desk.book, open_wraps, now):
        if now < (end := day_ends(file)):
            again.append(end)
        elif promises_to_make(file, items_of(desk, file.meeting)):
            ends.append(file.meeting.id)
    for file in dossiers(desk.book, newest, now):
        if now <= (quiet := quiet_until(file)):
            again.append(quiet + A_MOMENT)
        elif promises_of_silence(file, items_of(desk, file.meeting)):
            silent.append(file.meeting.id)
    made: list[Promise] = []
    if ends or silent:
        with desk.act("making the promises of the checklists") as write:
            for file in dossiers(desk.book, ends, now):
                made += _make(desk, write, file, now)
            for file in dossiers(desk.book, silent, now):
                unheard = promises_of_silence(file, items_of(desk, file.meeting))
                made += _write(desk, write, file, unheard, now)
    return KeptUp(tuple(made), min(again, default=None))


def copy_recap(desk: Desk, meeting: MeetingId) -> str:
    """Return the recap to send, and stamp it sent: what stands in it they know of."""
    with desk.act("sending the recap") as write:
        held = _held(desk, meeting)
        now = desk.now
        file = dossier(desk.book, meeting, now)
        for promise in recap_promises(file):
            corrected = promise.kind is PromiseKind.CORRECTION and not promise.due
            told = replace(promise, told=True)
            write.put(kept(told, now) if corrected else told)
        keep_all(desk, write, meeting, PromiseKind.RECAP, now)
        write.put(replace(held, recap_sent=now))
    return recap(file)


def recap_not_sent(desk: Desk, meeting: MeetingId) -> Meeting:
    """Note that the recap was copied but never sent."""
    with desk.act("taking the recap back") as write:
        before = desk.the(Meeting, meeting)
        if before.recap_sent is None:
            raise Problem(f"No recap of “{before.title}” was sent.")
        for promise in desk.book.of_meeting(Promise, meeting):
            recapped = promise.kind in {PromiseKind.RECAP, PromiseKind.CORRECTION}
            if recapped and promise.done == before.recap_sent:
                promise = replace(promise, state=PromiseState.OPEN, done=None)
            if promise.kind is PromiseKind.CORRECTION:
                promise = replace(promise, told=False)
            write.put(promise)
        after = replace(before, recap_sent=None)
        write.put(after)
    return after


def copy_thanks(desk: Desk, meeting: MeetingId) -> str:
    """Return two lines of thanks to send; keeps the promise to thank them."""
    with desk.act("sending thanks") as write:
        _held(desk, meeting)
        now = desk.now
        keep_all(desk, write, meeting, PromiseKind.THANKS, now)
        return thanks(dossier(desk.book, meeting, now))


def copy_agenda(desk: Desk, meeting: MeetingId) -> str:
    """Return purpose and agenda to send, and stamp them sent."""
    with desk.act("sending purpose and agenda") as write:
        before = desk.the(Meeting, meeting)
        if not before.is_open:
            raise Problem(f"“{before.title}” is {before.outcome.value}.")
        if not before.agenda.purpose.strip():
            raise Problem(
                "There is no purpose to send yet.",
                "Write in one sentence why you want this talk, then copy it.",
            )
        now = desk.now
        agenda = replace(before.agenda, told=Told.SENT, told_at=now)
        write.put(replace(before, agenda=agenda))
        return purpose_and_agenda(dossier(desk.book, meeting, now))


def correct(
    desk: Desk,
    meeting: MeetingId,
    what: str,
    due: Due | None = None,
    whom: PersonId | None = None,
) -> Promise:
    """Owe them a correction of what was said; it stays here until it is sent."""
    with desk.act("owing a correction") as write:
        _held(desk, meeting)
        owed = draft(
            desk,
            Promise,
            what,
            meeting=meeting,
            ours=True,
            kind=PromiseKind.CORRECTION,
            due=due,
            whom=whom,
            told=False,
        )
        write.put(owed)
    return owed


def _held(desk: Desk, meeting: MeetingId) -> Meeting:
    found = desk.the(Meeting, meeting)
    if found.outcome is not Outcome.HELD:
        raise Problem(
            f"“{found.title}” was not held: it is {found.outcome.value}.",
            "Press Ended first, or put in the times.",
        )
    return found


def _make(
    desk: Desk, write: Write, file: Dossier, now: datetime
) -> tuple[Promise, ...]:
    made = promises_to_make(file, items_of(desk, file.meeting))
    return _write(desk, write, file, made, now)


def _write(
    desk: Desk, write: Write, file: Dossier, made: Iterable[PackPromise], now: datetime
) -> tuple[Promise, ...]:
    promises = tuple(made_of(desk, file.meeting, one, now) for one in made)
    for promise in promises:
        write.put(promise)
    return promises


def _recent(desk: Desk, now: datetime) -> list[MeetingId]:
    """Return the meetings of the last weeks that nobody wrapped up, oldest first."""
    since = now - LOOKED_BACK
    open_wraps = meetings.open_wraps(desk.book, now)
    return [one.id for one in open_wraps if one.starts.instant >= since]


def _newest_of_accounts(desk: Desk, now: datetime) -> list[MeetingId]:
    """Return the last meeting held with each account in the last weeks.

    One whose silence was answered already is none: nothing more comes of it.
    """
    since = instant_text(now - LOOKED_BACK)
    held = desk.book.select(
        Meeting,
        "WHERE outcome = ? AND starts_instant >= ? ORDER BY starts_instant",
        (Outcome.HELD, since),
    )
    newest = {meeting.account: meeting.id for meeting in held}.values()
    made = desk.book.rows(
        "SELECT meeting FROM promises WHERE by_item = ? AND made >= ?", (SILENT, since)
    )
    answered = {meeting for (meeting,) in made}
    return [meeting for meeting in newest if meeting not in answered]
