"""The numbered rows of a brief: what a pen ticks, in the order of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Final

from app.dossier import Dossier
from app.records.knowledge import Claim, PointKind, Side
from app.rules.proof import may_be_told, proof_told
from app.rules.values import Preparation, Row, RowState, TimeClass
from checklists.pack import ItemId, Phase
from reports import words
from reports.brief import background
from reports.brief.below import below
from reports.brief.values import Found, Mark, NumberedRow

QUESTIONS: Final = ItemId("reh-questions")
CLAIMS: Final = ItemId("reh-claims")
PROMISES: Final = ItemId("pre-promises")
UNPROVEN: Final = "No proof yet: say so."
# Whose rows are ticked on paper.
PHASES: Final = (Phase.PREFLIGHT, Phase.LIVE)

_MARKS = {
    RowState.DONE: Mark.DONE,
    RowState.FILLED: Mark.DONE,
    RowState.MISSED: Mark.MISSED,
    RowState.NOT_APPLICABLE: Mark.NOT_APPLICABLE,
}
_WRITTEN = {
    TimeClass.DURING: "written during the call",
    TimeClass.AFTER: "written after the call",
}


def questions(preparation: Preparation, numbers: count[int]) -> Iterator[NumberedRow]:
    """Yield the open questions, each with its follow-up below."""
    row = preparation.checklist.row(QUESTIONS)
    answer = row.answer if row else preparation.dossier.answers.get(QUESTIONS)
    if answer is None or answer.none:
        return
    asked: list[tuple[str, str]] = []
    for value in answer.values:
        if value.field.startswith("follow") and asked:
            asked[-1] = (asked[-1][0], f"Then: {value.text}" if value.text else "")
        elif value.text:
            asked.extend((line, "") for line in _lines(value.text))
    for question, then in asked or [(line, "") for line in _lines(answer.text)]:
        yield NumberedRow(next(numbers), QUESTIONS, question, then)


def limits(
    dossier: Dossier, found: Mapping[str, tuple[Found, ...]], numbers: count[int]
) -> Iterator[NumberedRow]:
    """Yield what is to be said against ourselves: limits, the unproven, gaps."""
    for claim in said(dossier):
        under = _of_limit(claim) if claim.side is Side.LIMIT else UNPROVEN
        stands = found.get(claim.id, ())
        yield NumberedRow(next(numbers), CLAIMS, claim.statement, under, found=stands)
    for point in dossier.points:
        if point.kind is PointKind.GAP and point.answered is None:
            yield NumberedRow(next(numbers), CLAIMS, f"Gap: {point.subject}")


def proofs(dossier: Dossier) -> tuple[str, ...]:
    """Return what carries each claim made in this meeting, as far as it is told."""
    strong = (claim for claim in claims(dossier) if claim.side is Side.STRENGTH)
    return tuple(
        f"Proof for {words.quoted(claim.statement)}: {told}"
        for claim in strong
        if (told := _proof(claim))
    )


def said(dossier: Dossier) -> Iterator[Claim]:
    """Yield the claims that are printed as rows: limits, and the unproven."""
    for claim in claims(dossier):
        if claim.side is Side.LIMIT or claim.unproven:
            yield claim


def claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Return the claims of this meeting that still stand."""
    ours = (c for c in dossier.claims if c.meeting == dossier.meeting.id)
    return tuple(claim for claim in ours if not claim.dropped)


def of_phase(
    preparation: Preparation,
    found: Mapping[str, tuple[Found, ...]],
    numbers: count[int],
    phase: Phase,
) -> Iterator[NumberedRow]:
    """Yield the rows to see of a pause point, each with what was found in it."""
    for row in printed(preparation, phase):
        numbered = _numbered(preparation.dossier, row, next(numbers))
        yield replace(numbered, found=found.get(row.item.id, ()))


def printed(preparation: Preparation, *phases: Phase) -> Iterator[Row]:
    """Yield the rows that are printed, of both pause points where none is named."""
    for phase in phases or PHASES:
        pause = preparation.checklist.pauses.get(phase)
        for line in (*pause.lines, *pause.more) if pause else ():
            yield from (row for row in line.rows if not row.item.private)


def _numbered(dossier: Dossier, row: Row, number: int) -> NumberedRow:
    mark = _MARKS.get(row.state, Mark.OPEN)
    words_of_mark = mark.value if mark in {Mark.MISSED, Mark.NOT_APPLICABLE} else ""
    if row.time_class in _WRITTEN:
        words_of_mark = _WRITTEN[row.time_class]
    asked = row.item.paper or row.item.prompt
    if row.item.id == PROMISES and (late := background.overdue(dossier)):
        # An answer that she will is not yet the deed.
        asked = f"Own up first: {_few(one.what for one in late)}"
        mark = Mark.OPEN if mark is Mark.DONE else mark
    under = below(dossier, row) if mark is Mark.DONE else ""
    return NumberedRow(number, row.item.id, asked, under, mark, words_of_mark)


def _few(names: Iterable[str]) -> str:
    first, *others = names
    return f"{first} and {len(others)} more" if others else first


def _of_limit(claim: Claim) -> str:
    told = _proof(claim)
    return told if may_be_told(claim) or not told else f"Proof {told}"


def _proof(claim: Claim) -> str:
    told = proof_told(claim)
    if told and claim.evidence_date and may_be_told(claim):
        return f"{told}, {words.month(claim.evidence_date)}"
    return told


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
