"""A whole reply of a row kept at once: its records, the agenda, the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from app.book.families import Record
from app.book.write import Write
from app.desk import agenda, answering
from app.desk.checking import checked
from app.desk.desk import Desk
from app.records.exchange import Ask, Concession, Give
from app.records.knowledge import Claim
from app.records.meeting import Agenda, Answer, Meeting, MeetingId
from app.records.person import Person
from checklists.pack import ItemId
from ui.meeting.reply import Reply


def reply_with(
    desk: Desk, meeting: MeetingId, item: ItemId, reply: Reply
) -> Answer | None:
    """Keep what an editor gave, in one transaction with the answer that links it."""
    with desk.act("answer a row") as write:
        for record in cast("tuple[Record, ...]", reply.records):
            desk.known(record)
            write.put(checked(record))
        for record in cast("tuple[Record, ...]", reply.dropped):
            _drop(write, meeting, record)
        if reply.agenda is not None:
            _keep_agenda(desk, meeting, reply.agenda)
        return answering.answer(
            desk,
            meeting,
            item,
            reply.text,
            values=reply.values,
            links=reply.links,
            none=reply.none,
        )


def _drop(write: Write, meeting: MeetingId, record: Record) -> None:
    """Take a record out: people and records of other meetings stay on file."""
    if isinstance(record, Give | Ask | Concession | Claim):
        write.put(replace(record, dropped=True))
    elif not isinstance(record, Person) and (
        getattr(record, "meeting", None) == meeting
    ):
        write.drop(record)


def _keep_agenda(desk: Desk, meeting: MeetingId, wanted: Agenda) -> None:
    now = desk.the(Meeting, meeting).agenda
    if (wanted.purpose, wanted.lines) != (now.purpose, now.lines):
        agenda.edit_agenda(desk, meeting, purpose=wanted.purpose, lines=wanted.lines)
    if wanted.told is not now.told:
        agenda.say_agenda(desk, meeting, wanted.told)
