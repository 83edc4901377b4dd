"""A give as a line: what, for whom, the interest it serves, by when or when sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.desk.exchanging import is_treat
from app.dossier import Dossier
from app.records.exchange import Give, GiveId
from app.records.knowledge import Note, NoteId
from app.rules.telling import name
from app.rules.wording import first_name, short_day
from ui.meeting.editors.forms import when, whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Texts,
    Told,
    changed,
    words,
)

_SENT_ROWS: Final = {"plan-refusal-clear", "plan-win-give"}
NO_GIVE: Final = (
    "Treats, jokes and our own advertising count for nothing here: kept as a note."
)


def columns(here: Here) -> tuple[Column, ...]:
    """Return the fields of a give; where something was sent, the day it was."""
    interests = [
        n for n in reversed(here.dossier.needs) if n.interest
    ] or here.dossier.needs
    served = tuple((n.words, n.words) for n in interests)
    day = Column("by when", Entry.WHEN, hint="fri, 27 nov", width=8)
    if here.item.id in _SENT_ROWS:
        day = Column("sent", Entry.WHEN, needed=True, hint="today, 3 feb", width=8)
    return (
        Column("what", needed=True, hint="something useful", width=12, grows=2),
        Column(
            "for whom",
            Entry.PERSON,
            needed=True,
            hint=whom.hinted(here.dossier),
            choices=whom.theirs(here.dossier),
        ),
        Column(
            "interest",
            needed=True,
            hint="what they said matters",
            width=11,
            grows=1,
            choices=served,
        ),
        day,
    )


def shown(record: Give, here: Here) -> Texts:
    """Return the texts of a give."""
    return {
        "what": record.what,
        "for whom": whom.shown_name(record.whom, here.dossier),
        "interest": record.interest,
        "by when": when.due_text(record.due, here.dossier.now),
        "sent": when.past_text(record.delivered, here.dossier.settings.zone),
    }


def told(record: Give, here: Here) -> Told:
    """Return `Benchmark to Anna · her budget talk · by Fri 27 Nov`."""
    to, zone = name(here.dossier, record.whom), here.dossier.settings.zone
    quiet = f" · {record.interest}" if record.interest else ""
    badge = None
    if record.delivered:
        day = record.delivered.astimezone(ZoneInfo(zone)).date()
        badge = (f"sent {short_day(day)}", "ready")
    elif record.due:
        quiet += f" · by {when.due_told(record.due, zone, here.dossier.zone)}"
    missing = [] if to else ["for whom?"]
    missing += [] if record.interest else ["which interest?"]
    return Told(
        bold=record.what,
        plain=f" to {first_name(to)}" if to else "",
        quiet=quiet,
        badge=badge,
        lack=", ".join(missing),
        ways=() if record.delivered else (("sent", "Sent"),),
    )


def made(texts: Texts, record: Give | None, here: Here) -> Made:
    """Return the give of the texts; a treat is kept as a plain note."""
    what = words(texts, "what", "Write what you give.")
    before = shown(record, here) if record else {}
    person = record.whom if record else None
    people: tuple[object, ...] = ()
    if changed(texts, before, "for whom"):
        person, people = whom.found_or_new(texts["for whom"], here.dossier, here.new_id)
    person = whom.meant(record, person, here.dossier)
    if record is None and is_treat(what):
        note = Note(
            NoteId(here.new_id()),
            here.dossier.account.id,
            what,
            here.dossier.now,
            who=person,
            meeting=here.dossier.meeting.id,
        )
        return Made(note, people, NO_GIVE)
    new = record or Give(
        GiveId(here.new_id()),
        here.dossier.account.id,
        what,
        here.dossier.now,
        meeting=here.dossier.meeting.id,
    )
    interest = texts.get("interest", new.interest).strip()
    new = replace(new, what=what, whom=person, interest=interest)
    if changed(texts, before, "by when"):
        to = here.dossier.people.get(person) if person else None
        zone = (to.zone if to else "") or here.dossier.zone
        due = when.read_due(texts["by when"], "by when", here.dossier.now, zone)
        new = replace(new, due=due)
    if changed(texts, before, "sent"):
        zone = here.dossier.settings.zone
        sent = when.read_past(texts["sent"], "sent", here.dossier.now, zone)
        new = replace(new, delivered=sent)
    return Made(new, people)


def acted(key: str, record: Give, dossier: Dossier) -> Give:
    """Return a give stamped as sent."""
    return replace(record, delivered=dossier.now) if key == "sent" else record
