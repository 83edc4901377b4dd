"""A brief that was ticked with a pen, taken over row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.desk.answer_writing import begun, drop_answer, with_fill, write_answer
from app.desk.desk import Desk
from app.desk.preparing import lists_of
from app.desk.rows import answer_to, answerable
from app.records.meeting import Answer, Answered, MeetingId, Source
from app.rules.lint.persistence import OWNING_UP
from app.rules.values import Row, RowState
from checklists.pack import AnswerKind, Item, ItemId

ON_PAPER = "done on paper"
PROMISES = ItemId("pre-promises")


def take_over(
    desk: Desk,
    meeting: MeetingId,
    done: Sequence[ItemId] = (),
    missed: Sequence[ItemId] = (),
    opened: Sequence[ItemId] = (),
) -> tuple[Answer, ...]:
    """Take over what was ticked with a pen, as of now and marked as from paper.

    A row done is answered with what the book offers, else with the tick alone; one
    that stands so already stays as it is. Rows `opened` wait for an answer again.
    """
    with desk.act("taking over from paper") as write:
        taken = []
        lists = lists_of(desk, meeting, desk.now)
        for item in (*done, *missed):
            here, row = answerable(desk, meeting, item)
            shown = lists.row(item)
            state = Answered.ANSWERED if item in done else Answered.MISSED
            if stands(answer_to(desk, meeting, item), shown, state):
                continue
            given = replace(begun(desk, here, row, state), source=Source.PAPER)
            if item in done and shown and shown.fill:
                given = with_fill(given, shown.fill)
            elif item in done and row.answer is not AnswerKind.TICK:
                given = replace(given, text=_ticked(row))
            taken.append(write_answer(desk, write, here, row, given))
        for item in opened:
            answerable(desk, meeting, item)
            drop_answer(desk, write, meeting, item)
    return tuple(taken)


def _ticked(row: Item) -> str:
    """Return what a tick alone means beside a row that the book has no answer to.

    Beside a choice it is the first plain option, the good one. Where something is
    owed, the brief says "own up first": then that is what was ticked.
    """
    if row.id == PROMISES:
        return OWNING_UP
    plain = (option.name for option in row.options if not option.detail)
    return next(plain, ON_PAPER)


def stands(answer: Answer | None, row: Row | None, state: Answered) -> bool:
    """Whether a row is closed in a way already; an old last check is none any more."""
    due_again = row is not None and row.state is RowState.OPEN
    return answer is not None and answer.state is state and not due_again
