"""People by what is typed of their names."""

from __future__ import annotations

import unicodedata

from app.dossier import Dossier
from app.records.person import Person, PersonId
from app.rules.circumstances import owner
from app.rules.telling import name
from app.rules.wording import first_name
from ui.meeting.editors.forms.form import NewId

WE = frozenset({"we", "i", "me", "us"})
THEY = frozenset({"they", "them"})


def found(text: str, dossier: Dossier) -> Person | None:
    """Return the one person so named: by the whole name, else by a part of it."""
    wanted = plain(text)
    people = dossier.people.values()
    whole = [p for p in people if wanted and plain(p.name) == wanted]
    part = [p for p in people if wanted and wanted in plain(p.name).split()]
    likely = whole or part
    return likely[0] if len(likely) == 1 else None


def found_or_new(
    text: str, dossier: Dossier, new_id: NewId
) -> tuple[PersonId | None, tuple[object, ...]]:
    """Return the id of a person of theirs, with the new person where none fits."""
    if not text.strip():
        return None, ()
    if person := found(text, dossier):
        return person.id, ()
    person = Person(PersonId(new_id()), text.strip(), dossier.account.id)
    return person.id, (person,)


def shown_name(person: PersonId | None, dossier: Dossier) -> str:
    """Return a name that reads back as this person, or nothing."""
    return name(dossier, person)


def theirs(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return their people to pick from, the invited first."""
    invited = dossier.theirs
    account = dossier.account.id
    others = (p for p in dossier.people.values() if p.account == account)
    people = (*invited, *(p for p in others if p not in invited))
    return tuple((p.name, p.name) for p in people)


def both(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return the people of both sides to pick from; the rep herself is `we`."""
    rep = owner(dossier)
    ours = (p for p in dossier.ours if rep is None or p.id != rep.id)
    return (("we", "we"), *theirs(dossier), *((p.name, p.name) for p in ours))


def plain(text: str) -> str:
    """Return a name without case and accents, so that tomas finds Tomás."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def only_guest(dossier: Dossier) -> Person | None:
    """Return the one who is meant where nobody is named: the only one of theirs."""
    return dossier.theirs[0] if len(dossier.theirs) == 1 else None


def hinted(dossier: Dossier) -> str:
    """Return the name that stands for a blank field, or nothing."""
    only = only_guest(dossier)
    return first_name(only.name) if only else ""


def meant(record: object, person: PersonId | None, dossier: Dossier) -> PersonId | None:
    """Return whom a line is for: in a new one without a name, the only guest."""
    only = only_guest(dossier)
    if record is None and person is None and only is not None:
        return only.id
    return person
