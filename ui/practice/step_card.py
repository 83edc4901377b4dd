"""A step: how it stands, and where each of its parts is mended."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from checklists.exercise import Part, Step
from ui.focus import focus, tab_after
from ui.practice.document import PracticeDocument
from ui.practice.reading import Reading
from ui.theme import MEDIUM, SMALL, STRONG, Tone
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, line, room
from ui.widgets.mark import Mark, Standing
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text

DONE, OPEN = "done", "open"


class StepCard(Card):
    """`chosen` asks to unfold it, or to fold it up; `part_chosen` to go to a row."""

    chosen = Signal(object)
    part_chosen = Signal(object)

    def __init__(self, step: Step, number: int, document: PracticeDocument) -> None:
        super().__init__()
        self.step = step
        self._document, self._number = document, number
        self._mark = Mark()
        self._title = Text(lines=0)
        laid = line(self._mark, self._title, gap=2)
        laid.setStretch(1, 1)
        self.head = RowButton(room(laid, 3.5, 2.5, 3.5, 2.5), step.title)
        self.head.clicked.connect(lambda: self.chosen.emit(step))
        self.add(self.head)
        self.parts: dict[str, PartRow] = {}
        self.reading: Reading | None = None
        self._body: QWidget | None = None

    def show_case(self) -> None:
        """Show how it stands, and its parts while it is open."""
        done = self.step.key in self._document.done
        is_open = self._document.open_step == self.step.key
        self._mark.show_standing(Standing.DONE if done else Standing.OPEN)
        self._mark.setToolTip(DONE if done else OPEN)
        tone = Tone.QUIET if done and not is_open else Tone.INK
        weight = STRONG if is_open else MEDIUM
        self._title.say((f"{self._number}  {self.step.title}", tone, weight))
        state = DONE if done else OPEN
        unfolded = "unfolded" if is_open else "folded"
        name = f"Step {self._number}, {self.step.title}: {state}, {unfolded}"
        self.head.setAccessibleName(name)
        if is_open and self._body is None:
            self._body = self._new_body()
            self.add(self._body)
            self._order_tabs()
        if self._body is not None:
            self._body.setVisible(is_open)
            self.update()
        if is_open and self.reading is not None:
            self.reading.show_case()
        known = self._document.parts[self.step.key]
        for key, row in self.parts.items():
            row.show_done(done=known[key])

    @Slot()
    def _order_tabs(self) -> None:
        """Put what was built late after the head."""
        if self._body is not None:
            tab_after(self.head, self._body)

    def _new_body(self) -> QWidget:
        step, document = self.step, self._document
        if not step.parts:
            self.reading = Reading(document)
            self.reading.read.connect(lambda: focus(self.head))
            self.reading.rebuilt.connect(self._order_tabs)
            return self.reading
        words = Text(step.words, lines=0)
        hint = Text(document.said(step.hint), size=SMALL, tone=Tone.QUIET, lines=0)
        self.parts = {part.key: self._part(part) for part in step.parts}
        told = around(room(column(words, hint, gap=1), 3.5, 2.5, 3.5, 1.5))
        return around(room(column(told, *self.parts.values()), 0, 0, 0, 1.5))

    def _part(self, part: Part) -> PartRow:
        said = self._document.said
        row = PartRow(said(part.words), said(part.hint))
        row.clicked.connect(lambda: self.part_chosen.emit(part))
        return row


class PartRow(RowButton):
    """Something to mend; pressed, it leads to the row where that is done."""

    def __init__(self, words: str, hint: str) -> None:
        self.words = words
        self.mark = Mark()
        told = column(
            Text(words, lines=0, weight=MEDIUM),
            Text(hint, size=SMALL, tone=Tone.QUIET, lines=0),
            gap=0.5,
        )
        laid = line(self.mark, gap=2)
        laid.addLayout(told, 1)
        super().__init__(room(laid, 3.5, 1.5, 3.5, 1.5), words)
        self.setAccessibleDescription(hint)

    def show_done(self, *, done: bool) -> None:
        """Show whether the book says that it is done."""
        self.mark.show_standing(Standing.DONE if done else Standing.OPEN)
        state = DONE if done else OPEN
        self.setAccessibleName(f"{self.words}: {state}. Goes to its row")
