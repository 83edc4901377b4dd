"""What holds for a meeting: the facts its rows depend on (PACKS section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.knowledge import StageFact
from app.records.meeting import Meeting, MeetingId, Outcome, Reply
from app.records.person import Person, PersonId
from app.records.promise import PromiseKind, PromiseState
from app.rules.agenda import not_reached
from app.rules.refusals import any_stands
from app.rules.stage import stage
from app.rules.working_days import due_after
from checklists.condition import Circumstances, Situation

FEW_CONTACTS: Final = 2


def circumstances(dossier: Dossier) -> Circumstances:
    """Conclude all facts from a dossier as it stands."""
    facts = frozenset(fact for fact, holds in _FACTS.items() if holds(dossier))
    meeting = dossier.meeting
    return Circumstances(meeting.kind, meeting.channel, stage(dossier), facts)


def owner(dossier: Dossier) -> Person | None:
    """Return the rep by her own mail address, else our first attendee."""
    own = {email.casefold() for email in dossier.settings.own_emails}
    for person in dossier.people.values():
        if person.ours and own.intersection(e.casefold() for e in person.emails):
            return person
    return next(iter(dossier.ours), None)


def colleagues(dossier: Dossier) -> tuple[Person, ...]:
    """Return the others of ours who attend."""
    rep = owner(dossier)
    return tuple(p for p in dossier.ours if rep is None or p.id != rep.id)


def held_before(dossier: Dossier) -> tuple[Meeting, ...]:
    """Return the account's meetings held and ended before this start, oldest first."""
    return tuple(reversed(tuple(_held_before(dossier))))


def last_held(dossier: Dossier) -> Meeting | None:
    """Return the newest meeting held before this one."""
    return max(_held_before(dossier), key=_end, default=None)


def new_people(dossier: Dossier) -> tuple[Person, ...]:
    """Return the invited of theirs whom no held meeting had before."""
    unknown = {person.id for person in dossier.theirs}
    for meeting in _held_before(dossier):
        if not unknown:
            break
        unknown.difference_update(_attended(meeting))
    return tuple(p for p in dossier.theirs if p.id in unknown)


def active_contacts(dossier: Dossier) -> tuple[Person, ...]:
    """Return the account's people met in the last 180 days.

    A held meeting they attended is the two-way exchange on record.
    """
    zone = ZoneInfo(dossier.zone)
    today = dossier.now.astimezone(zone).date()
    first = today - timedelta(days=dossier.settings.contact_days)
    since = datetime.combine(first, time(), zone).astimezone(UTC)
    met: set[PersonId] = set()
    for meeting in (*dossier.history, dossier.meeting):
        recent = meeting.starts.instant >= since
        if recent and meeting.outcome is Outcome.HELD and _end(meeting) <= dossier.now:
            met.update(_attended(meeting))
    account = dossier.account.id
    return tuple(
        p for p in dossier.people.values() if p.id in met and p.account == account
    )


def quiet_until(dossier: Dossier) -> datetime:
    """Return the day agreed for their word, else seven working days after the end."""
    agreed = [
        p.due.instant
        for p in dossier.promises
        if not p.ours
        and p.meeting == dossier.meeting.id
        and p.due is not None
        and p.state in {PromiseState.OPEN, PromiseState.DONE}
    ]
    if agreed:
        return min(agreed)
    days = dossier.settings.quiet_working_days
    end = _end(dossier.meeting)
    return due_after(end, days, dossier.zone, dossier.account.region).instant


def is_silent(dossier: Dossier) -> bool:
    """Say whether nothing came from them since a held meeting, and time is up."""
    if dossier.meeting.outcome is not Outcome.HELD:
        return False
    return dossier.now > quiet_until(dossier) and first_word(dossier) is None


def first_word(dossier: Dossier) -> datetime | None:
    """Return when something first came from them after this meeting, if it did.

    What was written down of the talk itself, right after it, is no word since.
    """
    end, zone = _end(dossier.meeting), ZoneInfo(dossier.zone)
    day, here = end.astimezone(zone).date(), dossier.meeting.id
    return min(
        (
            at
            for at, meeting in _words(dossier)
            if at > end and not (meeting == here and at.astimezone(zone).date() == day)
        ),
        default=None,
    )


def _held_before(dossier: Dossier) -> Iterator[Meeting]:
    """Yield the meetings held and ended before this start, newest first."""
    start, here = dossier.meeting.starts.instant, dossier.meeting.id
    for meeting in reversed(dossier.history):
        held = meeting.outcome is Outcome.HELD and meeting.id != here
        if held and _end(meeting) <= start:
            yield meeting


def _attended(meeting: Meeting) -> Iterator[PersonId]:
    """Yield who came to a held meeting: the invited but for those who declined."""
    for attendee in meeting.attendees:
        if attendee.reply is not Reply.NO:
            yield attendee.person


def _end(meeting: Meeting) -> datetime:
    return meeting.actual_end or meeting.ends.instant


def _first(dossier: Dossier) -> bool:
    return next(_held_before(dossier), None) is None


def _colleague(dossier: Dossier) -> bool:
    return bool(colleagues(dossier))


def _new_person(dossier: Dossier) -> bool:
    return bool(new_people(dossier))


def _recording(dossier: Dossier) -> bool:
    return dossier.meeting.recording


def _past_refusal(dossier: Dossier) -> bool:
    return any_stands(dossier)


def _refused(dossier: Dossier) -> bool:
    return any(r.meeting == dossier.meeting.id for r in dossier.refusals)


def _theirs(dossier: Dossier) -> bool:
    return any(not p.ours and p.state is PromiseState.OPEN for p in dossier.promises)


def _uncovered(dossier: Dossier) -> bool:
    here = dossier.meeting.id
    lines = bool(not_reached(dossier.meeting))
    notes = any(n.parked and n.meeting == here for n in dossier.notes)
    parked = any(
        p.kind is PromiseKind.PARKED and p.meeting == here for p in dossier.promises
    )
    return lines or notes or parked


def _few_contacts(dossier: Dossier) -> bool:
    return len(active_contacts(dossier)) < FEW_CONTACTS


def _words(dossier: Dossier) -> Iterator[tuple[datetime, MeetingId | None]]:
    """Yield when they met us, kept a promise, wrote, told, asked or refused.

    With it the meeting it was written down in; a promise kept is no note of one.
    """
    for meeting in dossier.history:
        if meeting.outcome is Outcome.HELD and _end(meeting) <= dossier.now:
            yield _end(meeting), None
    for promise in dossier.promises:
        if not promise.ours and promise.done is not None:
            yield promise.done, None
    for fact in dossier.facts:
        if fact.stage_fact in _FROM_THEM:
            yield fact.dated, fact.meeting
    yield from ((need.said, need.meeting) for need in dossier.needs)
    yield from ((refusal.said, refusal.meeting) for refusal in dossier.refusals)


_FROM_THEM: Final = frozenset(
    {
        StageFact.ORDER,
        StageFact.REQUEST,
        StageFact.DISCLOSURE,
        StageFact.CONTACT,
        StageFact.SESSION,
        StageFact.PROBLEM,
    }
)
_FACTS: Final[Mapping[Situation, Callable[[Dossier], bool]]] = MappingProxyType(
    {
        Situation.FIRST: _first,
        Situation.COLLEAGUE: _colleague,
        Situation.NEW_PERSON: _new_person,
        Situation.RECORDING: _recording,
        Situation.PAST_REFUSAL: _past_refusal,
        Situation.REFUSED: _refused,
        Situation.THEIRS: _theirs,
        Situation.UNCOVERED: _uncovered,
        Situation.FEW_CONTACTS: _few_contacts,
        Situation.SILENT: is_silent,
    }
)
