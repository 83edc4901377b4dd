"""One of a list to choose from, as a line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.drawing import brush, draw_panel
from ui.qt import override
from ui.theme import BODY, REGULAR, STRONG, colours, face, mix, space
from ui.widgets.tip import plain, set_tip


class ChoiceLine(QRadioButton):
    """Announced as chosen or not; arrows go from one to the next."""

    def __init__(self, words: str, name: str = "") -> None:
        super().__init__(plain(words))
        self._words = words
        self.setAccessibleName(name or words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes."""
        return QRectF(self.rect()), space(1.5)

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(20), space(8))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = face(self.font(), BODY, STRONG).metrics.horizontalAdvance(self._words)
        cut = wide > self.width() - space(4.75)
        set_tip(self, self._words if cut else "")

    @override
    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        box, on = QRectF(self.rect()), self.isChecked()
        if on or self.underMouse():
            fill = look["accent_soft"] if on else mix(look["paper"], look["ink"], 0.05)
            draw_panel(painter, box, space(1.5), fill)
        set_in = face(self.font(), BODY, STRONG if on else REGULAR)
        painter.setFont(set_in.font)
        painter.setPen(look["accent" if on else "ink"])
        left = box.adjusted(space(2.75), 0, -space(2), 0)
        mode = Qt.TextElideMode.ElideRight
        cut = set_in.metrics.elidedText(self._words, mode, int(left.width()))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, cut)
