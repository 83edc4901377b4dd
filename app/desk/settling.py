"""The ways out of findings that need more than one verb (PACKS section 8)."""

from __future__ import annotations

from app.desk import agenda, answering, exchanging, knowing, people
from app.desk.desk import Desk
from app.records.exchange import Ask, AskId, ToldBeforehand
from app.records.knowledge import Claim, ClaimId, Point, PointAnswer, PointId
from app.records.meeting import AgendaLine, Answer, Answered, Meeting, MeetingId, Value
from app.rules.lint.strategy import ASK_HOW
from checklists.pack import ItemId

LEAVE = AgendaLine("May we record this call, and what for?", 1, "us")
QUESTIONS = ItemId("reh-questions")


def ask_leave(desk: Desk, meeting: MeetingId) -> Meeting:
    """Put the question whether we may record first on the agenda."""
    lines = desk.the(Meeting, meeting).agenda.lines
    return agenda.edit_agenda(desk, meeting, lines=(LEAVE, *lines))


def ask_who_decides(desk: Desk, meeting: MeetingId) -> Answer | None:
    """Take the question how they decide into the meeting, after those there are."""
    before = next(
        (a for a in desk.book.of_meeting(Answer, meeting) if a.item == QUESTIONS), None
    )
    asked: tuple[Value, ...] = ()
    if before is not None and before.state is Answered.ANSWERED:
        asked = before.values or (
            (Value("question", before.text),) if before.text else ()
        )
    return answering.answer(
        desk, meeting, QUESTIONS, values=(*asked, Value("question", ASK_HOW))
    )


def tell_by_word(desk: Desk, ask: AskId) -> Ask:
    """Note that they were told of an ask before the meeting."""
    return exchanging.edit(desk, desk.the(Ask, ask), told=ToldBeforehand.BY_WORD)


def say_its_date(desk: Desk, claim: ClaimId) -> Claim:
    """Note that we say how old the proof of a claim is."""
    return knowing.edit(desk, desk.the(Claim, claim), says_its_date=True)


def offer_another_way(desk: Desk, point: PointId, words: str) -> Point:
    """Answer a point that is stuck with another way."""
    return knowing.answer_point(desk, point, PointAnswer.ANOTHER_WAY, words)


def lower_claim(desk: Desk, meeting: MeetingId) -> object:
    """Remove the stage that was noted without deeds."""
    account = desk.the(Meeting, meeting).account
    return people.edit_account(desk, account, claimed_stage=None)
