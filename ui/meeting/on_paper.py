"""What the numbers on a printed brief stand for, and what a mark makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.desk.transcribing import stands
from app.paper_line import Pen
from app.records.meeting import Answered
from app.rules.values import Preparation
from checklists.pack import Item, ItemId
from reports.brief import brief
from reports.brief.rows import CLAIMS, QUESTIONS

# On paper each of their lines has a number of its own, to be ticked when it is said.
_SAID: Final = frozenset({QUESTIONS, CLAIMS})
_SAID_WORDS: Final = {
    Pen.DONE: "said; nothing to write",
    Pen.MISSED: "not said; nothing to write",
    Pen.OPEN: "stays as it is",
}


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A number on the paper: the row it stands for, in the words of the paper.

    `asked` is whether the meeting still has the row, `said` whether it is one line
    of a row that was prepared.
    """

    number: int
    item: ItemId
    words: str
    asked: bool = True

    @property
    def said(self) -> bool:
        """Whether it is one line of a row that was prepared."""
        return self.item in _SAID


def on_paper(
    preparation: Preparation, items: Sequence[Item], rows: Sequence[ItemId]
) -> tuple[OnPaper, ...]:
    """Return the numbers of a brief whose rows were printed in this order."""
    today: dict[tuple[ItemId, int], str] = {}
    here = brief(preparation)
    seen: Counter[ItemId] = Counter()
    for one in (*here.ask, *here.honest, *here.last_check, *here.in_call):
        today[one.item, seen[one.item]] = one.words
        seen[one.item] += 1
    known = {item.id: item for item in items}
    numbered = []
    seen = Counter()
    for number, item in enumerate(rows, 1):
        words = today.get((item, seen[item])) or _asked(known, item)
        numbered.append(OnPaper(number, item, words, asked=item in known))
        seen[item] += 1
    return tuple(numbered)


def becomes(one: OnPaper, pen: Pen, preparation: Preparation) -> tuple[str, bool]:
    """Return what a mark makes of a row, in words, and whether that is a change."""
    if one.said:
        return _SAID_WORDS[pen], False
    answer = preparation.dossier.answers.get(one.item)
    row = preparation.checklist.row(one.item)
    match pen:
        case Pen.OPEN:
            return ("open again", True) if answer else ("open already", False)
        case Pen.MISSED:
            already = stands(answer, row, Answered.MISSED)
            return ("missed already", False) if already else ("missed", True)
        case Pen.DONE:
            if stands(answer, row, Answered.ANSWERED):
                return "done already", False
            offered = row.fill.text if row and row.fill else ""
            return f"done: {offered}" if offered else "done", True


def _asked(known: Mapping[ItemId, Item], item: ItemId) -> str:
    row = known.get(item)
    return (row.paper or row.prompt) if row else "a row that is asked no more"
