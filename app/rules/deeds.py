"""Whether what a follow row asks for has been done already (PACKS section 6.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from app.dossier import Dossier
from app.records.exchange import AskType
from app.records.knowledge import PointAnswer
from app.records.meeting import Meeting, Outcome, Reply
from app.records.promise import PromiseState
from app.rules.circumstances import active_contacts
from checklists.pack import Item

ENOUGH_CONTACTS: Final = 2
ACCEPTED: Final = frozenset({Reply.YES, Reply.BY_WORD})


def is_on_record(dossier: Dossier, item: Item) -> bool:
    """Say whether the deed of a follow row is on record, so that none is promised."""
    deed = _DEEDS.get(item.id)
    return deed is not None and deed(dossier)


def _recap(dossier: Dossier) -> bool:
    return dossier.meeting.recap_sent is not None


def _give(dossier: Dossier) -> bool:
    """Say whether all gives planned for the meeting are delivered."""
    here = dossier.meeting.id
    gives = [g for g in dossier.gives if g.meeting == here and not g.dropped]
    return bool(gives) and all(g.delivered is not None for g in gives)


def _next_meeting(dossier: Dossier) -> bool:
    """Say whether the next meeting is in both calendars, ours by their yes."""
    start = dossier.meeting.starts.instant
    return any(
        m.outcome is Outcome.BOOKED
        and m.starts.instant > start
        and (not m.invite_is_ours or _is_accepted(dossier, m))
        for m in dossier.history
    )


def _is_accepted(dossier: Dossier, meeting: Meeting) -> bool:
    said_yes = [a.person for a in meeting.attendees if a.reply in ACCEPTED]
    known = (dossier.people.get(person) for person in said_yes)
    return any(person is not None and not person.ours for person in known)


def _looked_in(dossier: Dossier) -> bool:
    """Say whether nothing of theirs from this meeting is left to look in on."""
    here = dossier.meeting.id
    theirs = [p for p in dossier.promises if p.meeting == here and not p.ours]
    return all(p.looked_in or p.state is not PromiseState.OPEN for p in theirs)


def _second_contact(dossier: Dossier) -> bool:
    here = dossier.meeting.id
    asked = any(
        a.type is AskType.INTRODUCTION and a.asked is not None and a.meeting == here
        for a in dossier.asks
    )
    return asked or len(active_contacts(dossier)) >= ENOUGH_CONTACTS


def _small_step(dossier: Dossier) -> bool:
    here = dossier.meeting.id
    asked = any(a.asked is not None and a.meeting == here for a in dossier.asks)
    deed = any(
        p.meeting == here
        and not p.ours
        and p.state in {PromiseState.OPEN, PromiseState.DONE}
        for p in dossier.promises
    )
    return asked or deed


def _points_answered(dossier: Dossier) -> bool:
    here = dossier.meeting.id
    points = [p for p in dossier.points if p.meeting == here]
    return bool(points) and all(p.answer is not PointAnswer.OPEN for p in points)


_DEEDS: Final[Mapping[str, Callable[[Dossier], bool]]] = MappingProxyType(
    {
        "fup-recap": _recap,
        "fup-give-sent": _give,
        "fup-next-meeting": _next_meeting,
        "fup-check-theirs": _looked_in,
        "fup-second-contact": _second_contact,
        "fup-exp-small-step": _small_step,
        "fup-neg-answer": _points_answered,
    }
)
