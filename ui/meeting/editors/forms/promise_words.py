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
    dossier, after = here.dossier, here.item.id == OUTCOME
    wanted = record.state is PromiseState.WANTED or (
        after and is_wanted(dossier, record)
    )
    hoped = ("what you wanted", "ready") if after and wanted else None
    badge = _STATES.get(record.state) or hoped
    lack = _lack(record, here.item, dossier)
    if wanted and here.item.id in DEEDS:
        who = first_name(name(dossier, record.who, record.who_words))
        plain = f"{who} {record.what}".strip()
        open_here = record.state is PromiseState.WANTED and after
        alone = open_here and _stands_alone(here)
        ways = (("agreed", "They agreed"),) if open_here and not alone else ()
        by = f" · by {_day(record, dossier)}" if record.due else ""
        return Told("", plain, by, badge=badge, lack=lack, ways=ways)
    side = ("we", "accent") if record.ours else ("they", "near")
    return Told(
        bold=record.what,
        plain=_people(record, dossier),
        quiet=_days(record, here),
        pill=None if ours_only(here.item) else side,
        badge=badge,
        lack=lack,
    )


def _people(promise: Promise, dossier: Dossier) -> str:
    doing = "" if promise.who is None and promise.ours else doer(dossier, promise)
    told = f" from {doing}" if doing and doing not in {"I", "they"} else ""
    to = name(dossier, promise.whom)
    return f"{told} to {first_name(to)}" if to else told


def _stands_alone(here: Here) -> bool:
    """Whether the button below the lines means this one deed, and needs no other."""
    others = len(fitting(here.item, here.dossier)) > 1
    return not others and here.item.id not in here.dossier.answers


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


def look_in(promise: Promise, here: Here) -> date | None:
    """Return the day to look in; where it is asked for, the one proposed."""
    if promise.look_in or here.item.id != WITH_LOOK_INS:
        return promise.look_in
    return look_in_day(here.dossier, promise)


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
