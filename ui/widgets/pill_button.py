"""A pill that opens a menu of what it could say instead."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ui.colours import Tone, colours
from ui.drawing import brush, draw_panel
from ui.focus import is_enter
from ui.icons import draw_icon
from ui.measures import MEDIUM, SMALL, face, space
from ui.qt import override
from ui.widgets.layouts import FIXED
from ui.widgets.pill import pill_box, pill_size
from ui.widgets.tip import plain, unplain


class PillButton(QPushButton):
    """`choices` are (key, label) pairs; `name` says what is chosen here."""

    chosen = Signal(str)
    """The key of what the user picked; who hears it calls `say`."""

    def __init__(
        self, text: str, tone: Tone, choices: Sequence[tuple[str, str]], name: str
    ) -> None:
        super().__init__()
        self._choices, self._name, self._tone = tuple(choices), name, tone
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(FIXED)
        self.say(text, tone)
        # Qt opens it, and tells a screen reader of it.
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._choose)
        self.setMenu(menu)
        self.setAutoDefault(False)

    @property
    def words(self) -> str:
        """What it says."""
        return unplain(self.text())

    def say(self, text: str, tone: Tone) -> None:
        """Say something else."""
        self._tone = tone
        self.setText(plain(text))
        self.setAccessibleName(f"{self._name}: {text}")
        self.updateGeometry()
        self.update()

    def focus_box(self) -> tuple[QRectF, float]:
        """Return where the focus ring goes: around the capsule."""
        box = self._capsule()
        return box, box.height() / 2

    @override
    def sizeHint(self) -> QSize:
        size = pill_size(self.font(), self.words)
        return QSize(size.width() + space(3), max(size.height(), space(6)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down or is_enter(event):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, box = brush(self), colours(self.palette()), self._capsule()
        ink = look[self._tone]
        quiet = self._tone in (Tone.QUIET, Tone.INK)
        edge = ink if self.underMouse() else look["line"] if quiet else None
        draw_panel(painter, box, box.height() / 2, look.soft(self._tone), edge)
        painter.setFont(face(self.font(), SMALL, MEDIUM).font)
        painter.setPen(ink)
        words = box.adjusted(space(2), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words)
        side = space(3)
        left, top = box.right() - side - space(1.25), box.center().y() - side / 2
        arrow = QRectF(left, top + 0.5, side, side)
        draw_icon(painter, arrow, "chevron-down", ink)

    def _capsule(self) -> QRectF:
        high = face(self.font()).height
        top = max(0, self.height() - high) // 2
        rect = self.rect().adjusted(0, top, 0, 0)
        rect.setHeight(high)
        return pill_box(self.font(), rect)

    @Slot()
    def _fill(self) -> None:
        menu = self.menu()
        if menu.actions():
            return
        for key, label in self._choices:
            menu.addAction(plain(label)).setData(key)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
