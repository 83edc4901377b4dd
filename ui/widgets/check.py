"""A real tick. Its box grows with the font; its target is larger than its box."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox

from ui.colours import colours
from ui.drawing import brush, draw_check
from ui.icons import draw_icon
from ui.measures import face, space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.mark import SHAPES, Standing, beside


class Check(QCheckBox):
    """A box, or with `circle` the mark of a row; the words stand beside it.

    `inset` moves the box to the right within its target, in steps.
    """

    def __init__(self, name: str, *, circle: bool = False) -> None:
        super().__init__()
        self._circle, self.inset = circle, 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(FIXED)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes: around the box."""
        return self._box(), space(2.25) if self._circle else space(1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(space(6.5), max(face(self.font()).height, space(6)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        if self._circle:
            done = Standing.DONE if self.isChecked() else Standing.OPEN
            name, colour = SHAPES[done]
            ink = look["accent" if self.underMouse() else colour]
            draw_icon(painter, self._box(), name, ink)
        else:
            draw_check(
                painter,
                self._box(),
                look,
                on=self.isChecked(),
                live=self.isEnabled(),
                hover=self.underMouse(),
                partly=self.checkState() == Qt.CheckState.PartiallyChecked,
            )

    def _box(self) -> QRectF:
        if self._circle:
            return beside(self.font(), space(self.inset), space(4.5))
        return beside(self.font(), space(self.inset + 0.25), space(4))
