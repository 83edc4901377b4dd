"""Rows answered, confirmed, missed, set as not applicable, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.desk.answer_writing import begun, drop_answer, with_fill, write_answer
from app.desk.checking import checked
from app.desk.desk import Desk
from app.desk.preparing import lists_of
from app.desk.repeating import made_again
from app.desk.rows import (
    answer_to,
    answerable,
    not_applicable_beside,
    refuse_what_does_not_fit,
)
from app.errors import Problem
from app.records.exchange import Ask, Concession, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point
from app.records.meeting import (
    NOT_APPLICABLE_REASONS,
    Answer,
    Answered,
    MeetingId,
    Source,
    Value,
)
from app.records.person import Person
from app.records.promise import Promise
from app.rules.completeness import LEAST_MET
from checklists.pack import AnswerKind, ItemId

MOST_NOT_APPLICABLE = 2

Linked = (
    Promise
    | Give
    | Ask
    | Claim
    | Concession
    | Point
    | Need
    | Fact
    | Note
    | Refusal
    | Person
)


def answer(
    desk: Desk,
    meeting: MeetingId,
    item: ItemId,
    text: str = "",
    *,
    values: Sequence[Value] = (),
    links: Sequence[str] = (),
    none: bool = False,
    source: Source = Source.HAND,
) -> Answer | None:
    """Answer a row; with nothing in it the row is open again, and None comes out.

    Another wording of the same answer keeps its first time; the very same answer
    writes nothing. A choice has its option in `text`, a number its digits.
    """
    with desk.act("answering a row") as write:
        here, row = answerable(desk, meeting, item)
        kept = tuple(Value(v.field, v.text.strip()) for v in values if v.text.strip())
        text = text.strip()
        if row.answer is not AnswerKind.TICK and not (text or kept or links or none):
            drop_answer(desk, write, meeting, item)
            return None
        refuse_what_does_not_fit(row, text, kept, none=none)
        given = replace(
            begun(desk, here, row, Answered.ANSWERED),
            text=text,
            values=kept,
            links=tuple(dict.fromkeys(links)),
            none=none,
            source=source,
        )
        return write_answer(desk, write, here, row, given)


def answer_with(
    desk: Desk,
    meeting: MeetingId,
    item: ItemId,
    records: Sequence[Linked],
    *,
    text: str = "",
    values: Sequence[Value] = (),
) -> Answer | None:
    """Answer a row with records: new ones from `draft`, or changed ones on file.

    All are written with the answer that links them; a record that was linked
    before and is left out stays on file, unlinked. No records open the row again.
    """
    with desk.act("answering a row") as write:
        answerable(desk, meeting, item)
        for record in records:
            desk.known(record)
            write.put(checked(record))
        links = [record.id for record in records]
        return answer(desk, meeting, item, text, values=values, links=links)


def confirm(desk: Desk, meeting: MeetingId, item: ItemId) -> Answer:
    """Take what the book offers for a row as its answer."""
    with desk.act("confirming a row") as write:
        here, row = answerable(desk, meeting, item)
        shown = lists_of(desk, meeting, desk.now).row(item)
        fill = shown.fill if shown else None
        if fill is None:
            raise Problem(
                f"There is nothing on file for “{row.prompt}”", "Answer it by hand."
            )
        given = replace(
            begun(desk, here, row, Answered.ANSWERED), source=Source.CONFIRMED
        )
        given = with_fill(given, fill)
        if made := made_again(desk, here, fill):
            given = replace(given, text="", links=(*given.links, *made))
        older = answer_to(desk, meeting, item)
        least = [v for v in older.values if v.field == LEAST_MET] if older else []
        given = replace(given, values=(*given.values, *least))
        return write_answer(desk, write, here, row, given)


def miss(desk: Desk, meeting: MeetingId, item: ItemId) -> Answer:
    """Close a row as missed: it earns nothing and asks no more."""
    with desk.act("marking a row missed") as write:
        here, row = answerable(desk, meeting, item)
        missed = begun(desk, here, row, Answered.MISSED)
        return write_answer(desk, write, here, row, missed)


def not_applicable(desk: Desk, meeting: MeetingId, item: ItemId, reason: str) -> Answer:
    """Close a row as not applicable, for one of NOT_APPLICABLE_REASONS.

    A third in a phase is refused; where plan and practise are one stop, they have
    two together.
    """
    with desk.act("marking a row not applicable") as write:
        here, row = answerable(desk, meeting, item)
        if reason not in NOT_APPLICABLE_REASONS:
            raise Problem(
                "This is no reason from the list.",
                f"Choose one: {', '.join(NOT_APPLICABLE_REASONS)}.",
            )
        others = not_applicable_beside(desk, here, row)
        if others >= MOST_NOT_APPLICABLE:
            raise Problem(
                "Two rows here are not applicable already.",
                "Answer this one, or mark it missed.",
            )
        left_out = begun(desk, here, row, Answered.NOT_APPLICABLE)
        return write_answer(desk, write, here, row, replace(left_out, reason=reason))


def clear(desk: Desk, meeting: MeetingId, item: ItemId) -> None:
    """Open a row again; the journal keeps what stood in it."""
    with desk.act("opening a row again") as write:
        answerable(desk, meeting, item)
        drop_answer(desk, write, meeting, item)


def mean_anew(desk: Desk, meeting: MeetingId, item: ItemId) -> Answer:
    """Call the last edit of a row a new meaning: its time is then that edit's."""
    with desk.act("calling an edit a new answer") as write:
        before = answer_to(desk, meeting, item)
        if before is None:
            raise Problem("This row is not answered.", "Answer it first.")
        after = replace(before, at=before.edited)
        write.put(after)
    return after
