"""When another wording is still the same answer (PACKS section 13)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from fractions import Fraction

from app.records.meeting import Answer
from app.rules.wording import equalised

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_DATE_WORD = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b"
    r"|\b(?:today|tomorrow|tonight|noon)\b"
)
_FIXED_FIELDS = {"who", "person", "by when", "day", "instant", "zone", "number"}


def alike(older: str, newer: str, least: Fraction) -> bool:
    """Whether the share 2M/T of two texts, the older first, is the least or more."""
    was, now = equalised(older), equalised(newer)
    whole = len(was) + len(now)
    if not whole:
        return True
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    return Fraction(2 * sum(block.size for block in blocks), whole) >= least


def is_wording_fix(
    older: Answer, newer: Answer, names: Iterable[str], least: Fraction, *, chosen: bool
) -> bool:
    """Whether an edit keeps the first time class.

    Persons, dates, numbers, choice, links and records must be the same; `names`
    are those of the people who may be named, `least` the share of the words that
    must agree; `chosen` tells that the text is an option or a number, which has no
    wording.
    """
    if (older.state, older.none, set(older.links)) != (
        newer.state,
        newer.none,
        set(newer.links),
    ):
        return False
    if chosen and older.text != newer.text:
        return False
    if _fixed(older) != _fixed(newer):
        return False
    before, after = _whole(older), _whole(newer)
    return _named(before, names) == _named(after, names) and alike(before, after, least)


def same_answer(older: Answer, newer: Answer) -> bool:
    """Whether nothing at all was changed, but perhaps the time."""
    return (older.state, older.text, older.values, older.links) == (
        newer.state,
        newer.text,
        newer.values,
        newer.links,
    ) and (older.none, older.reason, older.source) == (
        newer.none,
        newer.reason,
        newer.source,
    )


def _whole(answer: Answer) -> str:
    return "\n".join([answer.text, *(value.text for value in answer.values)])


def _fixed(answer: Answer) -> list[tuple[str, str]]:
    """Return the fields that name a person or a time, as they are compared."""
    return sorted(
        (value.field, equalised(value.text))
        for value in answer.values
        if value.field in _FIXED_FIELDS and value.text.strip()
    )


def _named(text: str, names: Iterable[str]) -> tuple[list[str], list[str], set[str]]:
    """Return the numbers, the words of dates and the people a text names."""
    plain = equalised(text)
    words = set(re.findall(r"[^\W\d_]+", plain))
    people = {
        part for name in names for part in equalised(name).split() if part in words
    }
    return sorted(_NUMBER.findall(plain)), sorted(_DATE_WORD.findall(plain)), people
