"""Remarks beside a row; they cost nothing (PACKS section 3, column Hint only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import Fact
from app.records.meeting import Answer, Answered, Source
from app.rules.linked import (
    linked_asks,
    linked_concessions,
    linked_gives,
    linked_promises,
)
from app.rules.wording import equalised, word_count
from checklists.pack import AnswerKind, Item

FEWEST_WORDS: Final = 3
FEWEST_FACTS: Final = 3
FEWEST_SOURCES: Final = 2
VAGUE: Final = re.compile(r"\b(soon|asap|shortly|try|next week)\b", re.IGNORECASE)


def hints(dossier: Dossier, item: Item, answer: Answer | None) -> tuple[str, ...]:
    """Return the remarks to an answer given by hand."""
    if answer is None or answer.state is not Answered.ANSWERED or answer.none:
        return ()
    return tuple(_remarks(dossier, item, answer))


def spoken(answer: Answer) -> str:
    """Return all words of an answer."""
    return answer.text or " ".join(v.text for v in answer.values)


def _remarks(dossier: Dossier, item: Item, answer: Answer) -> Iterator[str]:
    words = spoken(answer)
    if item.id == "plan-homework":
        yield from _homework(dossier, answer)
    if (
        item.answer is AnswerKind.TEXT
        and words
        and answer.source is not Source.CONFIRMED
    ):
        if word_count(words) < FEWEST_WORDS:
            yield "Very brief: a few more words help you later."
        if _same_as_last_time(dossier, answer):
            yield "Same words as last time. Still true?"
    if any(not give.due for give in linked_gives(dossier, answer)):
        yield "No day for the give yet."
    if any(not ask.easy_no.strip() for ask in linked_asks(dossier, answer)):
        yield "No words yet that make a no easy."
    trades = linked_concessions(dossier, answer)
    if any(not (c.cost_to_us.strip() and c.value_to_them.strip()) for c in trades):
        yield "Cost to us or value to them is blank."
    if item.answer is AnswerKind.PROMISE:
        said = [p.what for p in linked_promises(dossier, answer)] or [words]
        if vague := next(filter(None, map(VAGUE.search, said)), None):
            yield f"“{vague.group()}” is no day: name one."


def _homework(dossier: Dossier, answer: Answer) -> Iterator[str]:
    """Count facts and kinds of source, of the records or of the lines typed."""
    facts: list[Fact] = [f for f in dossier.facts if f.id in answer.links]
    if facts:
        number, sources = len(facts), len({f.source_kind for f in facts} - {None})
    else:
        number = sum(v.field == "fact" and bool(v.text.strip()) for v in answer.values)
        kinds = {equalised(v.text) for v in answer.values if v.field == "source"}
        sources = len(kinds - {""})
    if number < FEWEST_FACTS:
        yield "Fewer than three facts so far."
    if sources < FEWEST_SOURCES:
        yield "All from one kind of source."


def _same_as_last_time(dossier: Dossier, answer: Answer) -> bool:
    last = dossier.last_answers.get(answer.item)
    return last is not None and equalised(spoken(last)) == equalised(spoken(answer))
