"""Calendars that are read again and again: chosen, fetched, let go of."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

from app.book.book import Book
from app.book.codec import instant_text
from app.book.fetches import Fetched, fetched
from app.desk import moving
from app.desk.backing_up import back_up_before
from app.desk.desk import Desk
from app.desk.import_plan import ImportPlan, Intake
from app.desk.importing import Imported, carry_out, keep_before, plan_import
from app.desk.said_before import TAKE_IN
from app.errors import Problem
from app.exchange.calendar_address import calendar_address, name_of
from app.exchange.invite import Calendar, Invite
from app.records.calendar_source import CalendarId, CalendarSource
from app.records.event import Event
from app.records.meeting import Meeting


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a fetch did; `gone` counts what it no longer has, of what is to come."""

    imported: Imported
    gone: int = 0

    @property
    def sentence(self) -> str:
        """What came of it, for who asked for it."""
        parts = [self.imported.sentence]
        if self.gone:
            parts.append(f"No longer in your calendar: {self.gone}. See the settings.")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Gone:
    """Meetings and busy time to come that were in a fetched calendar and are no more.

    They are not cancelled: that something is not there says nothing by itself.
    """

    meetings: tuple[Meeting, ...] = ()
    events: tuple[Event, ...] = ()

    def __len__(self) -> int:
        return len(self.meetings) + len(self.events)


def add_calendar(desk: Desk, address: str, name: str = "") -> CalendarSource:
    """Choose a calendar by its address or file, to be read from now on."""
    with desk.act("adding a calendar") as write:
        known = calendar_address(address)
        for other in desk.book.every(CalendarSource):
            if other.address == known:
                raise Problem(f"This calendar is read already, as “{other.name}”.")
        source = CalendarSource(
            CalendarId(desk.new_id()),
            known,
            " ".join(name.split()) or name_of(known),
            desk.now,
        )
        write.put(source)
    return source


def remove_calendar(desk: Desk, calendar: CalendarId) -> CalendarSource:
    """Read a calendar no more; what it brought stays."""
    with desk.act("removing a calendar") as write:
        source = desk.the(CalendarSource, calendar)
        write.drop(source)
    return source


def note_unchanged(desk: Desk, calendar: CalendarId) -> None:
    """Note that a calendar was there, and as it had been."""
    with desk.act("reading a calendar") as write:
        before = fetched(desk.book, calendar)
        write.keep_fetched(replace(before, answered=desk.now, trouble="", advice=""))


def note_trouble(desk: Desk, calendar: CalendarId, trouble: Problem) -> None:
    """Note why a calendar could not be read; what the book has of it stays."""
    with desk.act("reading a calendar") as write:
        before = fetched(desk.book, calendar)
        write.keep_fetched(replace(before, trouble=str(trouble), advice=trouble.advice))


def take_fetched(
    desk: Desk,
    calendar: CalendarId,
    read: Calendar,
    *,
    etag: str = "",
    modified: str = "",
) -> TakenIn:
    """Take in what a calendar holds, in one act that one undo takes back.

    What it brought before and is in the book no more was taken out by hand: it does
    not come back. What it has no more is noted, and nothing else.
    """
    desk.the(CalendarSource, calendar)
    before = fetched(desk.book, calendar)
    plan = plan_import(desk, read)
    away = _taken_out(desk.book, before.brought, plan)
    keep_before(desk, plan.without(away))
    with desk.act(TAKE_IN) as write:
        imported = carry_out(desk, plan.without(away))
        after = Fetched(
            calendar,
            answered=desk.now,
            read=desk.now,
            etag=etag,
            modified=modified,
            brought=frozenset(i.key for i in read.invites if _stands(i)),
            gone=_missing(desk, before, read),
        )
        write.keep_fetched(after)
    imported = replace(imported, away=imported.away + len(away))
    return TakenIn(imported, len(after.gone - before.gone))


def gone(desk: Desk) -> Gone:
    """Return what is to come and was in a calendar that has it no more."""
    states = [fetched(desk.book, one.id) for one in desk.book.every(CalendarSource)]
    there = frozenset().union(*(state.brought for state in states))
    missing = frozenset().union(*(state.gone for state in states)) - there
    return _to_come(desk, missing)


def cancel_gone(desk: Desk) -> int:
    """Cancel what is no longer in any calendar, and say how many that were.

    It counts as said by the calendar, so that what comes back there stands again.
    """
    found = gone(desk)
    back_up_before(desk, len(found.meetings), Meeting)
    with desk.act(TAKE_IN) as write:
        for meeting in found.meetings:
            moving.cancel(desk, meeting.id, by_us=meeting.invite_is_ours)
        for event in found.events:
            write.drop(event)
    return len(found)


def _stands(invite: Invite) -> bool:
    return not invite.cancelled and invite.method not in {"CANCEL", "REPLY"}


def _taken_out(book: Book, brought: frozenset[str], plan: ImportPlan) -> set[str]:
    """Return the keys a plan would add that came before and were taken out by hand."""
    adds = (*plan.of(Intake.NEW), *plan.of(Intake.BUSY))
    fresh = {step.invite.key for step in adds if not step.again} & brought
    rows = book.rows(
        """
        SELECT uid FROM meetings WHERE uid IN (SELECT value FROM json_each(:keys))
        UNION
        SELECT uid FROM events WHERE uid IN (SELECT value FROM json_each(:keys))
        """,
        {"keys": json.dumps(sorted(fresh))},
    )
    return fresh - {uid for (uid,) in rows}


def _missing(desk: Desk, before: Fetched, read: Calendar) -> frozenset[str]:
    """Return what a calendar had and has no more, of what is to come in the book.

    What was in the file and could not be taken is there all the same.
    """
    there = {invite.key for invite in read.invites} | read.unread
    once = before.brought | before.gone
    missing = {key for key in once - there if _series(key) not in read.unread}
    found = _to_come(desk, missing)
    uids = [meeting.uid for meeting in found.meetings]
    return frozenset((*uids, *(event.uid for event in found.events)))


def _series(key: str) -> str:
    """Return the uid in a key, or what a uid with a stroke in it begins with."""
    return key.rpartition("/")[0] or key


def _to_come(desk: Desk, keys: Collection[str]) -> Gone:
    """Return the open meetings and the busy time of keys that have not begun."""
    if not keys:
        return Gone()
    named = "WHERE uid IN (SELECT value FROM json_each(?)) AND starts_instant > ?"
    values = (json.dumps(sorted(keys)), instant_text(desk.now))
    meetings = desk.book.select(Meeting, f"{named} ORDER BY starts_instant", values)
    events = desk.book.select(Event, f"{named} ORDER BY starts_instant", values)
    return Gone(tuple(one for one in meetings if one.is_open), events)
