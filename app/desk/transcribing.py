"""A brief that was ticked with a pen, taken over row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.desk.answer_writing import begun, with_fill, write_answer
from app.desk.desk import Desk
from app.desk.preparing import lists_of
from app.desk.rows import answer_to, answerable
from app.records.meeting import Answer, Answered, MeetingId, Source
from checklists.pack import AnswerKind, ItemId

ON_PAPER = "done on paper"


def take_over(
    desk: Desk,
    meeting: MeetingId,
    done: Sequence[ItemId] = (),
    missed: Sequence[ItemId] = (),
) -> tuple[Answer, ...]:
    """Take over what was ticked with a pen, as of now and marked as from paper.

    A row done is answered with what the book offers, else with the tick alone; one
    answered already stays as it is.
    """
    with desk.act("taking over from paper") as write:
        taken = []
        lists = lists_of(desk, meeting, desk.now)
        for item in (*done, *missed):
            here, row = answerable(desk, meeting, item)
            if answer_to(desk, meeting, item):
                continue
            state = Answered.ANSWERED if item in done else Answered.MISSED
            given = replace(begun(desk, here, row, state), source=Source.PAPER)
            shown = lists.row(item)
            if item in done and shown and shown.fill:
                given = with_fill(given, shown.fill)
            elif item in done and row.answer is not AnswerKind.TICK:
                # A tick beside a choice means its first plain option, the good one.
                plain = (option.name for option in row.options if not option.detail)
                given = replace(given, text=next(plain, ON_PAPER))
            taken.append(write_answer(desk, write, here, row, given))
    return tuple(taken)
