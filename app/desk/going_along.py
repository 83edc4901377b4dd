"""What was prepared for one date goes along to the next (PACKS section 10.2)."""

from __future__ import annotations

from dataclasses import replace

from app.book.write import Write
from app.desk.desk import Desk
from app.desk.packs import items_of
from app.desk.reopening import NEW_TIME
from app.records.exchange import Ask, AskOutcome, Concession, Give
from app.records.knowledge import Claim
from app.records.meeting import Answer, AnswerId, Meeting
from app.records.promise import Promise, PromiseState
from checklists.pack import Phase

_PREPARED = frozenset({Phase.PLAN, Phase.REHEARSE})


def take_along(desk: Desk, write: Write, before: Meeting, again: Meeting) -> None:
    """Copy the answers of planning and practice, and relink what is still planned."""
    _copy_answers(desk, write, before, again)
    here = before.id
    planned: list[Give | Ask | Claim | Concession | Promise] = [
        *(g for g in desk.book.of_meeting(Give, here) if not g.delivered),
        *(
            a
            for a in desk.book.of_meeting(Ask, here)
            if a.outcome is AskOutcome.PLANNED
        ),
        *desk.book.of_meeting(Claim, here),
        *desk.book.of_meeting(Concession, here),
        *(
            p
            for p in desk.book.of_meeting(Promise, here)
            if p.state is PromiseState.WANTED
        ),
    ]
    for record in planned:
        write.put(replace(record, meeting=again.id))


def _copy_answers(desk: Desk, write: Write, before: Meeting, again: Meeting) -> None:
    """Copy answers as given just now; those on the time are asked again."""
    now = desk.now
    rows = {item.id for item in items_of(desk, again) if item.phase in _PREPARED}
    for answer in desk.book.of_meeting(Answer, before.id):
        if answer.item in rows - NEW_TIME:
            id_ = AnswerId(desk.new_id())
            copied = replace(answer, id=id_, meeting=again.id, at=now, edited=now)
            write.put(copied)
