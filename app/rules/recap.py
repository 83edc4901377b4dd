"""The short texts a rep copies: recap, purpose and agenda, thanks.

They go to the other side, so nothing private enters them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import AgendaLine
from app.records.moment import Due
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseKind, PromiseState
from app.rules.telling import doer
from app.rules.wording import clock, first_name, long_day, place

SAID = frozenset({PromiseState.OPEN, PromiseState.DONE})


def recap(dossier: Dossier) -> str:
    """Return the recap: what both sides promised with their local times, corrections.

    What the pack planned for the rep alone is left out until they were told.
    """
    made = recap_promises(dossier)
    agreed = [p for p in made if p.kind is not PromiseKind.CORRECTION]
    thanks = f"thank you for your time {_when(dossier)}."
    lines = [_greeting(dossier.theirs)]
    lines.append(f"{thanks} What we agreed:" if agreed else thanks)
    lines += [f"• {_agreed(dossier, promise)}" for promise in agreed]
    corrections = (p for p in made if p.kind is PromiseKind.CORRECTION)
    lines += [_correction(dossier, promise) for promise in corrections]
    return _signed(dossier, lines)


def recap_promises(dossier: Dossier) -> tuple[Promise, ...]:
    """Return the promises that stand in the recap, theirs first; sending tells them.

    Corrections are told by standing in it.
    """
    here = dossier.meeting.id
    made = [
        p
        for p in dossier.promises
        if p.meeting == here
        and not p.private
        and p.state in SAID
        and (p.told or p.kind is PromiseKind.CORRECTION)
    ]
    return tuple(sorted(made, key=lambda p: (p.ours, _by(p), p.id)))


def purpose_and_agenda(dossier: Dossier) -> str:
    """Return the mail that tells what the meeting is for and how its time is spent."""
    agenda = dossier.meeting.agenda
    lines = [_greeting(dossier.theirs), f"we meet {_times(dossier)}."]
    if agenda.purpose.strip():
        lines.append(f"What it is for: {_sentence(agenda.purpose)}")
    if agenda.lines:
        lines.append("Agenda:")
        lines += [_agenda_line(line) for line in agenda.lines]
        lines.append("Tell me if something else should come first.")
    return _signed(dossier, lines)


def thanks(dossier: Dossier) -> str:
    """Return two lines of thanks that ask for nothing."""
    when = _when(dossier)
    return _signed(
        dossier, [_greeting(dossier.theirs), f"thank you for your time {when}."]
    )


def _greeting(people: Sequence[Person]) -> str:
    names = [first_name(person.name) for person in people]
    if not names:
        return "Hello,"
    words = ", ".join(f"hi {name}" for name in names)
    return f"{words[0].upper()}{words[1:]},"


def _when(dossier: Dossier) -> str:
    """Return `today`, or the day of the meeting in their zone."""
    zone = ZoneInfo(_their_zone(dossier))
    day = dossier.meeting.actual_start.astimezone(zone).date()
    if day == dossier.now.astimezone(zone).date():
        return "today"
    return f"on {long_day(day)}"


def _agreed(dossier: Dossier, promise: Promise) -> str:
    """Return a line of who, what, to whom and by when."""
    who = doer(dossier, promise)
    whom = dossier.people.get(promise.whom) if promise.whom else None
    what = f"{who[0].upper()}{who[1:]}: {promise.what.strip().rstrip('.')}"
    if promise.ours and whom is not None:
        what = f"{what}, to {first_name(whom.name)}"
    return f"{what}{_until(dossier, promise)}."


def _correction(dossier: Dossier, promise: Promise) -> str:
    until = _until(dossier, promise).removeprefix(",")
    words = promise.what.strip().rstrip(".")
    return f"{words}; I will write{until}." if until else f"{words}."


def _until(dossier: Dossier, promise: Promise) -> str:
    due = promise.due
    return f", by {_due(dossier, due, promise.whom)}" if due else ""


def _due(dossier: Dossier, due: Due, whom: PersonId | None) -> str:
    """Return the day; an hour is told in our zone, and in theirs where it differs."""
    if due.whole_day:
        return long_day(due.day)
    home = dossier.settings.zone
    here = due.instant.astimezone(ZoneInfo(home))
    words = f"{long_day(here.date())} {clock(here)}"
    person = dossier.people.get(whom) if whom else None
    away = person.zone if person and person.zone else _their_zone(dossier)
    there = due.instant.astimezone(ZoneInfo(away))
    if there.replace(tzinfo=None) == here.replace(tzinfo=None):
        return words
    day = "" if there.date() == here.date() else f"{long_day(there.date())} "
    return f"{words} ({day}{clock(there)} in {place(away)})"


def _times(dossier: Dossier) -> str:
    meeting = dossier.meeting
    home, away = dossier.settings.zone, _their_zone(dossier)
    here = meeting.starts.in_zone(home)
    span = f"{clock(here)}-{clock(meeting.ends.in_zone(home))}"
    words = f"on {long_day(here.date())}, {span}"
    there = meeting.starts.in_zone(away)
    if there.replace(tzinfo=None) == here.replace(tzinfo=None):
        return words
    their_span = f"{clock(there)}-{clock(meeting.ends.in_zone(away))}"
    day = "" if there.date() == here.date() else f"{long_day(there.date())} "
    return f"{words} in {place(home)} ({day}{their_span} in {place(away)})"


def _their_zone(dossier: Dossier) -> str:
    zones = (person.zone for person in dossier.theirs if person.zone)
    return next(zones, dossier.zone)


def _agenda_line(line: AgendaLine) -> str:
    owner = {"they": " (you)", "both": " (all of us)"}.get(line.owner, "")
    return f"• {line.minutes} min: {line.topic}{owner}"


def _sentence(text: str) -> str:
    words = text.strip()
    return words if words[-1] in ".!?" else f"{words}."


def _signed(dossier: Dossier, lines: Sequence[str]) -> str:
    return "\n".join(_with_name(dossier, lines))


def _with_name(dossier: Dossier, lines: Sequence[str]) -> Iterator[str]:
    yield from lines
    if dossier.settings.name:
        yield first_name(dossier.settings.name)


def _by(promise: Promise) -> datetime:
    return promise.due.instant if promise.due else promise.made
