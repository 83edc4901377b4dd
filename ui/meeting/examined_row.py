"""A row the rules have looked into: what they found, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import Problem
from app.rules.values import Finding, Severity
from ui.focus import focus
from ui.meeting.document import MeetingDocument
from ui.meeting.row_parts import finding_box
from ui.theme import Tone
from ui.widgets.finding import Finding as FindingBox
from ui.widgets.question import Question


class ExaminedRow(Question):
    """Shows findings above what is asked; their ways go straight to the document."""

    def __init__(self, prompt: str, document: MeetingDocument) -> None:
        super().__init__(prompt)
        self._document = document
        self._found: tuple[Finding, ...] = ()
        self._findings_shown: tuple[Finding, ...] = ()
        self._problem: Problem | None = None

    @property
    def begins(self) -> QWidget:
        """Where the keyboard goes when the row is opened."""
        return self

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the rules found here."""
        return self._found

    @property
    def boxed(self) -> tuple[Finding, ...]:
        """What of it is shown: of many findings of a stop only the first are."""
        return self._findings_shown

    @property
    def is_stopped(self) -> bool:
        """Whether a stop stands in it that nobody has overridden."""
        stop = Severity.STOP
        return any(f.severity is stop and not f.overridden for f in self.found)

    @property
    def settled_by_ways(self) -> bool:
        """Whether a stop about a record stands in it, which its ways settle."""
        return self.is_stopped and any(f.ways and f.record for f in self.boxed)

    def show_found(
        self, findings: Sequence[Finding], boxed: Sequence[Finding] | None = None
    ) -> None:
        """Show all that was found or only `boxed`; what was refused is forgotten."""
        self._problem = None
        self._found = tuple(findings)
        shown = self._found if boxed is None else tuple(boxed)
        if shown != self._findings_shown or len(self.findings) != len(shown):
            self._findings_shown = shown
            self.show_findings(*self._boxes())

    def show_problem(self, problem: Problem) -> None:
        """Say in the row why something was refused."""
        self._problem = problem
        said = f"{problem} {problem.advice}".strip()
        self.show_findings(*self._boxes(), FindingBox(Tone.STOP, [said]))

    def _boxes(self) -> list[FindingBox]:
        boxes = []
        for found in self._findings_shown:
            box = finding_box(found)
            box.chosen.connect(lambda key, found=found: self._settle(found, key))
            boxes.append(box)
        return boxes

    def _settle(self, found: Finding, key: str) -> None:
        pressed = any(way.hasFocus() for box in self.findings for way in box.ways)
        self._document.settle(found, key)
        if pressed:
            # The button went with what it settled; lines may still be made anew.
            QTimer.singleShot(0, self, self._stay)

    @Slot()
    def _stay(self) -> None:
        """Keep the keyboard in the row, unless something else asked for it."""
        now = QApplication.focusWidget()
        taken = now is not None and now.window() is not self.window()
        within = now is not None and self.isAncestorOf(now)
        if self.isVisible() and not taken and not within:
            focus(self.begins)
