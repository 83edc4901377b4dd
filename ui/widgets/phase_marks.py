"""The stops of a meeting as small marks: full, half, or an outline."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel

from ui.colours import colours
from ui.drawing import brush, draw_bar, draw_panel
from ui.measures import space
from ui.qt import override
from ui.widgets.layouts import FIXED


class Progress(StrEnum):
    """How far a stop of a meeting is."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    DONE = "done"


class PhaseMarks(QLabel):
    """One mark a stop, in order."""

    def __init__(self, stops: Sequence[Progress]) -> None:
        super().__init__()
        self.setSizePolicy(FIXED)
        self.show_stops(stops)

    def show_stops(self, stops: Sequence[Progress]) -> None:
        """Show other stops."""
        self._stops = tuple(stops)
        done = self._stops.count(Progress.DONE)
        said = f"{done} of {len(self._stops)} stops done"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(len(self._stops) * space(5.5) - space(1), space(1.5))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = colours(self.palette()), brush(self)
        for number, stop in enumerate(self._stops):
            box = QRectF(number * space(5.5), 0, space(4.5), self.height())
            if stop is Progress.UNTOUCHED:
                draw_panel(painter, box, box.height() / 2, None, look["edge"])
                continue
            done = stop is Progress.DONE
            part = (1.0, look["ready"]) if done else (0.5, look["near"])
            draw_bar(painter, box, [part], look["track"])
