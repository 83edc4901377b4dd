"""What fills the rows of rehearse (PACKS section 6.2)."""

from __future__ import annotations

from app.dossier import Dossier
from app.records.meeting import Value
from app.records.person import Person, View
from app.rules.circumstances import last_held
from app.rules.fills.common import from_this_account, of_records
from app.rules.values import Fill
from app.rules.way_in import international, known_numbers, readable

SEES_IT = {View.DIFFERS: "sees it differently", View.OPPOSES: "is against it"}


def dissent(dossier: Dossier) -> Fill | None:
    """Name the account's people whose view differs or opposes."""
    account = dossier.account.id
    people = [
        p for p in dossier.people.values() if p.account == account and p.view in SEES_IT
    ]
    fill = of_records([_view(person) for person in people], people)
    if fill is None:
        return None
    values = tuple(
        Value(field, text)
        for person in people
        for field, text in (("person", person.name), ("about what", person.view_about))
    )
    return Fill(fill.text, values, fill.links)


def claims(dossier: Dossier) -> Fill | None:
    """List the claims of this meeting with their proof, or the want of it."""
    here = dossier.meeting.id
    ours = [c for c in dossier.claims if c.meeting == here and not c.dropped]
    words = [
        f"{c.statement}: {c.evidence or ('unproven' if c.unproven else 'no proof yet')}"
        for c in ours
    ]
    return of_records(words, ours)


def phone_route(dossier: Dossier) -> Fill | None:
    """Name whoever answers the number, by its own entry, else by the last call."""
    number = international(dossier.meeting.number, dossier.settings.phone_country)
    for person in dossier.people.values() if number else ():
        for phone in person.phones:
            known = international(phone.number, dossier.settings.phone_country)
            if known == number:
                label = f"{person.name}, {phone.label}" if phone.label else person.name
                return Fill(label, (Value("person", person.name),), (person.id,))
    last = last_held(dossier)
    if not number or last is None:
        return None
    if international(last.number, dossier.settings.phone_country) != number:
        return None
    return from_this_account(dossier, "reh-phone-route")


def web_fallback(dossier: Dossier) -> Fill | None:
    """Give the invite's dial-in, else the first number of somebody invited."""
    country = dossier.settings.phone_country
    if number := international(dossier.meeting.number, country):
        shown = readable(number)
        values = (Value("person", "dial-in"), Value("number", shown))
        return Fill(f"dial-in of the invite, {shown}", values)
    for number, whose in known_numbers(dossier).items():
        shown = readable(number)
        values = (Value("person", whose), Value("number", shown))
        return Fill(f"{whose}, {shown}", values)
    return None


def _view(person: Person) -> str:
    view = SEES_IT[person.view] if person.view else ""
    about = f": {person.view_about}" if person.view_about else ""
    return f"{person.name} {view}{about}"
