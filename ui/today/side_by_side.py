"""Two columns that lie beside each other, or below where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import em, space
from ui.widgets.layouts import around, column, room
from ui.widgets.scroll import Scroll

WIDE = 76
ASIDE = 24
NO_LIMIT = 16_777_215


class SideBySide(QWidget):
    """What matters on the left, what stands by it on the right, scrolled as one."""

    def __init__(self) -> None:
        super().__init__()
        self.main, self.side = column(gap=3), column(gap=3)
        self.aside = around(self.side)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        room(self._beside, 0, 1, 3.5, 4.5).setSpacing(space(4.5))
        top = Qt.AlignmentFlag.AlignTop
        self._beside.addWidget(around(self.main), 1, top)
        self._beside.addWidget(self.aside, 0, top)
        self.setLayout(room(column(Scroll(around(self._beside))), 6, 0, 0, 0))

    def fit(self, width: int) -> None:
        """Lie beside each other where a screen of this width has the room."""
        wide, way = width > em(WIDE), QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if wide else way.TopToBottom)
        # Where one is below the other, the room that is left is below both.
        self._beside.setStretch(0, 1 if wide else 0)
        self._beside.setStretch(1, 0 if wide else 1)
        self.aside.setMinimumWidth(em(ASIDE) if wide else 0)
        self.aside.setMaximumWidth(em(ASIDE) if wide else NO_LIMIT)
