"""Whether an answer is one, and which required fields it lacks (PACKS section 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from app.dossier import Dossier
from app.records.meeting import Answer
from app.rules.linked import (
    linked_asks,
    linked_claims,
    linked_concessions,
    linked_gives,
    linked_promises,
    linked_records,
)
from app.rules.record_fields import is_blank
from checklists.pack import AnswerKind, Family, Item, Option


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether a row is answered at all, and what its answer still lacks."""

    answered: bool
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in its row, with the records it may stand for."""

    dossier: Dossier
    item: Item
    answer: Answer

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the row's required fields."""
        return tuple(field.name for field in self.item.fields if field.required)

    @property
    def first(self) -> str:
        """The row's first field, else the first that was given."""
        fields = self.item.fields
        return fields[0].name if fields else self.answer.values[0].field


# Stands beside what they agreed to; it is no deed of theirs (PACKS section 10.2).
LEAST_MET: Final = "least"
BLANK: Final = Completeness(answered=False)


def completeness(dossier: Dossier, item: Item, answer: Answer) -> Completeness:
    """Judge an answer that a person gave; `none` is whole where the row has a zero."""
    if answer.none:
        return Completeness(answered=bool(item.zero))
    return _KINDS[item.answer](Given(dossier, item, answer))


def _text(given: Given) -> Completeness:
    answer = given.answer
    if answer.links:
        return Completeness(True, _blank_in_records(given))
    if answer.values:
        if not answer.value(given.first).strip():
            return BLANK
        return Completeness(True, _blank_fields(given))
    words = answer.text.strip() or agenda_words(given.dossier, given.item)
    return Completeness(answered=bool(words))


def agenda_words(dossier: Dossier, item: Item) -> str:
    """Return what the agenda says to a row that shows it."""
    if item.record is not Family.AGENDA:
        return ""
    agenda = dossier.meeting.agenda
    if any(field.name == "purpose" for field in item.fields):
        return agenda.purpose.strip()
    return ", ".join(line.topic for line in agenda.lines)


def _choice(given: Given) -> Completeness:
    option = chosen_option(given.item, given.answer)
    if option is None:
        return BLANK
    if not option.detail or given.answer.links:
        return Completeness(answered=True)
    told = any(v.text.strip() for v in given.answer.values if v.field != "choice")
    return Completeness(answered=True, lacking=() if told else (option.detail,))


def _number(given: Given) -> Completeness:
    text = (given.answer.text or given.answer.value("value")).strip()
    if not text.isascii() or not text.isdigit():
        return BLANK
    span = given.item.span
    inside = span is None or span.low <= int(text) <= span.high
    return Completeness(answered=inside)


def _date(given: Given) -> Completeness:
    """Judge a day, or an instant that names its zone."""
    answer = given.answer
    if given.required and answer.values:
        there = any(v.text.strip() for v in answer.values)
        return Completeness(there, _blank_fields(given))
    text = (answer.text or answer.value("value") or answer.value("instant")).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return BLANK
    zoned = moment.tzinfo or answer.value("zone") or len(text) == len("2026-11-23")
    return Completeness(answered=True, lacking=() if zoned else ("zone",))


def _link(given: Given) -> Completeness:
    return Completeness(answered=bool(given.answer.text.strip()))


def _person(given: Given) -> Completeness:
    answer = given.answer
    if answer.links:
        return Completeness(True, _blank_in_records(given))
    if answer.values:
        return _text(given)
    needed = tuple(field for field in given.required if field != "person")
    return Completeness(bool(answer.text.strip()), needed)


def _claim(given: Given) -> Completeness:
    claims = linked_claims(given.dossier, given.answer)
    kept = [claim for claim in claims if claim.statement.strip()]
    if not kept:
        return _unlinked(given, "statement", ("evidence",))
    return Completeness(True, _lacking(given, kept, ("evidence",)))


def _give(given: Given) -> Completeness:
    gives = linked_gives(given.dossier, given.answer)
    if not gives:
        return _in_words(given, "for whom", "interest")
    return _whole(given, gives, ("what", "for whom"), "interest")


def _ask(given: Given) -> Completeness:
    asks = linked_asks(given.dossier, given.answer)
    if not asks:
        return _in_words(given, "of whom", "what we gain")
    return _whole(given, asks, ("what", "of whom"), "what we gain")


def _concession(given: Given) -> Completeness:
    sides = ("we give", "we ask back")
    trades = [
        trade
        for trade in linked_concessions(given.dossier, given.answer)
        if len(_lacking(given, [trade], sides)) < len(sides)
    ]
    if not trades:
        return _unlinked(given, "we give", ("we ask back",))
    return Completeness(True, _lacking(given, trades, sides))


def _promise(given: Given) -> Completeness:
    promises = linked_promises(given.dossier, given.answer)
    needed = ("who", "what", "by when")
    if not promises:
        return _unlinked(given, "what", given.required or needed)
    return Completeness(True, _lacking(given, promises, needed))


def _whole(
    given: Given, records: Sequence[object], needed: Sequence[str], gain: str
) -> Completeness:
    """Judge records of which one, with what it takes to be one, is an answer."""
    if all(_lacking(given, [record], needed) for record in records):
        return Completeness(False, _lacking(given, records, needed))
    return Completeness(True, _lacking(given, records, (*needed, gain)))


def _lacking(
    given: Given, records: Sequence[object], fields: Sequence[str]
) -> tuple[str, ...]:
    """Name the fields that are blank in one of the records."""
    return tuple(
        field
        for field in fields
        if any(is_blank(given.dossier, record, field) for record in records)
    )


def chosen_option(item: Item, answer: Answer) -> Option | None:
    """Return the option that was chosen, if the row has it."""
    chosen = (answer.value("choice") or answer.text).strip().casefold()
    for option in item.options:
        if option.name.casefold() == chosen:
            return option
    return None


def _in_words(given: Given, whom: str, gain: str) -> Completeness:
    """Judge a give or an ask in words alone: it takes what and whom to be one."""
    fields = {v.field for v in given.answer.values if v.text.strip()}
    if not {"what", whom} <= fields:
        return Completeness(answered=False, lacking=(whom,))
    return Completeness(True, () if gain in fields else (gain,))


def _unlinked(given: Given, first: str, needed: Sequence[str]) -> Completeness:
    """Judge the words of an answer that has no record yet."""
    answer = given.answer
    told = [v for v in answer.values if v.field != LEAST_MET]
    if not told:
        lacking = tuple(field for field in needed if field != first)
        return Completeness(bool(answer.text.strip()), lacking)
    if not any(v.text.strip() for v in told):
        return BLANK
    return Completeness(True, tuple(f for f in needed if not answer.value(f).strip()))


def _blank_fields(given: Given) -> tuple[str, ...]:
    """Name the required fields that are blank in any line of an answer.

    A line begins with the row's first field; a blank one may be left out.
    """
    told = Counter(v.field for v in given.answer.values if v.text.strip())
    lines = max(told[given.first], 1)
    return tuple(field for field in given.required if told[field] < lines)


def _blank_in_records(given: Given) -> tuple[str, ...]:
    """Name the required fields that are blank in a record an answer stands for."""
    records = linked_records(given.dossier, given.answer)
    unsaid = [f for f in given.required if not given.answer.value(f).strip()]
    return _lacking(given, records, unsaid)


_KINDS: Final[Mapping[AnswerKind, Callable[[Given], Completeness]]] = MappingProxyType(
    {
        AnswerKind.TICK: lambda _: Completeness(answered=True),
        AnswerKind.TEXT: _text,
        AnswerKind.CHOICE: _choice,
        AnswerKind.NUMBER: _number,
        AnswerKind.DATE: _date,
        AnswerKind.LINK: _link,
        AnswerKind.PERSON: _person,
        AnswerKind.CLAIM: _claim,
        AnswerKind.GIVE: _give,
        AnswerKind.ASK: _ask,
        AnswerKind.CONCESSION: _concession,
        AnswerKind.PROMISE: _promise,
    }
)
