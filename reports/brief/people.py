"""Who is in the call, with nothing of what may not leave this computer."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from app.dossier import Dossier
from app.records.meeting import Attendee, Reply
from app.records.person import Person
from app.rules.disagreement import Disagreement
from app.rules.terms import ROLES, VIEWS
from app.rules.wording import clock, place
from checklists.pack import Kind
from reports import words
from reports.brief.values import Guest, Labelled

_REPLIES = {Reply.NO: "said no to the invite", Reply.MAYBE: "may not come"}


def guests(dossier: Dossier, apart: Disagreement | None = None) -> tuple[Guest, ...]:
    """Return theirs in the order of the invite, then ours with their parts.

    What the strongest view against ours says has a line of its own.
    """
    invited = {one.person: one for one in dossier.meeting.attendees}
    theirs = [_theirs(dossier, one, invited[one.id], apart) for one in dossier.theirs]
    ours = [_ours(one, invited[one.id]) for one in dossier.ours]
    # Oneself alone needs no line.
    return (*theirs, *ours) if len(ours) > 1 else tuple(theirs)


def _ours(person: Person, invited: Attendee) -> Guest:
    part = invited.part or person.part
    return Guest(person.name, part, ("ours",), ours=True)


def differs(apart: Disagreement | None) -> Labelled | None:
    """Return `Sees it differently: Olaf Kern: “…”. Where that may be right: ….`."""
    if apart is None:
        return None
    matter = words.begin(apart.matter) if not apart.who else apart.matter
    said = words.quoted(apart.said) if apart.said else ""
    if said and matter:
        said = f"{said} ({matter})"
    told = f"{apart.who}: {said or matter}" if said or matter else apart.who
    told = words.ended(told.removeprefix(": "))
    if apart.right:
        told = f"{told} Where that may be right: {words.ended(apart.right)}"
    return Labelled(f"{words.begin(VIEWS[apart.view])}:", told)


def _theirs(
    dossier: Dossier, person: Person, invited: Attendee, apart: Disagreement | None
) -> Guest:
    role = ROLES[person.role] if person.role else ""
    both = ", ".join(word for word in (role, person.function) if word)
    return Guest(person.name, both, tuple(_remarks(dossier, person, invited, apart)))


def _remarks(
    dossier: Dossier, person: Person, invited: Attendee, apart: Disagreement | None
) -> Iterator[str]:
    # Conduct, tie, rhythm and the note on a person are for the rep alone.
    if person.sound:
        yield person.sound
    has_line = apart is not None and apart.person == person.id
    if person.view and not has_line:
        about = f": {person.view_about}" if person.view_about else ""
        yield f"{VIEWS[person.view]}{about}"
    said = [need for need in dossier.needs if need.who == person.id]
    if said and not (has_line and apart and apart.said):
        yield words.quoted(max(said, key=lambda need: need.said).words)
    if dossier.meeting.kind is Kind.TRAINING and person.level:
        yield person.level
    if person.zone and _told_elsewhere(dossier, person.zone):
        start = dossier.meeting.starts.in_zone(person.zone)
        yield f"{clock(start)} in {place(person.zone)}"
    if invited.reply in _REPLIES:
        yield _REPLIES[invited.reply]


def _told_elsewhere(dossier: Dossier, zone: str) -> bool:
    """Whether a zone's clock shows neither time at the head of the page."""
    start = dossier.meeting.starts.instant
    heads = (dossier.zone, dossier.settings.zone)
    offset = start.astimezone(ZoneInfo(zone)).utcoffset()
    return all(start.astimezone(ZoneInfo(z)).utcoffset() != offset for z in heads)
