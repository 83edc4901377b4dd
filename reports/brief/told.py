"""Records and answers as the words of a printed line."""

from __future__ import annotations

from collections.abc import Iterator

from app.dossier import Dossier
from app.records.meeting import Answer
from app.records.person import PersonId
from app.records.promise import Promise
from app.rules.values import Row
from checklists.pack import Item
from reports import words


def name(dossier: Dossier, person: PersonId | None) -> str:
    """Return a person's name, or nothing."""
    known = dossier.people.get(person) if person else None
    return known.name if known else ""


def promise(dossier: Dossier, one: Promise) -> str:
    """Return a promise as `Anna Lindqvist: names someone, by Fri 27 Nov`."""
    who = name(dossier, one.who) or one.who_words
    told = f"{who}: {one.what}" if who else one.what
    return f"{told}, by {words.due(one.due, dossier.now)}" if one.due else told


def records(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of every record that may be printed."""
    for one in dossier.promises:
        if not one.private:
            yield one.id, promise(dossier, one)
    for need in dossier.needs:
        who = name(dossier, need.who)
        told = words.quoted(need.words)
        yield need.id, f"{told} ({who})" if who else told
    for fact in dossier.facts:
        yield fact.id, f"{fact.what} ({fact.source})" if fact.source else fact.what
    for point in dossier.points:
        answer = point.our_answer or point.answer.value
        yield point.id, f"{point.subject}: {answer}"
    for claim in dossier.claims:
        yield claim.id, claim.statement
    for note in dossier.notes:
        yield note.id, note.text
    for give in dossier.gives:
        yield give.id, give.what
    for ask in dossier.asks:
        yield ask.id, ask.what
    for refusal in dossier.refusals:
        yield refusal.id, words.quoted(refusal.words)
    for trade in dossier.concessions:
        yield trade.id, f"{trade.we_give} for {trade.we_ask_back}"
    for person in dossier.people.values():
        yield person.id, person.name


def answer(dossier: Dossier, given: Answer | None) -> str:
    """Return what was answered, in words; nothing for a row closed otherwise."""
    if given is None or given.none:
        return ""
    if given.text:
        return given.text
    if given.values:
        return " \N{MIDDLE DOT} ".join(v.text for v in given.values if v.text)
    known = dict(records(dossier))
    return "; ".join(known[link] for link in given.links if link in known)


def with_unit(item: Item, text: str) -> str:
    """Return a number with its unit: `12 min`; any other text as it is."""
    unit = item.span.unit if item.span else ""
    return f"{text} {unit}" if unit and text.isdigit() else text


def row(dossier: Dossier, one: Row) -> str:
    """Return what stands in a row, also where Earnest filled it."""
    told = answer(dossier, one.answer)
    if not told and one.fill and (one.answer is None or one.answer.links):
        told = one.fill.text
    return told
