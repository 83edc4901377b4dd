"""Where the parts of a brief stand, so that its two columns end near each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.brief.values import Brief, NumberedRow

# About how many letters a line of half the page holds.
_LINE: Final = 40
_HEADING: Final = 2
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
    above = know // 2
    tallest = {
        (know_left, honest_left): (0 if know_left else above)
        + max(
            left + (know if know_left else 0) + (honest if honest_left else 0),
            right + (0 if honest_left else honest),
        )
        for know_left in (False, True)
        for honest_left in (False, True)
    }
    know_left = tallest[True, False] < tallest[False, False]
    gain = tallest[know_left, False] - tallest[know_left, True]
    owed = f"{'; '.join(brief.we_owe)} {'; '.join(brief.they_owe)}"
    short = all(len(guest.role) <= _SHORT_ROLE for guest in brief.who)
    return Places(
        know_left=know_left,
        honest_left=gain > _WORTH_IT,
        owed_on_one_line=len(owed) < _ONE_LINE,
        roles=17 if short else 29,
    )


def _part(texts: Sequence[str]) -> int:
    return _HEADING + _lines(texts) if texts else 0


def _rows(rows: Sequence[NumberedRow]) -> int:
    if not rows:
        return 0
    return _HEADING + sum(_lines([row.words]) + _lines([row.under]) for row in rows)


def _lines(texts: Iterable[str]) -> int:
    return sum(len(text) // _LINE + 1 for text in texts if text)
