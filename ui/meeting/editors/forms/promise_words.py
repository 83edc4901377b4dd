"""How a promise reads in its line."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.dossier import Dossier
from app.records.promise import Promise, PromiseState
from app.rules.fills.after import look_in_day
from app.rules.fitting import fitting
from app.rules.outcome import is_wanted
from app.rules.telling import doer, name
from app.rules.wording import DAYS, first_name, short_day
from checklists.pack import Item
from ui.meeting.editors.forms import when
from ui.meeting.editors.forms.form import Here, Told
from ui.meeting.editors.forms.promise_rows import (
    DEEDS,
    OUTCOME,
    THEIRS,
    WITH_LOOK_INS,
    asked,
    ours_only,
)

_STATES: Final = {
    PromiseState.DONE: ("done", "ready"),
    PromiseState.CANCELLED: ("cancelled", "quiet"),
    PromiseState.VOID: ("void", "quiet"),
}


def told(record: Promise, here: Here) -> Told:
    """Return `we · Changeover data · to Tomás · Tue 24 Nov 12:00, 06:00 New York`.

    A deed that was wanted reads `Anna names someone for a pilot · by Fri 27 Nov`.
    """
    dossier = here.dossier
    asked_for = here.item.id in DEEDS
    wanted = record.state is PromiseState.WANTED or is_wanted(dossier, record)
    side = ("we", "accent") if record.ours else ("they", "near")
    bare = ours_only(here.item) or (wanted and asked_for)
    days = _days(record, here)
    if wanted and asked_for and record.due:
        days = f" · by {_day(record, dossier)}"
    return Told(
        bold="" if wanted else record.what,
        plain=_deed(record, dossier) if wanted else _people(record, dossier),
        quiet=days,
        pill=None if bare else side,
        badge=_STATES.get(record.state) or _hoped(here, wanted=wanted),
        lack=_lack(record, here.item, dossier),
        ways=_ways(record, here),
    )


def look_in(promise: Promise, here: Here) -> date | None:
    """Return the day to look in; where it is asked for, the one proposed."""
    if promise.look_in or here.item.id != WITH_LOOK_INS:
        return promise.look_in
    return look_in_day(here.dossier, promise)


def _deed(promise: Promise, dossier: Dossier) -> str:
    who = first_name(name(dossier, promise.who, promise.who_words))
    return f"{who} {promise.what}".strip()


def _hoped(here: Here, *, wanted: bool) -> tuple[str, str] | None:
    """Return the badge of what was wanted, where it is asked what came of it."""
    return ("what you wanted", "ready") if wanted and here.item.id == OUTCOME else None


def _ways(promise: Promise, here: Here) -> tuple[tuple[str, str], ...]:
    """Return their yes as a button, unless the one below the lines means the same."""
    if promise.state is not PromiseState.WANTED or here.item.id != OUTCOME:
        return ()
    one = len(fitting(here.item, here.dossier)) == 1
    below = one and here.item.id not in here.dossier.answers
    return () if below else (("agreed", "They agreed"),)


def _people(promise: Promise, dossier: Dossier) -> str:
    doing = "" if promise.who is None and promise.ours else doer(dossier, promise)
    told = f" from {doing}" if doing and doing not in {"I", "they"} else ""
    to = name(dossier, promise.whom)
    return f"{told} to {first_name(to)}" if to else told


def _day(promise: Promise, dossier: Dossier) -> str:
    zone, there = dossier.settings.zone, _other_zone(promise, dossier)
    return when.due_told(promise.due, zone, there) if promise.due else ""


def _days(promise: Promise, here: Here) -> str:
    if promise.due is None:
        return ""
    told = f" · {_day(promise, here.dossier)}"
    if look := look_in(promise, here):
        near = 0 <= (look - promise.due.day).days < len(DAYS)
        told += f", look in {DAYS[look.weekday()][:3] if near else short_day(look)}"
    return told


def _other_zone(promise: Promise, dossier: Dossier) -> str:
    side = promise.whom if promise.ours else promise.who
    person = dossier.people.get(side) if side else None
    return (person.zone if person else "") or dossier.zone


def _lack(promise: Promise, item: Item, dossier: Dossier) -> str:
    missing = []
    if promise.due is None and asked(item, "by when"):
        missing.append("no day yet")
    if item.id in DEEDS and not name(dossier, promise.who, promise.who_words):
        missing.append("nobody named yet")
    if item.id == THEIRS and promise.look_in is None:
        missing.append("no day to look in yet")
    return ", ".join(missing)
