"""The first step: what happened, what one sees in it, and what the rules see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.rules.comparing import Compared, Seen
from ui.focus import Roving, focus
from ui.practice.document import PracticeDocument
from ui.practice.tick_row import TickRow
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.button import Button, SmallButton
from ui.widgets.layouts import around, clear, column, line, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.text import Text

SAW = "What you saw"
BESIDES = "What the rules see besides"
FINE = "Ticked, and fine as it is"


class Reading(QWidget):
    """Story and statements; once compared, what the rules say stands in their place.

    `read` tells that these are there now, to be read from above; `rebuilt` that there
    are other rows.
    """

    read = Signal()
    rebuilt = Signal()

    def __init__(self, document: PracticeDocument) -> None:
        super().__init__()
        self._document = document
        self.ticks: dict[str, TickRow] = {}
        self.compare = Button("Compare with the rules", first=True)
        self.compare.clicked.connect(self._compare)
        self.again = SmallButton("Tick again")
        self.again.clicked.connect(self._tick_again)
        story = [_told(one.head, one.story) for one in document.case.calls]
        self._below = column()
        self._shown: Compared | None = None
        self._roving = Roving([], self)
        self._story = around(room(column(*story, gap=2), 3.5, 2.5, 3.5, 1.5))
        self.setLayout(column(self._story, self._below))
        self._show_statements()

    def show_case(self) -> None:
        """Show the statements, or what became of them."""
        compared = self._document.compared
        if compared == self._shown and (compared or self._same_ticks()):
            return
        self._shown = compared
        clear(self._below)
        self._story.setVisible(compared is None)
        if compared is None:
            self._show_statements()
        else:
            self._show_compared(compared)
        self.rebuilt.emit()

    def _same_ticks(self) -> bool:
        on = {key for key, row in self.ticks.items() if row.isChecked()}
        return on == self._document.ticks and bool(self.ticks)

    def _show_statements(self) -> None:
        document = self._document
        step = document.case.steps[0]
        asked = Text(step.words, lines=0, weight=STRONG)
        hint = Text(document.said(step.hint), size=SMALL, tone=Tone.QUIET, lines=0)
        self._below.addWidget(around(room(column(asked, hint), 3.5, 1, 3.5, 1)))
        self.ticks = {}
        for one in document.case.statements:
            row = TickRow(one.words, ticked=one.key in document.ticks)
            row.clicked.connect(lambda on, key=one.key: document.tick(key, on=on))
            self.ticks[one.key] = row
            self._below.addWidget(row)
        self.compare = Button("Compare with the rules", first=True)
        self.compare.clicked.connect(self._compare)
        self._below.addLayout(room(line(self.compare, 1), 3.5, 2, 3.5, 3))
        self._roving.set_rows([[each] for each in (*self.ticks.values(), self.compare)])

    def _show_compared(self, compared: Compared) -> None:
        self.ticks = {}
        for head, seen, standing in (
            (SAW, compared.found, Standing.DONE),
            (BESIDES, compared.missed, Standing.CHECK),
            (FINE, compared.fair, Standing.DONE),
        ):
            if seen:
                self._below.addWidget(_group(head, seen, standing))
        self.again = SmallButton("Tick again")
        self.again.clicked.connect(self._tick_again)
        self._below.addLayout(room(line(self.again, 1), 3.5, 1, 3.5, 3))
        self._roving.set_rows([[self.again]])

    def _compare(self) -> None:
        self._document.compare()
        self.show_case()
        self.read.emit()

    def _tick_again(self) -> None:
        self._document.tick_again()
        self.show_case()
        focus(next(iter(self.ticks.values())))


def _told(head: str, story: str) -> QWidget:
    when = Text(head, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    return around(column(when, Text(story, lines=0), gap=0.5))


def _group(head: str, seen: Sequence[Seen], standing: Standing) -> QWidget:
    words = Text(head, size=SMALL, tone=Tone.QUIET, weight=STRONG)
    lines = [_line(one, standing) for one in seen]
    return around(room(column(words, *lines, gap=1.5), 3.5, 2, 3.5, 1.5))


def _line(seen: Seen, standing: Standing) -> QWidget:
    """Return a statement, what the rule says of it, and why that matters."""
    parts = [Text(seen.statement.words, lines=0)]
    if seen.message:
        parts.append(Text(seen.message, size=SMALL, tone=Tone.NEAR, lines=0))
    parts.append(Text(seen.statement.idea, size=SMALL, tone=Tone.QUIET, lines=0))
    laid = line(Mark(standing), gap=2)
    laid.addLayout(column(*parts, gap=0.5), 1)
    return around(laid)
