"""Things side by side, one under another where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.qt import override
from ui.theme import em
from ui.widgets.layouts import line


class Abreast(QWidget):
    """All equally wide; `width` is how many ems it takes to stand side by side."""

    def __init__(self, *things: QWidget, width: float, gap: float = 3) -> None:
        super().__init__()
        self._width, self._things = width, things
        self._row: QBoxLayout = line(gap=gap)
        for thing in things:
            self._row.addWidget(thing, 1)
        self.setLayout(self._row)

    @property
    def is_abreast(self) -> bool:
        """Whether they stand side by side now."""
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    @override
    def sizeHint(self) -> QSize:
        """Wish for no more width than it takes to be side by side."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), em(self._width)), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Make do with the width of the widest, as one under another."""
        least = [thing.minimumSizeHint().width() for thing in self._things]
        return QSize(max(least, default=0), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        abreast = self.width() >= em(self._width)
        self._row.setDirection(way.LeftToRight if abreast else way.TopToBottom)
