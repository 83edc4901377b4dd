"""What was put off is taken up again, or settled."""

from __future__ import annotations

from dataclasses import replace

from app.desk.agenda import edit_agenda
from app.desk.booking import open_meeting
from app.desk.desk import Desk
from app.desk.knowing import answer_point
from app.desk.promising import keep
from app.errors import Problem
from app.records.knowledge import Note, Point, PointAnswer
from app.records.meeting import Meeting, MeetingId
from app.records.promise import Promise
from app.rules.carried import Topic, taken_up


def take_up(desk: Desk, meeting: MeetingId, topic: Topic) -> Meeting:
    """Put a topic on the agenda of a meeting; that it was carried there is kept.

    An agenda without room for it is a Problem.
    """
    with desk.act("taking up a topic") as write:
        here = open_meeting(desk, meeting, "planned")
        lines = taken_up(here.agenda.lines, topic.words)
        if lines is None:
            raise Problem(
                f"The agenda has no room for “{topic.words}”.",
                "Drop or shorten a line of it first.",
            )
        before: Note | Point | None = desk.book.find(Note, topic.record)
        before = before or desk.book.find(Point, topic.record)
        if before is not None and meeting not in before.carried:
            write.put(replace(before, carried=(*before.carried, meeting)))
        if lines != here.agenda.lines:
            return edit_agenda(desk, meeting, lines=lines)
        return here


def settle(desk: Desk, topic: Topic) -> Note | Point | Promise:
    """Close a topic: a note is settled, a point answered yes, a promise kept."""
    with desk.act("settling a topic") as write:
        if note := desk.book.find(Note, topic.record):
            settled = replace(note, settled=desk.now)
            write.put(settled)
            return settled
        if point := desk.book.find(Point, topic.record):
            return answer_point(desk, point.id, PointAnswer.YES)
        if promise := desk.book.find(Promise, topic.record):
            return keep(desk, promise.id)
        raise Problem(
            f"“{topic.words}” stands on no record.", "Put it on the agenda instead."
        )
