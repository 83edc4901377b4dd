"""Ways out of findings that change a record: claims, asks, gives, trades, points."""

from __future__ import annotations

from datetime import date

from app.desk import exchanging, knowing, people
from app.desk.desk import Desk
from app.errors import Problem
from app.records.exchange import (
    Ask,
    AskId,
    AskType,
    Concession,
    ConcessionId,
    Give,
    GiveId,
    ToldBeforehand,
)
from app.records.knowledge import Claim, ClaimId, Point, PointAnswer, PointId, Side
from app.records.meeting import Meeting, MeetingId
from app.records.person import Person, PersonId
from app.when_words import read_time

INTRODUCTION_SIZE = 2


def prove(
    desk: Desk,
    claim: ClaimId,
    evidence: str,
    *,
    dated: date | None = None,
    quoted: str = "",
    may_quote: bool = False,
) -> Claim:
    """Give a claim fresh proof; the date and the quote of the old one go with it."""
    return knowing.prove(
        desk,
        claim,
        evidence,
        evidence_date=dated,
        says_its_date=False,
        quoted=quoted.strip(),
        may_quote=may_quote and bool(quoted.strip()),
    )


def agree_to_quote(desk: Desk, claim: ClaimId) -> Claim:
    """Note that whoever is quoted agreed to it."""
    return knowing.edit(desk, desk.the(Claim, claim), may_quote=True)


def say_its_date(desk: Desk, claim: ClaimId) -> Claim:
    """Note that we say how old the proof of a claim is."""
    return knowing.edit(desk, desk.the(Claim, claim), says_its_date=True)


def name_limit(desk: Desk, meeting: MeetingId, words: str) -> Claim:
    """Write down a limit of ours; nobody has to prove what speaks against us."""
    return knowing.claim(desk, words, meeting=meeting, side=Side.LIMIT, unproven=True)


def tell_by_word(desk: Desk, ask: AskId) -> Ask:
    """Note that they were told of an ask before the meeting."""
    return exchanging.edit(desk, desk.the(Ask, ask), told=ToldBeforehand.BY_WORD)


def ask_to_meet(desk: Desk, meeting: MeetingId, words: str) -> Ask:
    """Plan an open request to meet another person of theirs."""
    return exchanging.ask(
        desk,
        words,
        meeting=meeting,
        type=AskType.INTRODUCTION,
        size=INTRODUCTION_SIZE,
    )


def make_smaller(desk: Desk, ask: AskId, size: int) -> Ask:
    """Make an ask a smaller one."""
    before = desk.the(Ask, ask)
    if size >= before.size:
        raise Problem("That is no smaller.", "Choose a smaller first step.")
    return exchanging.edit(desk, before, size=size)


def give_beside(
    desk: Desk, meeting: MeetingId, words: str, interest: str = "", ask: str = ""
) -> Give:
    """Plan something useful that goes with an ask, for the same person.

    A treat is refused.
    """
    asked = desk.book.find(Ask, ask)
    whom = asked.whom if asked else None
    made = exchanging.give(
        desk, _useful(words), meeting=meeting, interest=interest, whom=whom
    )
    assert isinstance(made, Give)
    return made


def note_given(desk: Desk, ask: AskId, words: str) -> Give:
    """Note what was sent to whoever is to be asked since they said no."""
    with desk.act("noting what was sent"):
        about = desk.the(Ask, ask)
        made = exchanging.give(
            desk, _useful(words), account=about.account, whom=about.whom
        )
        assert isinstance(made, Give)
        return exchanging.deliver(desk, made.id)


def name_interest(desk: Desk, give: GiveId, words: str) -> Give:
    """Say which of their interests a give serves."""
    return exchanging.edit(desk, desk.the(Give, give), interest=words)


def link_elsewhere(desk: Desk, give: GiveId, link: str) -> Give:
    """Let a give lead to another page than our own."""
    return exchanging.edit(desk, desk.the(Give, give), link=link)


def fill_other_side(desk: Desk, trade: ConcessionId, words: str) -> Concession:
    """Write the side of a trade that is empty."""
    before = desk.the(Concession, trade)
    side = "we_ask_back" if before.we_give.strip() else "we_give"
    return exchanging.edit(desk, before, **{side: words})


def list_as_give(desk: Desk, meeting: MeetingId, trade: ConcessionId) -> Give:
    """Make a give of what was to be traded for nothing, and set the trade aside."""
    with desk.act("listing it as a give"):
        before = desk.the(Concession, trade)
        made = give_beside(desk, meeting, before.we_give, before.value_to_them)
        exchanging.drop(desk, before)
    return made


def offer_another_way(desk: Desk, point: PointId, words: str) -> Point:
    """Answer a point that is stuck with another way."""
    return knowing.answer_point(desk, point, PointAnswer.ANOTHER_WAY, words)


def name_who_can_change(desk: Desk, point: PointId, words: str) -> Point:
    """Name who can change what is fixed."""
    return knowing.edit(desk, desk.the(Point, point), can_be_changed_by=words)


def set_hours(desk: Desk, person: PersonId, words: str) -> Person:
    """Note when somebody works, of words such as `07:00-15:00`."""
    opens, _, closes = words.replace("\N{EN DASH}", "-").partition("-")
    begins, ends = read_time(opens), read_time(closes)
    if begins is None or ends is None or begins >= ends:
        raise Problem(f"“{words}” are no hours of a day.", "Give them as 07:00-15:00.")
    return people.edit_person(
        desk, person, opens=f"{begins:%H:%M}", closes=f"{ends:%H:%M}"
    )


def set_zone(desk: Desk, person: PersonId, words: str) -> Person:
    """Note in which time zone somebody is."""
    if not words.strip():
        raise Problem("No zone is named.", "Choose a zone such as Europe/Lisbon.")
    return people.edit_person(desk, person, zone=words.strip())


def lower_claim(desk: Desk, meeting: MeetingId) -> object:
    """Remove the stage that was noted without deeds."""
    account = desk.the(Meeting, meeting).account
    return people.edit_account(desk, account, claimed_stage=None)


def _useful(words: str) -> str:
    if exchanging.is_treat(words):
        raise Problem(
            "Meals, gifts and jokes are no gives.",
            "Name what helps them even if they never buy.",
        )
    return words
