"""What was caught in the call, and how a line being typed will be kept."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.capture import Capture, Caught
from app.dossier import Dossier
from app.records.exchange import Ask, Give, Refusal
from app.records.knowledge import Claim, Fact, Need, Note, Point, PointKind, StageFact
from app.records.moment import Due
from app.records.person import Person
from app.records.promise import Promise, PromiseState, Repeats
from app.rules.repeating import ordinal
from app.rules.wording import short_day
from ui.theme import STRONG, Tone
from ui.times import clock
from ui.widgets.text import Run

_WORDS = {
    Caught.WE: "We promise",
    Caught.THEY: "They promise",
    Caught.NEED: "Matters to them:",
    Caught.REFUSED: "They said no:",
    Caught.PARK: "Put off:",
    Caught.POINT: "Open point:",
    Caught.GAP: "Gap:",
    Caught.FACT: "Fact:",
    Caught.CLAIM: "We claimed:",
    Caught.ASK: "We asked",
    Caught.ASKED: "They ask:",
    Caught.GIVE: "We give",
    Caught.NOTE: "Note:",
}


FIRST = {"yes": "they called us first", "no": "others were called first"}


def often_words(caught: Capture) -> str:
    """Return `every week`, `every month on the 31st`."""
    if caught.repeats is Repeats.WEEKLY:
        return "every week"
    on = caught.repeats_on or (caught.due.day.day if caught.due else 1)
    return f"every month on the {ordinal(on)}"


def meant(caught: Capture, zone: str) -> tuple[Run, ...]:
    """Return how a line will be kept, as runs for a Text."""
    runs: list[Run] = [f"{_WORDS[caught.caught]} "]
    if caught.person:
        runs += [(caught.person.name, Tone.INK, STRONG), " "]
    runs.append(f"“{caught.what}”")
    if caught.due:
        by = " · we answer by " if caught.caught is Caught.ASKED else " by "
        runs += [by, (day_words(caught.due, zone), Tone.INK, STRONG)]
    if caught.repeats:
        runs.append(f", then {often_words(caught)}")
    if caught.called_first:
        runs.append(f" · {FIRST[caught.called_first]}")
    runs.append(" · Enter keeps it")
    return tuple(runs)


Record = Promise | Need | Note | Point | Give | Ask | Refusal | Fact | Claim


def caught_in(dossier: Dossier) -> list[Record]:
    """Return what was written down while the call ran, oldest first."""
    meeting = dossier.meeting
    since, until = meeting.joined or meeting.started, meeting.actual_end
    if since is None:
        return []
    families: tuple[tuple[Record, ...], ...] = (
        dossier.promises,
        dossier.needs,
        dossier.notes,
        dossier.points,
        dossier.gives,
        dossier.asks,
        dossier.refusals,
        dossier.facts,
        dossier.claims,
    )
    found = [
        record
        for family in families
        for record in family
        if record.meeting == meeting.id
        and since.instant <= _at(record)
        and (until is None or _at(record) <= until)
        and not (isinstance(record, Promise) and record.state is PromiseState.WANTED)
    ]
    return sorted(found, key=_at)


def quiet_people(dossier: Dossier) -> list[Person]:
    """Return whose words were not written down yet, where several of theirs came."""
    here = dossier.meeting.id
    spoken = {need.who for need in dossier.needs if need.meeting == here}
    spoken |= {note.who for note in dossier.notes if note.meeting == here}
    spoken |= {
        promise.who
        for promise in dossier.promises
        if promise.meeting == here and promise.state is not PromiseState.WANTED
    }
    theirs = dossier.theirs
    return [p for p in theirs if p.id not in spoken] if len(theirs) > 1 else []


def told(record: Record, dossier: Dossier) -> tuple[str, Tone, tuple[Run, ...]]:
    """Return the word, its tone and the line of something caught."""
    match record:
        case Promise():
            other = record.whom if record.ours else record.who
            person = dossier.people.get(other) if other else None
            name = person.name.split()[0] if person else ""
            whom = (" to " if record.ours else " · ") + name if name else ""
            due = day_words(record.due, dossier.settings.zone) if record.due else ""
            runs: tuple[Run, ...] = (f"{record.what}{whom}",)
            if due:
                runs = (*runs, " · ", (due, Tone.INK, STRONG))
            if record.ours:
                return "we", Tone.ACCENT, runs
            return "they", Tone.NEAR, runs
        case Need():
            return "need", Tone.READY, (f"“{record.words}”",)
        case Refusal():
            return "no", Tone.STOP, (f"“{record.words}”",)
        case Point():
            word = "gap" if record.kind is PointKind.GAP else "point"
            return word, Tone.QUIET, (record.subject,)
        case Note():
            return ("parked" if record.parked else "note"), Tone.QUIET, (record.text,)
        case Claim():
            return "claim", Tone.QUIET, (record.statement,)
        case Fact() if record.stage_fact is StageFact.REQUEST:
            return "they ask", Tone.ACCENT, (record.what,)
        case Give() | Ask() | Fact():
            return type(record).__name__.lower(), Tone.QUIET, (record.what,)


def _at(record: Record) -> datetime:
    match record:
        case Need() | Refusal():
            return record.said
        case Note():
            return record.dated
        case _:
            return record.made


def day_words(due: Due, zone: str) -> str:
    """Return `Thu 26 Nov`, or with the time where one was agreed."""
    if due.whole_day:
        return short_day(due.day)
    local = due.instant.astimezone(ZoneInfo(zone))
    return f"{short_day(local.date())} {clock(local)}"
