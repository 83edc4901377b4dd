"""A line of the rail: its picture, its name and, at the right, what waits there."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy

from ui.colours import Colours, Tone, colours, mix
from ui.drawing import brush, draw_panel
from ui.focus import is_enter
from ui.icons import draw_icon
from ui.measures import BODY, REGULAR, SMALL, STRONG, face, space
from ui.qt import override
from ui.widgets.mark import beside
from ui.widgets.tip import plain, set_tip


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: its key, its icon, its name, and what waits there."""

    key: str
    picture: str
    text: str
    count: str = ""
    tone: Tone = Tone.QUIET


class _Line:
    """The look and the size of a line, whatever kind of button it is."""

    def __init__(self, button: QAbstractButton, place: Place) -> None:
        self._button, self._place, self._compact = button, place, False
        button.setText(plain(place.text))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAttribute(Qt.WidgetAttribute.WA_Hover)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(place.count, place.tone)

    def show_count(self, count: str, tone: Tone = Tone.QUIET) -> None:
        """Say what waits there."""
        self._count, self._tone = count, tone
        words = f"{self._place.text}, {count}" if count else self._place.text
        self._button.setAccessibleName(words)
        set_tip(self._button, words if self._compact else "")
        self._button.update()

    def set_compact(self, *, compact: bool) -> None:
        """Put the name small below the picture, or beside it."""
        self._compact = compact
        self.show_count(self._count, self._tone)
        self._button.updateGeometry()

    def size(self) -> QSize:
        """Return the size of a line."""
        high = face(self._button.font()).height
        tall = 2 * high + space(2.5) if self._compact else high + space(3.5)
        return QSize(space(16), tall)

    def paint(self) -> None:
        """Paint the line."""
        button = self._button
        painter, look = brush(button), colours(button.palette())
        box = QRectF(button.rect())
        if self._button.isChecked():
            draw_panel(painter, box, space(1.5), look["accent_soft"])
        elif self._button.underMouse():
            shade = mix(look["paper"], look["ink"], 0.05)
            draw_panel(painter, box, space(1.5), shade)
        ink = look["accent" if self._button.isChecked() else "quiet"]
        if self._compact:
            self._paint_small(painter, look, ink)
        else:
            self._paint_wide(painter, look, ink)

    def _paint_wide(self, painter: QPainter, look: Colours, ink: QColor) -> None:
        pad, top, font = space(2.5), space(1.75), self._button.font()
        baseline = top + face(font).baseline
        picture = beside(font, pad, space(4), top)
        draw_icon(painter, picture, self._place.picture, ink)
        painter.setPen(ink)
        weight = STRONG if self._button.isChecked() else REGULAR
        painter.setFont(face(font, BODY, weight).font)
        painter.drawText(QPointF(pad + space(6.25), baseline), self._place.text)
        small = face(font, SMALL, STRONG)
        painter.setFont(small.font)
        painter.setPen(look[self._tone])
        left = self._button.width() - pad - small.metrics.horizontalAdvance(self._count)
        painter.drawText(QPointF(left, baseline), self._count)

    def _paint_small(self, painter: QPainter, look: Colours, ink: QColor) -> None:
        side, width = space(4.5), self._button.width()
        square = QRectF((width - side) / 2, space(1.5), side, side)
        draw_icon(painter, square, self._place.picture, ink)
        if self._count and self._tone is Tone.STOP:
            spot = QRectF(square.right() - 2, square.top() - 2, space(2), space(2))
            draw_panel(painter, spot, space(1), look["stop"], look["paper"], 1.5)
        small = face(
            self._button.font(), SMALL, STRONG if self._button.isChecked() else REGULAR
        )
        painter.setFont(small.font)
        painter.setPen(ink)
        mode = Qt.TextElideMode.ElideRight
        words = small.metrics.elidedText(self._place.text, mode, width - 4)
        low = self._button.height() - square.bottom() - 2
        below = QRectF(0, square.bottom(), width, low)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)


class NavPlace(QRadioButton):
    """A screen one can go to; a radio button, so that readers say which is chosen."""

    picked = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._key = place.key
        self._line = _Line(self, place)
        self.clicked.connect(self._tell)

    def show_count(self, count: str, tone: Tone = Tone.QUIET) -> None:
        """Say what waits there."""
        self._line.show_count(count, tone)

    def set_compact(self, *, compact: bool) -> None:
        """Put the name small below the picture, or beside it."""
        self._line.set_compact(compact=compact)

    @override
    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    @override
    def sizeHint(self) -> QSize:
        return self._line.size()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(8), self._line.size().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._line.paint()

    @Slot()
    def _tell(self) -> None:
        self.picked.emit(self._key)


class NavCommand(QAbstractButton):
    """Something the rail offers besides places."""

    picked = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._key = place.key
        self._line = _Line(self, place)
        self.clicked.connect(self._tell)

    def set_compact(self, *, compact: bool) -> None:
        """Put the name small below the picture, or beside it."""
        self._line.set_compact(compact=compact)

    @override
    def sizeHint(self) -> QSize:
        return self._line.size()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(space(8), self._line.size().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._line.paint()

    @Slot()
    def _tell(self) -> None:
        self.picked.emit(self._key)
