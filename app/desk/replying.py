"""A row answered at once: its records, the agenda, the answer, the row beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from app.book.families import Record
from app.desk import agenda, answering, wrapping
from app.desk.desk import Desk
from app.desk.entering import enter, leave_out
from app.desk.packs import items_of
from app.desk.preparing import lists_of
from app.records.meeting import (
    Agenda,
    Answer,
    Answered,
    Meeting,
    MeetingId,
    Outcome,
    Value,
)
from app.records.promise import Promise
from app.rules.fills import FILLS
from app.rules.outcome import THREE_ROWS, wrap_is_closed
from app.rules.values import Row
from checklists.pack import ItemId


@dataclass(frozen=True, slots=True)
class Reply:
    """What a row is answered with: an answer with its records, or a way to close it.

    `text` is the whole where the row has no named fields, the option of a choice,
    the digits of a number. `none` is the full answer "0". `records` are records made
    or changed in the row, whole; `dropped` those taken out of it; `links` the ids
    of all records the row now shows, in their order. `agenda` is set where the row
    edits the agenda of the meeting.
    """

    text: str = ""
    values: tuple[Value, ...] = ()
    links: tuple[str, ...] = ()
    none: bool = False
    records: tuple[object, ...] = ()
    dropped: tuple[object, ...] = ()
    agenda: Agenda | None = None


def reply_with(
    desk: Desk, meeting: MeetingId, item: ItemId, reply: Reply
) -> Answer | None:
    """Keep a reply, in one transaction with the answer that links its records."""
    with desk.act("answering a row"):
        here = desk.the(Meeting, meeting)
        for record in cast("tuple[Record, ...]", reply.records):
            enter(desk, here, record)
        for record in cast("tuple[Record, ...]", reply.dropped):
            leave_out(desk, here, record)
        if reply.agenda is not None:
            _keep_agenda(desk, meeting, reply.agenda)
        given = answering.answer(
            desk,
            meeting,
            item,
            reply.text,
            values=reply.values,
            links=reply.links,
            none=reply.none,
        )
        _confirm_beside(desk, meeting, item)
        return given


def confirm(desk: Desk, meeting: MeetingId, item: ItemId) -> Answer:
    """Take what the book offers for a row, and for the row that shares its line."""
    with desk.act("confirming a row"):
        given = answering.confirm(desk, meeting, item)
        _confirm_beside(desk, meeting, item)
        return given


def wrap_up(desk: Desk, meeting: MeetingId, item: ItemId) -> tuple[Promise, ...] | None:
    """Close the wrap with the last of its first three rows, as part of that answer.

    The promises made then come out, None where it stays as it was.
    """
    here = desk.the(Meeting, meeting)
    if item not in THREE_ROWS or here.wrapped or here.outcome is not Outcome.HELD:
        return None
    if not wrap_is_closed(lists_of(desk, meeting, desk.now)):
        return None
    return wrapping.close_wrap(desk, meeting)


def _confirm_beside(desk: Desk, meeting: MeetingId, item: ItemId) -> None:
    """Confirm the row in the same line, where its records stand in both."""
    items = items_of(desk, desk.the(Meeting, meeting))
    if not any(one.shares_line_with == item and one.id in FILLS for one in items):
        return
    lists = lists_of(desk, meeting, desk.now)
    lines = (
        line
        for pause in lists.pauses.values()
        for line in (*pause.lines, *pause.more)
        if line.lead.item.id == item and line.second is not None
    )
    for line in lines:
        if line.second is not None and _follows(line.second):
            answering.confirm(desk, meeting, line.second.item.id)


def _follows(row: Row) -> bool:
    """Whether what a row is offered are records that its answer has not got yet.

    That there are none is offered and answered in the same way.
    """
    if row.fill is None or not (row.fill.links or row.fill.none):
        return False
    if row.answer is None:
        return True
    here = row.answer.state is Answered.ANSWERED
    return here and row.answer.links != row.fill.links


def _keep_agenda(desk: Desk, meeting: MeetingId, wanted: Agenda) -> None:
    now = desk.the(Meeting, meeting).agenda
    if (wanted.purpose, wanted.lines) != (now.purpose, now.lines):
        agenda.edit_agenda(desk, meeting, purpose=wanted.purpose, lines=wanted.lines)
    if wanted.told is not now.told:
        agenda.say_agenda(desk, meeting, wanted.told)
