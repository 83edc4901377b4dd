"""The three steps of a standing, side by side, the one of today marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from app.rules.standing.shown import Step
from ui.drawing import brush, crisp, draw_panel
from ui.qt import override
from ui.theme import SMALL, STRONG, Tone, colours, em, space
from ui.widgets.layouts import column, line, room
from ui.widgets.text import Text

ABREAST = 34


class StepBox(QLabel):
    """One step; that of today has a stronger rim, a ground and the present tense."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._here = step.here
        tone = Tone.ACCENT if step.here else Tone.INK
        about = Tone.INK if step.here else Tone.QUIET
        parts = column(Text(step.name, tone=tone, weight=STRONG, lines=0), gap=0.75)
        parts.addWidget(Text(step.about, size=SMALL, tone=about, lines=0))
        if step.figure:
            parts.addWidget(Text(step.figure, size=SMALL, tone=Tone.QUIET, lines=0))
        parts.addStretch(1)
        self.setLayout(room(parts, 3, 2.5, 3, 2))
        self.setAccessibleName(step.aloud)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        box = crisp(painter, QRectF(self.rect())).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = look["accent_soft"] if self._here else None
        draw_panel(
            painter, box, space(1.5), fill, look["accent" if self._here else "line"]
        )


class Steps(QWidget):
    """Side by side where there is room, else one under another."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.boxes = [StepBox(step) for step in steps]
        self._row: QBoxLayout = line(gap=2.5)
        for box in self.boxes:
            self._row.addWidget(box, 1)
        self.setLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        abreast = self.width() >= em(ABREAST)
        self._row.setDirection(way.LeftToRight if abreast else way.TopToBottom)
