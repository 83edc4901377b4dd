"""What fills the rows of the call and of wrap (PACKS sections 6.4 and 6.5)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import Stamp, Value
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.agenda import not_reached
from app.rules.fills.common import nothing, of_records
from app.rules.telling import promise_words, refusal_words
from app.rules.values import Fill
from app.rules.wording import clock, short_day
from app.rules.working_days import working_day_after


def outcome(dossier: Dossier) -> Fill | None:
    """Offer the wanted deed and what they promised in the call."""
    here = dossier.meeting.id
    deeds = [
        p
        for p in dossier.promises
        if p.meeting == here
        and not p.ours
        and p.state in {PromiseState.WANTED, PromiseState.OPEN, PromiseState.DONE}
    ]
    deeds.sort(key=lambda p: p.state is not PromiseState.WANTED)
    return of_records([promise_words(dossier, p) for p in deeds], deeds)


def promises(dossier: Dossier) -> Fill | None:
    """List what both sides promised in the call."""
    made = captured(dossier)
    fill = of_records([promise_words(dossier, p) for p in made], made)
    return fill or nothing("none made")


def captured(dossier: Dossier) -> list[Promise]:
    """Return the promises of this meeting that were said, both ways."""
    here = dossier.meeting.id
    return [
        p
        for p in dossier.promises
        if p.meeting == here
        and p.told
        and p.kind is not PromiseKind.PARKED
        and p.state in {PromiseState.OPEN, PromiseState.DONE}
    ]


def theirs(dossier: Dossier) -> Fill | None:
    """Propose to look in on theirs one working day after its due.

    Where they owe nothing of this meeting, there is none to look in on.
    """
    words, links, values = [], [], []
    owed = [p for p in captured(dossier) if not p.ours and p.state is PromiseState.OPEN]
    if not owed:
        return nothing("none to look in on")
    for promise in owed:
        day = look_in_day(dossier, promise)
        if day is None:
            continue
        words.append(f"{promise.what}: look in {short_day(day)}")
        links.append(promise.id)
        values.append(Value("look in", day.isoformat()))
    if not words:
        return None
    return Fill("; ".join(words), tuple(values), tuple(links))


def look_in_day(dossier: Dossier, promise: Promise) -> date | None:
    """Return the day to look in on a promise of theirs, chosen or proposed."""
    if promise.ours or promise.state is not PromiseState.OPEN or not promise.due:
        return None
    region = dossier.account.region
    return promise.look_in or working_day_after(promise.due.day, 1, region)


def refusal(dossier: Dossier) -> Fill | None:
    """Show the refusal of this meeting in their words."""
    here = dossier.meeting.id
    said = [r for r in dossier.refusals if r.meeting == here]
    words = [
        f"{refusal_words(dossier, r)}, {'thanked' if r.thanked else 'not thanked yet'}"
        for r in said
    ]
    return of_records(words, said)


def parked(dossier: Dossier) -> Fill | None:
    """List the agenda lines not reached and the topics parked in the call."""
    here = dossier.meeting.id
    missed = [line.topic for line in not_reached(dossier.meeting)]
    notes = [n for n in dossier.notes if n.parked and n.meeting == here]
    topics = [
        p
        for p in dossier.promises
        if p.kind is PromiseKind.PARKED and p.meeting == here
    ]
    words = [*missed, *(n.text for n in notes)]
    words += [promise_words(dossier, p) for p in topics]
    if not words:
        return None
    links = (*(n.id for n in notes), *(p.id for p in topics))
    return Fill("; ".join(dict.fromkeys(words)), links=links)


def times(dossier: Dossier) -> Fill | None:
    """Show when we joined, began and ended, once both ends are stamped."""
    meeting = dossier.meeting
    if meeting.joined is None or meeting.ended is None:
        return None
    stamps: dict[str, Stamp | None] = {
        "joined": meeting.joined,
        "started": meeting.started,
        "ended": meeting.ended,
    }
    zone = ZoneInfo(dossier.settings.zone)
    known = {field: s.instant for field, s in stamps.items() if s is not None}
    words = ", ".join(f"{field} {_at(at, zone)}" for field, at in known.items())
    values = tuple(Value(field, at.isoformat()) for field, at in known.items())
    return Fill(words.capitalize(), values)


def quiet(dossier: Dossier) -> Fill | None:
    """List the invited of theirs."""
    return of_records([p.name for p in dossier.theirs], dossier.theirs)


def _at(instant: datetime, zone: ZoneInfo) -> str:
    return clock(instant.astimezone(zone))
