"""Where the parts of a brief stand, so that its two columns end near each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.brief.values import Brief, NumberedRow

# About how many letters a line of half the page holds.
_LINE: Final = 40
# Across the whole of it, beside the numbers.
_ACROSS: Final = 88
_HEADING: Final = 2
# Between rows to tick there is room, as a part of a line.
_BETWEEN: Final = 0.25
# Limits are said on the right, unless the page gets this much shorter otherwise.
_WORTH_IT: Final = 3
_ONE_LINE: Final = 96
_SHORT_ROLE: Final = 16


@dataclass(frozen=True, slots=True)
class Places:
    """Which parts stand in the left column, and how wide others are.

    `roles` is the width of the roles in percent; names and remarks share the rest.
    """

    know_left: bool
    honest_left: bool
    found_left: bool
    owed_on_one_line: bool
    roles: int


def places(brief: Brief) -> Places:
    """Place what is known below the left column where that has room to spare."""
    gives = [f"{one.label} {one.text}" for one in brief.give_and_ask]
    known = [f"{one.label} {one.text}" for one in brief.know]
    left = _part([" ".join(brief.agenda)]) + _rows(brief.ask) + _part(gives)
    honest = _rows(brief.honest) + _lines(brief.proofs)
    right = _rows(brief.last_check) + _rows(brief.in_call)
    know = _part(known)
    # Across the page its lines hold twice as much.
    above = know / 2
    found = [f"{one.word} {one.words}" for one in brief.found]
    beside = _part(found)
    across = _HEADING + _lines(found, _ACROSS) if found else 0

    def height(*, know_left: bool, honest_left: bool, found_left: bool) -> float:
        first = left + know * know_left + honest * honest_left + beside * found_left
        second = right + honest * (not honest_left)
        return max(first, second) + above * (not know_left) + across * (not found_left)

    tallest = {
        (found_left, know_left, honest_left): height(
            know_left=know_left, honest_left=honest_left, found_left=found_left
        )
        for found_left in (False, True)
        for know_left in (False, True)
        for honest_left in (False, True)
    }
    plain = (one for one in tallest if not one[2])
    found_left, know_left, _ = min(plain, key=lambda one: tallest[one])
    gain = tallest[found_left, know_left, False] - tallest[found_left, know_left, True]
    owed = f"{'; '.join(brief.we_owe)} {'; '.join(brief.they_owe)}"
    short = all(len(guest.role) <= _SHORT_ROLE for guest in brief.who)
    return Places(
        know_left=know_left,
        honest_left=gain > _WORTH_IT,
        found_left=found_left,
        owed_on_one_line=len(owed) < _ONE_LINE,
        roles=17 if short else 29,
    )


def _part(texts: Sequence[str]) -> float:
    return _HEADING + _lines(texts) if texts else 0


def _rows(rows: Sequence[NumberedRow]) -> float:
    if not rows:
        return 0
    told = ([row.words, row.under, *(f.words for f in row.found)] for row in rows)
    return _HEADING + len(rows) * _BETWEEN + sum(map(_lines, told))


def _lines(texts: Iterable[str], line: int = _LINE) -> int:
    return sum(len(text) // line + 1 for text in texts if text)
