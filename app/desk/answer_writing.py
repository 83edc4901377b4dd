"""How an answer is written, with the time that classes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.book.settings_then import SettingsThen
from app.book.write import Write
from app.desk.desk import Desk
from app.desk.feeding import Given, feed
from app.desk.rows import answer_to
from app.desk.same_meaning import is_wording_fix, same_answer
from app.records.meeting import Answer, Answered, AnswerId, Meeting, MeetingId
from app.records.person import Person
from app.rules.rows import LOOK_AGAIN
from app.rules.values import Fill
from checklists.pack import AnswerKind, Item, ItemId


def begun(desk: Desk, meeting: Meeting, row: Item, state: Answered) -> Answer:
    """Return an answer of this instant, under the id the row's answer has."""
    now = desk.now
    older = answer_to(desk, meeting.id, row.id)
    id_ = older.id if older else AnswerId(desk.new_id())
    return Answer(id_, meeting.id, row.id, state, now, now)


def write_answer(
    desk: Desk, write: Write, meeting: Meeting, row: Item, newer: Answer
) -> Answer:
    """Write an answer and what follows from it; the same answer writes nothing.

    A wording fix keeps the first time (PACKS section 13).
    """
    older = desk.book.find(Answer, newer.id)
    fresh = older is None or _is_due_again(desk, meeting, row, older, newer)
    if older and not fresh and same_answer(older, newer):
        return older
    if older and not fresh and _keeps_its_time(desk, meeting, row, older, newer):
        newer = replace(newer, at=older.at)
    write.put(newer)
    feed(Given(desk, write, meeting, row, newer))
    return newer


def _is_due_again(
    desk: Desk, meeting: Meeting, row: Item, older: Answer, newer: Answer
) -> bool:
    """Whether the old answer of a last check is too old, so that the same is new."""
    settings = SettingsThen(desk.book).at(meeting.booked)
    hours = timedelta(hours=settings.look_in_again_hours)
    return row.id in LOOK_AGAIN and newer.at - older.at > hours


def _keeps_its_time(
    desk: Desk, meeting: Meeting, row: Item, older: Answer, newer: Answer
) -> bool:
    invited = {attendee.person for attendee in meeting.attendees}
    people = [*desk.book.of_account(Person, meeting.account)]
    people += [desk.the(Person, p) for p in invited - {p.id for p in people}]
    chosen = row.answer in {AnswerKind.CHOICE, AnswerKind.NUMBER}
    names, least = [p.name for p in people], desk.book.settings().alike_share
    return is_wording_fix(older, newer, names, least, chosen=chosen)


def drop_answer(desk: Desk, write: Write, meeting: MeetingId, item: ItemId) -> None:
    """Make a row unanswered."""
    if before := answer_to(desk, meeting, item):
        write.drop(before)


def with_fill(answer: Answer, fill: Fill) -> Answer:
    """Return an answer that says what the book offers."""
    return replace(
        answer, text=fill.text, values=fill.values, links=fill.links, none=fill.none
    )
