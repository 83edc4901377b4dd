"""A command that is only a word, underlined, on the baseline of its line."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.colours import colours
from ui.focus import is_enter
from ui.measures import BODY, SMALL, face, space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.tip import plain, unplain


class WordButton(QAbstractButton):
    """Small beside text of the size `line`; `size` makes the word itself larger."""

    def __init__(
        self, text: str, name: str = "", *, line: float = BODY, size: float = SMALL
    ) -> None:
        super().__init__()
        self._line, self._size = line, size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(FIXED)
        self.say(text, name)

    @property
    def words(self) -> str:
        """What it says."""
        return unplain(self.text())

    def say(self, text: str, name: str = "") -> None:
        """Say something else."""
        self.setText(plain(text))
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        advance = face(self.font(), self._size).metrics.horizontalAdvance(self.words)
        high = face(self.font(), self._line).height
        return QSize(max(ceil(advance) + 2, space(6)), max(high, space(6)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), colours(self.palette())
        own = face(self.font(), self._size)
        font = QFont(own.font)
        font.setUnderline(True)
        painter.setFont(font)
        strong = self.isChecked() or self.underMouse()
        live = "ink" if strong else "quiet"
        painter.setPen(look[live if self.isEnabled() else "faint"])
        left = self.width() - own.metrics.horizontalAdvance(self.words) - 1
        baseline = face(self.font(), self._line).baseline
        painter.drawText(QPointF(left, baseline), self.words)
