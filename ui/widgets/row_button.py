"""A row of a card that opens something; all of it is the target."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget

from ui.colours import colours
from ui.drawing import brush, draw_panel
from ui.focus import is_enter
from ui.measures import space
from ui.qt import override
from ui.widgets.layouts import stretchy


class RowButton(QAbstractButton):
    """`name` is what a screen reader says; `fill` a name of Colours for its ground."""

    def __init__(self, layout: QLayout, name: str, fill: str = "") -> None:
        super().__init__()
        self.fill = fill
        self.setLayout(layout)
        self.setAccessibleName(name)
        self.setSizePolicy(stretchy())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.seal()

    def seal(self) -> None:
        """Let clicks through all that lies on it; again after putting more there."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes: inside, or neighbours would cover it."""
        return QRectF(self.rect()).adjusted(6, 6, -6, -6), space(1)

    @override
    def sizeHint(self) -> QSize:
        made = self.layout()
        return made.sizeHint() if made else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(space(6), space(6)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            # Rounded and inside, so it covers no corner and no line.
            painter, box = brush(self), QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setOpacity(0.05)
            draw_panel(painter, box, space(1.5), colours(self.palette())["ink"])
