"""What was caught in the call, and how a line being typed will be kept."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.capture import Capture, Caught
from app.dossier import Dossier
from app.records.knowledge import Need, Note, Point
from app.records.moment import Due
from app.records.promise import Promise
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
    Caught.GIVE: "We give",
    Caught.NOTE: "Note:",
}


def meant(caught: Capture, zone: str) -> tuple[Run, ...]:
    """Return how a line will be kept, as runs for a Text."""
    runs: list[Run] = [f"{_WORDS[caught.caught]} "]
    if caught.person:
        runs += [(caught.person.name, Tone.INK, STRONG), " "]
    runs.append(f"“{caught.what}”")
    if caught.due:
        runs += [" by ", (day_words(caught.due, zone), Tone.INK, STRONG)]
    runs.append(" · Enter keeps it")
    return tuple(runs)


def told(
    record: Promise | Need | Note | Point, dossier: Dossier
) -> tuple[str, Tone, tuple[Run, ...]]:
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
        case Point():
            return "point", Tone.QUIET, (record.subject,)
        case Note():
            return ("parked" if record.parked else "note"), Tone.QUIET, (record.text,)


def day_words(due: Due, zone: str) -> str:
    """Return `Thu 26 Nov`, or with the time where one was agreed."""
    if due.whole_day:
        return short_day(due.day)
    local = due.instant.astimezone(ZoneInfo(zone))
    return f"{short_day(local.date())} {clock(local)}"
