"""One line as wide as its words, in quotation marks."""

from math import ceil

from PySide6.QtCore import QMargins, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.colours import colours
from ui.measures import em, face, space
from ui.qt import override
from ui.widgets.tip import set_tip


class Quote(QLineEdit):
    """Without a frame; cut with an ellipsis while at rest.

    `focus_host` is the framed box it lies in.
    """

    def __init__(
        self, text: str, name: str, hint: str = "", host: QWidget | None = None
    ) -> None:
        super().__init__(text)
        self.focus_host = host
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self._mark = ceil(face(self.font()).metrics.horizontalAdvance("“"))
        # Qt adds two pixels of its own.
        self.setTextMargins(QMargins(self._mark - 2, 0, self._mark - 2, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        made = QPalette()
        made.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(made)

    @override
    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        advance = face(self.font()).metrics.horizontalAdvance(words)
        return QSize(ceil(advance) + 2 * self._mark + 2, self._high())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(em(6), self.sizeHint().width()), self._high())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), face(self.font())
        painter.setPen(colours(self.palette())["ink"])
        painter.setFont(self.font())
        baseline = (self.height() - box.height) / 2 + box.baseline
        inside = self.width() - 2 * self._mark
        if self.text() and not self.hasFocus():
            mode = Qt.TextElideMode.ElideRight
            words = box.metrics.elidedText(self.text(), mode, inside + 1)
            painter.drawText(QPointF(0, baseline), f"“{words}”")
            set_tip(self, "" if words == self.text() else self.text())
            return
        if self.text():
            advance = box.metrics.horizontalAdvance(self.text())
            end = self._mark + min(advance, inside)
            painter.drawText(QPointF(0, baseline), "“")
            painter.drawText(QPointF(end, baseline), "”")
        painter.end()
        super().paintEvent(event)

    def _high(self) -> int:
        return max(face(self.font()).height, space(6))
