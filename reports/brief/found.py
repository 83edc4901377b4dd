"""What the rules found, as it is printed: each where it is looked for, and once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from app.records.mark import MarkKind
from app.records.promise import PromiseId
from app.rules.lint.case import Case
from app.rules.values import Finding, Preparation, Row, RowState, Severity
from checklists.pack import ItemId
from reports import words
from reports.brief import background, trades
from reports.brief.rows import CLAIMS, PROMISES, QUESTIONS, printed, said
from reports.brief.values import Found

STILL_OPEN: Final = "Still open"
AT_START: Final = "Open at the start"
# As many as a screen shows (PACKS section 8).
MOST: Final = 5
_WEIGHTS: Final = {
    Severity.STOP: "Stop",
    Severity.CHECK: "Check",
    Severity.NOTE: "Note",
}
GOING_ON: Final = "Stop, going on all the same"
# Each of their lines has a number of its own: a tick there says that it was said.
_SAID: Final = frozenset({QUESTIONS, CLAIMS})
# It names a standing that was noted, which no page tells.
_STANDING: Final = "STR-04"
_MUST_ROW: Final = "DET-01"
_SAME_NO: Final = "FLX-04"
_OWED_AND_LATE: Final = "PER-01a"
_ON_TRADES: Final = frozenset({"FLX-01b", "FLX-03"})
# What a tick on paper would change nothing of.
_STAYS: Final = frozenset({RowState.DONE, RowState.FILLED, RowState.BEGUN})


@dataclass(frozen=True, slots=True)
class Placed:
    """Findings where they are printed: a part of their own, or in rows to tick.

    `in_rows` is by the row, or by the claim that a line of it says.

    `more` is how many stand nowhere on the page. From the start on they are a fact
    of the record: then `head` does not say that they are open still.
    """

    head: str = STILL_OPEN
    alone: tuple[Found, ...] = ()
    in_rows: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)
    more: int = 0


def placed(preparation: Preparation, numbers: count[int]) -> Placed:
    """Place what was found: five at most, in the order of a screen.

    What the page says anyway, such as what is owed and late, is not said again.
    """
    lists = preparation.checklist
    rows: set[str] = {row.item.id for row in printed(preparation)}
    rows |= {claim.id for claim in said(preparation.dossier)}
    kept = [one for one in preparation.findings if _is_left(preparation, one)]
    alone: list[Found] = []
    in_rows: dict[str, list[Found]] = defaultdict(list)
    numbered: set[ItemId] = set()
    for one in kept[:MOST]:
        presses = one.severity is Severity.STOP and not one.overridden
        found = Found(_word(one), _words(preparation, one), presses)
        if place := next((at for at in (one.record, one.item) if at in rows), None):
            in_rows[place].append(found)
            continue
        row = lists.row(one.item) if one.item else None
        if row and row.item.id not in numbered and _is_to_tick(row):
            numbered.add(row.item.id)
            found = replace(found, number=next(numbers), item=row.item.id)
        alone.append(found)
    told = {item: tuple(several) for item, several in in_rows.items()}
    begun = preparation.dossier.now >= preparation.dossier.meeting.actual_start
    head = AT_START if begun else STILL_OPEN
    return Placed(head, tuple(alone), told, max(0, len(kept) - MOST))


def _is_left(preparation: Preparation, one: Finding) -> bool:
    """Whether a finding is left to be told: it may be, and nothing on the page does.

    Nothing of a private promise is told, and nothing of the standing.
    """
    dossier = preparation.dossier
    if one.code == _STANDING or (one.item or "").startswith(background.STAGE):
        return False
    if any(p.private and p.id == one.record for p in dossier.promises):
        return False
    if one.code == _OWED_AND_LATE and not one.overridden:
        return PromiseId(one.record) not in _owned_up_to(preparation)
    if one.code in _ON_TRADES:
        return one.record not in {trade.id for trade in trades.here(dossier)}
    return True


def _owned_up_to(preparation: Preparation) -> Iterator[PromiseId]:
    """Yield what the row of the last check says is to be owned up to."""
    if any(row.item.id == PROMISES for row in printed(preparation)):
        yield from (one.id for one in background.overdue(preparation.dossier))


def _is_to_tick(row: Row) -> bool:
    """Whether a number with a tick, typed in afterwards, would answer the row."""
    return row.state not in _STAYS and row.item.id not in _SAID


def _word(one: Finding) -> str:
    return GOING_ON if one.overridden else _WEIGHTS[one.severity]


def _words(preparation: Preparation, one: Finding) -> str:
    hint = _reason(preparation, one) if one.overridden else one.hint
    row = preparation.checklist.row(one.item) if one.item else None
    about = ""
    if one.code == _MUST_ROW and row:
        # On a screen it stands in the row itself, here it has to name it.
        hint = f"{words.ended(row.item.paper or row.item.prompt)} {hint}"
    elif one.code == _SAME_NO:
        points = (p for p in preparation.dossier.points if p.id == one.record)
        about = "".join(f"{words.begin(point.subject)}: " for point in points)
    told = f"{about}{one.message} {hint}".strip()
    return re.sub(r'"([^"]+)"', lambda found: words.quoted(found[1]), told)


def _reason(preparation: Preparation, one: Finding) -> str:
    """Return why she goes on, where she lets others read it."""
    case = Case(preparation.dossier, preparation.checklist)
    here = preparation.dossier.meeting.id
    for mark in case.marks():
        of_it = mark.code == one.code and mark.record == (one.record or one.item or "")
        said = mark.kind is MarkKind.OVERRIDDEN and mark.shared and mark.reason.strip()
        if of_it and said and mark.meeting in {here, None}:
            return words.ended(words.begin(mark.reason.strip()))
    return ""
