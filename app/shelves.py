"""Where the own words of a row are found again: in its answers, or in a family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from checklists.pack import AnswerKind, Family, Item


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies together: sentences of a row, or records of a family.

    `key` names it for good, `main` is the column of a line that is looked through.
    `columns` are what a sentence fills, by the field of its record or answer.
    """

    key: str
    main: str
    family: Family | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


DEEDS: Final = "promise/theirs"

_FIELDS: Final[Mapping[Family, Mapping[str, str]]] = MappingProxyType(
    {
        Family.CLAIM: {"statement": "statement"},
        Family.GIVE: {"what": "what"},
        Family.ASK: {
            "what": "what",
            "we gain": "we_gain",
            "easy no": "easy_no",
            "why fair now": "why_now",
            "subject": "subject",
        },
        Family.CONCESSION: {
            "we give": "we_give",
            "we ask back": "we_ask_back",
            "limit": "limit",
            "cost to us": "cost_to_us",
            "value to them": "value_to_them",
        },
        Family.POINT: {"subject": "subject"},
        Family.PROMISE: {"what": "what"},
        Family.AGENDA: {"topic": "topic", "minutes": "minutes", "owner": "owner"},
    }
)
# These ask for one sentence of an ask.
_ONE_SENTENCE: Final = {"reh-win-changed": "why fair now", "reh-win-easy-no": "easy no"}
# What they are to do, or did agree to.
_DEEDS: Final = frozenset({"plan-outcome", "wrap-outcome"})
# What a point is called where the row asks for it by another name.
_SUBJECTS: Final = {"wrap-demo-gaps": "gap", "reh-neg-fixed": "what is fixed"}
# Said of us, or meant for both: the notes of these rows fit another account too.
_OUR_NOTES: Final = frozenset({"plan-exp-mirror", "plan-exp-goal"})
# What only this account's own figures or rivals can say.
_THEIRS_ALONE: Final = frozenset({"plan-ren-results", "wrap-refusal"})
_NO_WORDS: Final = frozenset(
    {AnswerKind.TICK, AnswerKind.CHOICE, AnswerKind.NUMBER, AnswerKind.DATE}
)


def shelves(item: Item) -> tuple[Shelf, ...]:
    """Return where a row's own words lie, one for each column that is looked through.

    Their words, needs, refusals and facts, and what changed for them, lie nowhere:
    they belong to one account.
    """
    if item.answer in _NO_WORDS or item.id in _THEIRS_ALONE:
        return ()
    family = item.record or _by_kind(item.answer)
    if family is Family.NOTE and item.id in _OUR_NOTES:
        return (Shelf(item.id, "text", Family.NOTE, {"text": "text"}),)
    purpose = family is Family.AGENDA and len(item.fields) < 2
    if family is None or purpose or (family is Family.NOTE and item.fields):
        return _of_answers(item)
    fields = _FIELDS.get(family)
    if fields is None:
        return ()
    main = _ONE_SENTENCE.get(item.id) or next(iter(fields))
    if subject := _SUBJECTS.get(item.id):
        return (Shelf(family.value, subject, family, {subject: "subject"}),)
    key = f"{family.value}/{main}" if item.id in _ONE_SENTENCE else family.value
    if item.id in _DEEDS:
        key = DEEDS
    return (Shelf(key, main, family, fields),)


def _of_answers(item: Item) -> tuple[Shelf, ...]:
    """Return the shelves of a row that keeps its words itself, one for each field."""
    if not item.fields:
        return (Shelf(item.id, ""),)
    names = [field.name for field in item.fields]
    if names[0] == "question":
        return (Shelf(item.id, "question", columns={n: n for n in names}),)
    if len(names) == 1:
        return (Shelf(item.id, names[0], columns={names[0]: names[0]}),)
    return tuple(Shelf(f"{item.id}/{n}", n, columns={n: n}) for n in names)


def _by_kind(answer: AnswerKind) -> Family | None:
    return next((f for f in Family if f.value == answer.value), None)
