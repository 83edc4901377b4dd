"""The steps of the case, beside the real screens."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from checklists.exercise import Part
from ui.beside import Beside
from ui.focus import focus
from ui.practice.document import PracticeDocument
from ui.practice.step_card import StepCard
from ui.qt import override
from ui.theme import BRAND, SMALL, STRONG, Tone, em, space
from ui.widgets.button import Button, SmallButton
from ui.widgets.card import Card
from ui.widgets.layouts import around, column, line, room
from ui.widgets.scroll import Scroll
from ui.widgets.strip import Strip
from ui.widgets.text import Text

WIDE, LEAST = 26, 18


class PracticePanel(Beside):
    """Shows the document; in a narrow window one line, until the steps are asked for.

    It begins with what is to be read. A way into a row leads back to the meeting.
    """

    def __init__(self, document: PracticeDocument) -> None:
        self._steps = SmallButton("All steps")
        self._strip = Strip(Tone.ACCENT, "graduation-cap", "", "", self._steps)
        super().__init__(around(room(column(self._strip), 6, 3, 6, 0)))
        self._document = document
        self._steps.clicked.connect(self._unfold)
        self.back = SmallButton("Back to the meeting", "arrow-right")
        self.back.clicked.connect(self._fold)
        self._about = Text(size=SMALL, tone=Tone.QUIET, lines=0)
        title = Text(document.case.title, size=BRAND, weight=STRONG, lines=0)
        head = column(title, self._about, gap=0.5)
        self.cards = [
            StepCard(step, number, document)
            for number, step in enumerate(document.case.steps, start=1)
        ]
        for card in self.cards:
            card.chosen.connect(document.choose)
            card.part_chosen.connect(self._go)
        self.end = _End(document)
        inside = room(column(self.end, *self.cards, 1, gap=2), 4.5, 1, 2, 4.5)
        self._behind = around(room(line(self.back, 1), 4.5, 0, 4.5, 2))
        above = around(room(head, 4.5, 4, 4.5, 2))
        self._scroll = Scroll(around(inside))
        whole = column(above, self._behind, self._scroll)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setMinimumWidth(em(LEAST))
        self._unfolded: str | None = None
        document.changed.connect(self.show_case)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.is_open = document.open_step == document.case.steps[0].key
        self.show_case()

    @override
    def sizeHint(self) -> QSize:
        return QSize(em(WIDE), super().sizeHint().height())

    @override
    def show_narrow(self, *, narrow: bool) -> None:
        super().show_narrow(narrow=narrow)
        self._behind.setVisible(narrow)

    @Slot()
    def show_case(self) -> None:
        """Make the steps equal to what the book says."""
        document = self._document
        for card in self.cards:
            card.show_case()
        if document.open_step != self._unfolded:
            self._unfolded = document.open_step
            # What was folded just now gets its place in the next round.
            QTimer.singleShot(0, self, self._bring_into_sight)
        steps, done = document.case.steps, document.done
        self._about.say(_about(document))
        self.end.show_case()
        now = next((one for one in steps if one.key not in done), None)
        if now is None:
            self._strip.say(Tone.READY, "circle-check", "Mended.", "See what changed.")
            return
        words = f"Step {steps.index(now) + 1} of {len(steps)}: {now.title}."
        more = now.hint if now.parts else now.words
        self._strip.say(Tone.ACCENT, "graduation-cap", words, document.said(more))

    @Slot()
    def _unfold(self) -> None:
        self.unfold()
        focus(self.back)

    @Slot()
    def _fold(self) -> None:
        self.fold()
        focus(self._steps)

    @Slot()
    def _bring_into_sight(self) -> None:
        """Show an unfolded step from its head on, the end before all."""
        for card in self.cards:
            if card.step.key == self._unfolded:
                self._scroll.verticalScrollBar().setValue(card.y() - space(1))
        if self.end.isVisible():
            self._scroll.verticalScrollBar().setValue(0)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 24)

    @Slot(object)
    def _go(self, part: Part) -> None:
        self.fold()
        self._document.go(part)


def _about(document: PracticeDocument) -> str:
    """Return what the case is, or what is wrong with it."""
    if lost := document.lost:
        return f"{lost} {document.said('{undo} brings it back.')}"
    minutes = document.case.minutes
    return (
        f"A practice case, about {minutes} min, in a book that goes with this window. "
        "Take the steps in any order, on the real screens."
    )


class _End(Card):
    """What changed, once all is mended, and the two ways on."""

    def __init__(self, document: PracticeDocument) -> None:
        super().__init__()
        self._document = document
        self._title = Text("Mended", weight=STRONG)
        self._lines = [Text(lines=0) for _ in document.what_changed]
        again, close = Button("Play again"), Button("Close", first=True)
        again.clicked.connect(document.again_wanted)
        close.clicked.connect(document.close_wanted)
        told = column(self._title, *self._lines, gap=1.5)
        self.add(around(room(told, 3.5, 2.5, 3.5, 2.5)))
        self.add(around(room(line(close, again, 1, gap=2), 3.5, 2.5, 3.5, 2.5)))
        self.hide()

    def show_case(self) -> None:
        """Show it where all is mended."""
        mended = self._document.is_mended
        if mended:
            said = zip(self._lines, self._document.what_changed, strict=True)
            for text, words in said:
                text.say(words)
        self.setVisible(mended)
