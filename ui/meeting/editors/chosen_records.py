"""What a choice changes on file: a correction owed, a tie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.capture import read_capture
from app.dossier import Dossier
from app.records.meeting import Value
from app.records.promise import Promise, PromiseId, PromiseKind, PromiseState
from app.rules.circumstances import new_people
from checklists.pack import Item

Change = tuple[tuple[str, ...], tuple[object, ...]]


def chosen_records(
    item: Item,
    option: str,
    values: tuple[Value, ...],
    links: tuple[str, ...],
    dossier: Dossier,
    new_id: Callable[[], str],
) -> Change:
    """Return the links of the answer, and the records that change with it."""
    told = {value.field: value.text for value in values}
    match item.id:
        case "wrap-honest":
            words = told.get("what and by when", "")
            return _correction(words, links, dossier, new_id)
        case "wrap-relation":
            return _tie(option, told, dossier)
        case _:
            return links, ()


def _correction(
    words: str, links: tuple[str, ...], dossier: Dossier, new_id: Callable[[], str]
) -> Change:
    """Make a promise of a correction, which stays on this computer."""
    if not words:
        return (), ()
    caught = read_capture(
        f"we: {words}", tuple(dossier.people.values()), dossier.now, dossier.zone
    )
    before = next((p for p in dossier.promises if p.id in links), None)
    promise = before or Promise(
        id=PromiseId(new_id()),
        account=dossier.account.id,
        what=caught.what,
        ours=True,
        made=dossier.now,
        kind=PromiseKind.CORRECTION,
        meeting=dossier.meeting.id,
        told=False,
        private=True,
    )
    if promise.state is not PromiseState.OPEN:
        return (promise.id,), ()
    whom = caught.person.id if caught.person else promise.whom
    due = caught.due or promise.due
    changed = replace(promise, what=caught.what, whom=whom, due=due)
    return (changed.id,), (changed,)


def _tie(option: str, told: dict[str, str], dossier: Dossier) -> Change:
    """Note the rhythm and the tie of the new person the row asks about."""
    people = new_people(dossier)
    if not people:
        return (), ()
    until = told.get("until", "")
    rhythm = f"{option} until {until}" if until else option
    person = replace(people[0], rhythm=rhythm, tie=told.get("tie", people[0].tie))
    return (person.id,), (person,) if person != people[0] else ()
