"""A person as a line; which field is asked depends on the row.

Role, view, level and number are kept with the person; the part of one of ours with
the meeting; a greeting and what was done unaided in the answer of the row.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.dossier import Dossier
from app.records.meeting import Attendee, Meeting
from app.records.person import Person, PersonId, Phone, Role, View
from app.rules.way_in import international, readable
from checklists.pack import Item
from ui.meeting.editors.forms import whom
from ui.meeting.editors.forms.form import (
    Column,
    Entry,
    Here,
    Made,
    Refused,
    Texts,
    Told,
    changed,
    words,
)

ROLES: Final = (
    ("", "role?"),
    ("decides", "decides: can say yes alone"),
    ("signs", "signs: procurement, legal"),
    ("advises", "advises: technical, influencer"),
    ("uses", "uses it"),
    ("connects", "connects: champion, front desk"),
)
_PARTS: Final = (
    ("", "part?"),
    ("opens", "opens"),
    ("notes", "notes"),
    ("clock", "clock"),
    ("expert", "expert"),
)
_VIEWS: Final = (
    ("", "view not known"),
    ("agrees", "agrees"),
    ("differs", "sees it differently"),
    ("opposes", "is against it"),
)
_UNAIDED: Final = (("", "can they?"), ("yes", "yes, unaided"), ("no", "not yet"))
_LEVELS: Final = ("first time", "has tried it", "uses it daily", "expert")
UNAIDED: Final = "unaided yes or no"
_ROUTES: Final = {"reh-phone-route", "reh-web-fallback"}
_TONES: Final = {"differs": "near", "opposes": "near", "no": "near"}


def columns(here: Here) -> tuple[Column, ...]:
    """Return the name and what the row asks of a person."""
    people = whom.theirs(here.dossier)
    if here.item.id == "reh-colleague":
        others = (p for p in here.dossier.people.values() if p.ours)
        people = tuple((p.name, p.name) for p in others)
    person = Column(
        "person", Entry.PERSON, needed=True, width=12, grows=1, choices=people
    )
    match here.item.id:
        case "plan-people":
            return (person, _pick("role", ROLES))
        case "reh-colleague":
            return (person, _pick("part", _PARTS))
        case "reh-dissent":
            about = Column(
                "about what", needed=True, hint="about what", width=16, grows=2
            )
            return (person, _pick("view", _VIEWS), about)
        case "plan-train-levels":
            levels = tuple((level, level) for level in _LEVELS)
            return (
                person,
                Column("level", needed=True, width=16, grows=1, choices=levels),
            )
        case "wrap-train-proof":
            return (person, replace(_pick(UNAIDED, _UNAIDED), aside=True))
        case "reh-web-fallback":
            return (person, Column("number", needed=True, width=14, grows=1))
        case "reh-phone-route":
            hint = "ask how the move went"
            greeting = Column("greeting", hint=hint, width=16, grows=2, aside=True)
            return (person, greeting)
        case _:
            asked = (field for field in here.item.fields if field.name != "person")
            return (
                person,
                *(
                    Column(f.name, needed=f.required, width=12, grows=1, aside=True)
                    for f in asked
                ),
            )


def shown(record: Person, here: Here) -> Texts:
    """Return the texts of a person; what is kept aside comes from the answer."""
    return {
        "person": record.name,
        "role": record.role.value if record.role else "",
        "part": _part(record, here.dossier),
        "view": record.view.value if record.view else "",
        "about what": record.view_about,
        "level": record.level,
        "number": _number(record),
    }


def told(record: Person, here: Here) -> Told:
    """Return the name with what the row asks, where no pill shows it."""
    quiet, lack = "", ""
    match here.item.id:
        case "reh-dissent":
            quiet = f" · {record.view_about}" if record.view_about else ""
            differs = record.view in {View.DIFFERS, View.OPPOSES}
            lack = "about what?" if differs and not quiet else ""
        case "plan-train-levels":
            quiet, lack = _said(record.level, "level?")
        case "reh-web-fallback":
            quiet, lack = _said(_number(record), "no number yet")
        case _:
            quiet = f" · {record.function}" if record.function else ""
    return Told(record.name, quiet=quiet, lack=lack)


def made(texts: Texts, record: Person | None, here: Here) -> Made:
    """Return the person of the texts, invited where the row is about who is coming."""
    typed = words(texts, "person", "Write who.")
    ours = here.item.id == "reh-colleague"
    person = record or whom.found(typed, here.dossier)
    if person is None:
        account = None if ours else here.dossier.account.id
        person = Person(PersonId(here.new_id()), typed, account, ours=ours)
    before = shown(person, here)
    if record is not None and changed(texts, before, "person"):
        person = replace(person, name=typed)
    if "role" in texts and (texts["role"] or record):
        role = texts["role"]
        person = replace(person, role=Role(role) if role else None)
    if "view" in texts:
        person = _with_view(person, texts, new=record is None)
    if "level" in texts:
        person = replace(person, level=texts["level"].strip())
    if changed(texts, before, "number"):
        person = _with_number(person, texts["number"], here.dossier)
    if here.item.id in {"plan-people", "reh-colleague"}:
        part = texts.get("part", _part(person, here.dossier))
        return _invited(person, part, record is None, here.dossier)
    return Made(person)


def counts(record: Person, item: Item) -> bool:
    """Whether the row's answer stands on a person: those of another view."""
    differs = record.view in {View.DIFFERS, View.OPPOSES}
    return item.id != "reh-dissent" or differs


def tone(key: str) -> str:
    """Return the tone of a pill of a person's line."""
    return _TONES.get(key, "accent" if key else "quiet")


def _pick(name: str, choices: tuple[tuple[str, str], ...]) -> Column:
    return Column(
        name, Entry.PICK, needed=True, width=10, choices=choices, at_hand=True
    )


def _said(text: str, lack: str) -> tuple[str, str]:
    return (f" · {text}", "") if text else ("", lack)


def _with_view(person: Person, texts: Texts, *, new: bool) -> Person:
    """Return a person with a view; a new line here is about one that differs."""
    picked = texts["view"] or (View.DIFFERS.value if new else "")
    about = texts.get("about what", person.view_about).strip()
    if about and not picked:
        picked = View.DIFFERS.value
    view = View(picked) if picked else None
    return replace(person, view=view, view_about=about)


def _with_number(person: Person, text: str, dossier: Dossier) -> Person:
    number = international(text, dossier.settings.phone_country)
    if not text.strip():
        return replace(person, phones=person.phones[1:])
    if not number:
        raise Refused(
            "number", f"“{text.strip()}” is no number. Begin with + and the country."
        )
    others = tuple(p for p in person.phones if p.number != number)
    same = next((p for p in person.phones if p.number == number), Phone(number))
    return replace(person, phones=(same, *others))


def _number(person: Person) -> str:
    return readable(person.phones[0].number) if person.phones else ""


def _part(person: Person, dossier: Dossier) -> str:
    here = (a for a in dossier.meeting.attendees if a.person == person.id)
    return next((a.part for a in here), "")


def _invited(person: Person, part: str, new: bool, dossier: Dossier) -> Made:
    """Return the person with the meeting, where the list of the invited changes."""
    meeting = dossier.meeting
    known = [a.person for a in meeting.attendees]
    if person.id not in known:
        attendees = (*meeting.attendees, Attendee(person.id, part=part))
    else:
        attendees = tuple(
            replace(a, part=part) if a.person == person.id else a
            for a in meeting.attendees
        )
    if attendees == meeting.attendees:
        return Made(person)
    changed_meeting = replace(meeting, attendees=attendees)
    if new:
        return Made(person, (person, changed_meeting))
    return Made(person, (changed_meeting,))


def uninvited(person: Person, dossier: Dossier) -> Meeting:
    """Return the meeting without somebody who is not coming."""
    meeting = dossier.meeting
    left = tuple(a for a in meeting.attendees if a.person != person.id)
    return replace(meeting, attendees=left)
