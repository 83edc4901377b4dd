"""Which records stand in a row's lines, and which can be taken in from the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.dossier import Dossier
from app.records.meeting import Answer, Value
from app.rules.fitting import Records, family_of, fitting
from app.rules.values import Row
from checklists.pack import Family, Item
from ui.meeting.editors.base import answer_in, source_in

# Of these an account has many: only what belongs to the meeting stands here at once.
_MANY: Final = {
    Family.CLAIM,
    Family.NEED,
    Family.FACT,
    Family.NOTE,
    Family.REFUSAL,
}
# One of those who are coming is named here, not all.
_ONE_OF_THEM: Final = {"reh-phone-route", "reh-web-fallback", "live-web-quiet"}
_BEGAN: Final = {Family.NEED: "said", Family.REFUSAL: "said", Family.NOTE: "dated"}


@dataclass(frozen=True, slots=True)
class Listed:
    """The records of a row's lines; others that fit; links that are none of these."""

    records: Records
    others: Records = ()
    foreign: tuple[str, ...] = ()


def listed(item: Item, row: Row, dossier: Dossier) -> Listed:
    """Return what a row lists: linked ones first, then what fits it.

    What fits an answered row but was left out of it comes back only if it is newer
    than the answer: captured since.
    """
    family = family_of(item)
    fits = fitting(item, dossier)
    if family is None:
        return Listed(())
    known = {record.id: record for record in _on_file(family, dossier)}
    source = source_in(row)
    links = source.links if source else ()
    linked = tuple(known[link] for link in links if link in known)
    answer = answer_in(row)
    more = (r for r in fits if r not in linked and _stands(r, family, answer, dossier))
    records = (*linked, *more)
    if item.id in _ONE_OF_THEM:
        records = linked
    elif family is Family.PERSON:
        # The order of the invite, whatever was linked first.
        records = (*fits, *(r for r in linked if r not in fits))
    others = tuple(r for r in fits if r not in records)
    foreign = tuple(link for link in links if link not in known)
    return Listed(records, others, foreign)


def _stands(
    record: Any,  # noqa: ANN401 - a record of any family
    family: Family,
    answer: Answer | None,
    dossier: Dossier,
) -> bool:
    if family in _MANY and getattr(record, "meeting", None) != dossier.meeting.id:
        return False
    if answer is None or family is Family.PERSON:
        return True
    began: datetime = getattr(record, _BEGAN.get(family, "made"))
    return began > answer.edited


def _on_file(family: Family, dossier: Dossier) -> Iterable[Any]:
    if family is Family.PERSON:
        return dossier.people.values()
    return getattr(dossier, _NAMES[family], ())


_NAMES: Final[Mapping[Family, str]] = {
    Family.CLAIM: "claims",
    Family.GIVE: "gives",
    Family.ASK: "asks",
    Family.CONCESSION: "concessions",
    Family.PROMISE: "promises",
    Family.POINT: "points",
    Family.REFUSAL: "refusals",
    Family.NEED: "needs",
    Family.FACT: "facts",
    Family.NOTE: "notes",
    Family.AGENDA: "agendas",
}


def grouped(values: Iterable[Value], anchor: str) -> list[dict[str, str]]:
    """Return the values of an answer line by line; each begins with its anchor."""
    lines: list[dict[str, str]] = []
    for value in values:
        if value.field == anchor:
            lines.append({})
        if lines:
            lines[-1][value.field] = value.text
    return lines
