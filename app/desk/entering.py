"""Records as a row gives them, whole, each change written by the verb it asks for."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from app.book.families import Record
from app.desk import (
    changing,
    exchanging,
    keeping_with,
    knowing,
    people,
    promising,
    timing,
)
from app.desk.checking import checked
from app.desk.desk import Desk
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.promise import Promise, PromiseState

R = TypeVar("R")

_STAMPS = ("joined", "started", "ended")


def enter(desk: Desk, meeting: Meeting, record: Record) -> None:
    """Keep a record that was made or changed in a row of a meeting."""
    with desk.act("answering a row") as write:
        before: Any = desk.book.find(type(record), getattr(record, "id", ""))
        if before == record:
            return
        match record:
            case Meeting():
                _change_meeting(desk, before, record)
            case Promise() if before:
                _change_promise(desk, meeting, before, record)
            case Give() if before or record.delivered:
                _change_give(desk, before, record)
            case Point() if before:
                _change_point(desk, before, record)
            case Person() if before:
                people.edit_person(desk, record.id, **_changes(before, record))
            case Claim() | Need() | Fact() | Note() if before:
                knowing.edit(desk, before, **_changes(before, record))
            case Ask() | Concession() | Refusal() if before:
                exchanging.edit(desk, before, **_changes(before, record))
            case _:
                desk.known(record)
                write.put(checked(record))


def leave_out(desk: Desk, meeting: Meeting, record: Record) -> None:
    """Take a record out of a row: people and those of other meetings stay on file."""
    with desk.act("answering a row") as write:
        match record:
            case Give():
                exchanging.drop(desk, record)
            case Ask():
                exchanging.drop(desk, record)
            case Concession():
                exchanging.drop(desk, record)
            case Claim():
                knowing.drop_claim(desk, record.id)
            case Person():
                return
            case _ if getattr(record, "meeting", None) == meeting.id:
                write.drop(record)


def _change_meeting(desk: Desk, before: Meeting, after: Meeting) -> None:
    stamps = {
        name: stamp.instant
        for name in _STAMPS
        if (stamp := getattr(after, name)) and stamp != getattr(before, name)
    }
    if stamps:
        timing.correct_times(desk, after.id, **stamps)
    known = {attendee.person: attendee.part for attendee in before.attendees}
    if set(known) != {attendee.person for attendee in after.attendees}:
        changing.invite(desk, after.id, after.attendees)
    for attendee in after.attendees:
        if known.get(attendee.person, attendee.part) != attendee.part:
            changing.take_part(desk, after.id, attendee.person, attendee.part)
    there = {one.address for one in before.attachments}
    new = [one.address for one in after.attachments if one.address not in there]
    if new:
        keeping_with.keep_with(desk, after.id, new)


def _change_promise(
    desk: Desk, meeting: Meeting, before: Promise, after: Promise
) -> None:
    if before.state is PromiseState.WANTED and after.state is PromiseState.OPEN:
        promising.accept(desk, after.id)
    if after.due != before.due:
        if after.due and before.due and _is_out(before, meeting):
            promising.agree_new_date(desk, after.id, after.due)
        else:
            promising.put_day_right(desk, after.id, after.due)
    if after.look_in and after.look_in != before.look_in:
        promising.plan_look_in(desk, after.id, after.look_in)
    other = replace(
        after,
        state=before.state,
        told=before.told,
        made=before.made,
        due=before.due,
        moves=before.moves,
        look_in=after.look_in and before.look_in,
    )
    if changes := _changes(before, other):
        promising.edit(desk, after.id, **changes)


def _is_out(promise: Promise, meeting: Meeting) -> bool:
    """Whether they know its day: it is of another meeting, or the recap was sent."""
    elsewhere = promise.meeting != meeting.id or meeting.recap_sent is not None
    return elsewhere and promise.state is PromiseState.OPEN


def _change_give(desk: Desk, before: Give | None, after: Give) -> None:
    planned = replace(after, delivered=before.delivered if before else None)
    if before is None:
        with desk.act("planning a give") as write:
            desk.known(planned)
            write.put(checked(planned))
    elif changes := _changes(before, planned):
        exchanging.edit(desk, before, **changes)
    if after.delivered == planned.delivered:
        return
    if planned.delivered is None:
        exchanging.deliver(desk, after.id, after.delivered)
    else:
        exchanging.put_delivery_right(desk, after.id, after.delivered)


def _change_point(desk: Desk, before: Point, after: Point) -> None:
    if after.answer is not before.answer:
        knowing.answer_point(desk, after.id, after.answer, after.our_answer)
    other = replace(after, answer=before.answer, answered=before.answered)
    if changes := _changes(before, other):
        knowing.edit(desk, before, **changes)


def _changes(before: R, after: R) -> dict[str, Any]:
    """Return the fields of a record that are others than before."""
    return {
        field.name: getattr(after, field.name)
        for field in fields(after)  # type: ignore[arg-type]
        if getattr(after, field.name) != getattr(before, field.name)
    }
