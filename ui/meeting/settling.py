"""The ways out of a finding: some are done at once, some ask for a word first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.desk import (
    agenda,
    answering,
    changing,
    exchanging,
    keeping_with,
    knowing,
    marking,
    people,
    promising,
    settling,
)
from app.desk import settling_records as records
from app.desk.desk import Desk
from app.errors import Problem
from app.records.event import EventId
from app.records.exchange import Ask, AskId, Concession, ConcessionId, Give, GiveId
from app.records.knowledge import Claim, ClaimId, PointId
from app.records.mark import MarkKind
from app.records.meeting import MeetingId, Reply, Told
from app.records.person import PersonId, Role
from app.records.promise import PromiseId
from app.rules.values import Finding
from checklists.pack import ItemId

NOTED: Final = MappingProxyType(
    {
        "own-up": "You will own up first.",
        "said-when-booking": "Noted: said when booking.",
        "they-sent-one": "Noted: they sent one.",
        "fit-agenda": "The agenda fits the time.",
        "theirs-first": "Their topic comes first.",
        "mark-unproven": "Marked unproven: say so when you say it.",
        "says-date": "Say how old the proof is when you use it.",
        "may-quote": "Noted: they agreed to be quoted.",
        "drop": "Dropped.",
        "as-give": "It is a give now.",
        "a-rule": "Noted: it is a rule.",
        "fine-today": "Fine for today, for all of that day's calls.",
        "mark-free": "The other counts as free time.",
        "they-chose": "Noted: they chose the time.",
        "confirmed": "Confirmed in both zones.",
        "picked": "Noted: this one is right.",
        "other-hour": "It is the other hour now.",
        "use-invites": "The link of the invite is taken.",
        "waiting-room": "Noted: the waiting room is on.",
        "still-true": "Noted: still true.",
        "accepted": "Noted: they said yes by word.",
        "told-by-word": "Noted: they were told by word.",
        "on-agenda": "It is on the agenda.",
        "ask-leave": "The question is first on the agenda.",
        "recording-off": "Nothing is recorded.",
        "ask-who-decides": "The question is among those you will put.",
        "lower-claim": "The note is removed.",
        "looked-in": "Noted: you looked in.",
        "miss": "Marked as missed.",
        "not-shown": "Noted: they will not see it.",
    }
)
"""What is said after each way that needs no further word."""

_MARKS: Final = MappingProxyType(
    {
        "a-rule": MarkKind.A_RULE,
        "fine-today": MarkKind.FINE_TODAY,
        "they-chose": MarkKind.THEY_CHOSE,
        "confirmed": MarkKind.CONFIRMED,
        "picked": MarkKind.CONFIRMED,
        "waiting-room": MarkKind.WAITING_ROOM,
        "still-true": MarkKind.STILL_TRUE,
    }
)
_REASONS: Final = MappingProxyType(
    {"taken-to": MarkKind.TAKEN_TO, "override": MarkKind.OVERRIDDEN}
)
_OF_MEETING: Final[Mapping[str, Callable[[Desk, MeetingId], object]]] = (
    MappingProxyType(
        {
            "own-up": lambda desk, meeting: answering.answer(
                desk, meeting, ItemId("pre-promises"), "will own up first"
            ),
            "said-when-booking": lambda desk, meeting: agenda.say_agenda(
                desk, meeting, Told.WHEN_BOOKING
            ),
            "they-sent-one": lambda desk, meeting: agenda.say_agenda(
                desk, meeting, Told.THEY_SENT
            ),
            "recording-off": lambda desk, meeting: changing.plan_recording(
                desk, meeting, False
            ),
            "fit-agenda": settling.fit_agenda,
            "theirs-first": settling.open_with_theirs,
            "other-hour": settling.pick_other_hour,
            "use-invites": settling.use_invites_link,
            "ask-leave": settling.ask_leave,
            "ask-who-decides": settling.ask_who_decides,
            "lower-claim": records.lower_claim,
        }
    )
)
_OF_RECORD: Final[Mapping[str, Callable[[Desk, str], object]]] = MappingProxyType(
    {
        "mark-unproven": lambda desk, id_: knowing.mark_unproven(desk, ClaimId(id_)),
        "says-date": lambda desk, id_: records.say_its_date(desk, ClaimId(id_)),
        "may-quote": lambda desk, id_: records.agree_to_quote(desk, ClaimId(id_)),
        "told-by-word": lambda desk, id_: records.tell_by_word(desk, AskId(id_)),
        "looked-in": lambda desk, id_: promising.look_in(desk, PromiseId(id_)),
        "mark-free": lambda desk, id_: settling.mark_free(desk, EventId(id_)),
        "drop": lambda desk, id_: _drop(desk, id_),
    }
)
_OF_BOTH: Final[Mapping[str, Callable[[Desk, MeetingId, str], object]]] = (
    MappingProxyType(
        {
            "accepted": lambda desk, meeting, id_: changing.reply(
                desk, meeting, PersonId(id_), Reply.BY_WORD
            ),
            "on-agenda": lambda desk, meeting, id_: settling.announce(
                desk, meeting, AskId(id_)
            ),
            "as-give": lambda desk, meeting, id_: records.list_as_give(
                desk, meeting, ConcessionId(id_)
            ),
            "not-shown": lambda desk, meeting, id_: keeping_with.show(
                desk, meeting, id_, shown=False
            ),
        }
    )
)
_IN_WORDS: Final[Mapping[str, Callable[[Desk, str, str], object]]] = MappingProxyType(
    {
        "another-way": lambda desk, id_, words: records.offer_another_way(
            desk, PointId(id_), words
        ),
        "can-change": lambda desk, id_, words: records.name_who_can_change(
            desk, PointId(id_), words
        ),
        "attach-proof": lambda desk, id_, words: records.prove(
            desk, ClaimId(id_), words
        ),
        "add-role": lambda desk, id_, words: people.edit_person(
            desk, PersonId(id_), role=Role(words)
        ),
        "set-hours": lambda desk, id_, words: records.set_hours(
            desk, PersonId(id_), words
        ),
        "set-zone": lambda desk, id_, words: records.set_zone(
            desk, PersonId(id_), words
        ),
        "smaller": lambda desk, id_, words: records.make_smaller(
            desk, AskId(id_), int(words)
        ),
        "was-given": lambda desk, id_, words: records.note_given(
            desk, AskId(id_), words
        ),
        "name-interest": lambda desk, id_, words: records.name_interest(
            desk, GiveId(id_), words
        ),
        "other-link": lambda desk, id_, words: records.link_elsewhere(
            desk, GiveId(id_), words
        ),
        "other-side": lambda desk, id_, words: records.fill_other_side(
            desk, ConcessionId(id_), words
        ),
        "approved": lambda desk, id_, words: exchanging.approve(
            desk, ConcessionId(id_), words
        ),
    }
)


def settle(desk: Desk, meeting: MeetingId, found: Finding, key: str) -> object:
    """Settle a finding that needs nothing more to be said."""
    record = found.record
    if kind := _MARKS.get(key):
        return marking.mark(desk, meeting, kind, found.code, record=record)
    if of_meeting := _OF_MEETING.get(key):
        return of_meeting(desk, meeting)
    if of_record := _OF_RECORD.get(key):
        return of_record(desk, record)
    if of_both := _OF_BOTH.get(key):
        return of_both(desk, meeting, record)
    if key == "miss" and found.item:
        return answering.miss(desk, meeting, found.item)
    raise ValueError(key)


def settle_with(
    desk: Desk,
    meeting: MeetingId,
    found: Finding,
    key: str,
    words: str,
    more: str = "",
) -> object:
    """Settle a finding with what a form says: proof, a role, a part, a reason.

    `more` is which of their interests a give serves.
    """
    if kind := _REASONS.get(key):
        about = found.record or found.item or ""
        return marking.mark(desk, meeting, kind, found.code, record=about, reason=words)
    if in_words := _IN_WORDS.get(key):
        return in_words(desk, found.record, words)
    match key:
        case "add-give":
            return records.give_beside(desk, meeting, words, more, found.record)
        case "meet-another":
            return records.ask_to_meet(desk, meeting, words)
        case "name-limit":
            return records.name_limit(desk, meeting, words)
        case "fix-text":
            return settling.fix_text(desk, meeting, words)
        case "find-file":
            return settling.find_file(desk, meeting, found.record, words)
        case "add-part":
            return changing.take_part(desk, meeting, PersonId(found.record), words)
        case _:
            raise ValueError(key)


def _drop(desk: Desk, record: str) -> object:
    if desk.book.find(Claim, record):
        return knowing.drop_claim(desk, ClaimId(record))
    if ask := desk.book.find(Ask, record):
        return exchanging.drop(desk, ask)
    if give := desk.book.find(Give, record):
        return exchanging.drop(desk, give)
    if trade := desk.book.find(Concession, record):
        return exchanging.drop(desk, trade)
    raise Problem("This is not on file any more.", "Look at the row again.")
