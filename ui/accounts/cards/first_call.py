"""Did they call us first? Asked below a request of which nobody knows yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.records.knowledge import Fact, StageFact
from app.rules.standing.evidence import ELSEWHERE, FIRST
from ui.accounts.called_first import FIRST_CALL
from ui.accounts.page_acts import PageActs
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, room
from ui.widgets.text import Text


def is_asked(fact: Fact) -> bool:
    """Whether it is a request, and not known whom they called first."""
    asked = fact.stage_fact is StageFact.REQUEST
    return asked and fact.called_first not in {FIRST, ELSEWHERE}


def first_call_row(
    request: Fact, acts: PageActs
) -> tuple[QWidget, list[tuple[str, QWidget]]]:
    """Return the question with yes and no; either asks how one knows."""
    words = Text(FIRST_CALL, size=SMALL, tone=Tone.QUIET)
    row, stops = Flow(words, gap=2, below=1, centre=True), []
    for answer, name in ((FIRST, "Yes"), (ELSEWHERE, "No")):
        button = SmallButton(name, name=f"{name}: {FIRST_CALL} {request.what}")
        button.clicked.connect(partial(_ask, acts, request, answer))
        row.addWidget(button)
        stops.append((f"{request.id}-{answer}", button))
    return around(room(row, 3.5, 1.5, 3.5, 1.5)), [*stops]


def _ask(acts: PageActs, request: Fact, answer: str, _checked: bool = False) -> None:
    acts.facts.ask_first_call(request, answer)
