"""The practice case in its window, as it begins and mended: for pictures."""

from __future__ import annotations

from datetime import timedelta

from app.desk import agenda, exchanging, knowing
from app.desk.desk import Desk
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Need, NoteKind
from app.records.meeting import Meeting, Told
from app.rules.comparing import seen_words
from checklists.exercise import exercise
from ui.practice.opening import open_practice
from ui.practice.story import THIRD_CALL
from ui.preferences import Preferences
from ui.window import Window

REST = timedelta(days=90)


def case(preferences: Preferences, *, mended: bool) -> Window:
    """Open the case, and mend it with the verbs that its rows use."""
    window = open_practice(preferences)
    if mended:
        window.book.do(_mend)
    return window


def _mend(desk: Desk) -> Meeting:
    book = desk.book
    third = next(one for one in book.every(Meeting) if one.title == THIRD_CALL)
    seen = exercise("second-no")
    ticked = [one.key for one in seen.statements if one.is_mistake]
    knowing.note(desk, seen_words(seen, ticked), meeting=third.id, kind=NoteKind.LESSON)
    for planned in book.of_meeting(Ask, third.id):
        exchanging.drop(desk, planned)
    need = next(one for one in book.every(Need) if one.interest)
    given = exchanging.give(
        desk,
        "What our meter showed in three loads of beech",
        meeting=third.id,
        whom=need.who,
        interest=need.words,
    )
    assert isinstance(given, Give)
    exchanging.deliver(desk, given.id)
    for no in book.every(Refusal):
        rests = (no.said + REST).date()
        exchanging.edit(desk, no, thanked=True, rest_until=rests)
    lines = third.agenda.lines
    agenda.edit_agenda(
        desk,
        third.id,
        purpose="To thank you, and to hear how the beech is doing.",
        lines=(lines[-1], *lines[:-1]),
    )
    return agenda.say_agenda(desk, third.id, Told.SENT)
