"""The rows of a meeting: which may be answered, and what an answer must fit."""

from __future__ import annotations

from collections.abc import Sequence

from app.book.dossiers import dossier
from app.desk.desk import Desk
from app.desk.packs import item_of, items_of
from app.errors import Problem
from app.records.meeting import Answer, Answered, Meeting, MeetingId, Outcome, Value
from app.rules.length import length
from checklists.pack import AnswerKind, Item, ItemId, Length, Phase

_CANCELLED = {Outcome.CANCELLED_BY_US, Outcome.CANCELLED_BY_THEM}
_NOT_HELD = {Outcome.NOBODY_CAME, Outcome.VOICEMAIL}


def answer_to(desk: Desk, meeting: MeetingId, item: ItemId) -> Answer | None:
    """Return the answer to a row, if there is one."""
    found = desk.book.select(Answer, "WHERE meeting = ? AND item = ?", (meeting, item))
    return found[0] if found else None


def answerable(desk: Desk, meeting: MeetingId, item: ItemId) -> tuple[Meeting, Item]:
    """Return a meeting and a row of it that may be answered, or raise a Problem."""
    here = desk.the(Meeting, meeting)
    row = item_of(desk, here, item)
    closed = here.outcome in _CANCELLED or (
        here.outcome in _NOT_HELD and row.phase in {Phase.LIVE, Phase.WRAP}
    )
    if closed:
        raise Problem(
            f"“{here.title}” is {here.outcome.value}: this list is closed.",
            "Book the meeting again to go on with what was prepared.",
        )
    return here, row


def refuse_what_does_not_fit(
    row: Item, text: str, values: Sequence[Value], *, none: bool
) -> None:
    """Raise a Problem for a choice, a number or a none that the row does not take."""
    if none and not row.zero:
        raise Problem(
            f"“{row.prompt}” takes no “none”.", "Answer it, or mark it missed."
        )
    named = {value.field: value.text for value in values}
    text = named.get("choice") or named.get("value") or text
    if none or not text:
        return
    if row.answer is AnswerKind.CHOICE and row.options:
        names = [option.name for option in row.options]
        if text not in names:
            raise Problem(
                f"“{text}” is none of the choices here.",
                f"Choose one: {', '.join(names)}.",
            )
    if row.answer is AnswerKind.NUMBER and row.span:
        span = row.span
        number = int(text) if text.isdecimal() else None
        if number is None or not span.low <= number <= span.high:
            raise Problem(
                f"“{text}” is no number from {span.low} to {span.high} {span.unit}.",
                "Write it in digits.",
            )


def not_applicable_beside(desk: Desk, meeting: Meeting, row: Item) -> int:
    """Count the other rows of the same stop that are not applicable."""
    prepared_here = {Phase.PLAN, Phase.REHEARSE}
    short = length(dossier(desk.book, meeting.id, desk.now)) is Length.SHORT
    merged = short and row.phase in prepared_here
    phases = prepared_here if merged else {row.phase}
    stop = {item.id for item in items_of(desk, meeting) if item.phase in phases}
    return sum(
        answer.state is Answered.NOT_APPLICABLE
        and answer.item in stop
        and answer.item != row.id
        for answer in desk.book.of_meeting(Answer, meeting.id)
    )
