"""Where the keyboard is: the one focus ring, and moving about within rows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QScrollArea,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from ui.colours import colours
from ui.drawing import draw_panel
from ui.measures import space
from ui.qt import override

# By name: a class of Qt costs time when it is first imported, and this one starts.
_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox")
_GAP, _WIDTH = 2, 2


class _RingStyle(QProxyStyle):
    """Draws the focus frame and nothing else: only that one widget wears it."""

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        kind = QStyle.PixelMetric
        if metric in (kind.PM_FocusFrameHMargin, kind.PM_FocusFrameVMargin):
            return _GAP + _WIDTH
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.ControlElement.CE_FocusFrame:
            return
        if not isinstance(widget, QFocusFrame) or not (target := widget.widget()):
            return
        box, radius = QRectF(target.rect()), float(space(1.5))
        if own := getattr(target, "focus_box", None):
            box, radius = own()
        out = _GAP + _WIDTH
        around = box.translated(out, out).adjusted(-out, -out, out, out)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = colours(option.palette)["accent"]
        draw_panel(painter, around, radius + out, None, accent, _WIDTH)


class FocusRing(QFocusFrame):
    """The ring around whatever has the keyboard, outside it, two pixels off.

    It shows for fields always, for all else when the keyboard was used. Qt moves it
    along when the widget moves, scrolls or changes size. A widget may have a
    `focus_box()`, the part to go around and its radius, or a `focus_host`, the widget
    to go around instead.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._style = _RingStyle("Fusion")
        self.setStyle(self._style)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        keyed = Qt.WidgetAttribute.WA_KeyboardFocusChange
        if now is not None and (
            now.window().testAttribute(keyed) or any(map(now.inherits, _FIELDS))
        ):
            self.setWidget(getattr(now, "focus_host", None) or now)
            # Qt tells of the keyboard before it scrolls to it.
            QTimer.singleShot(0, self, self._come_into_sight)
        else:
            self.leave()

    @Slot()
    def _come_into_sight(self) -> None:
        """Show the ring around what was out of sight, where Qt leaves it hidden."""
        inside = self.widget()
        if inside is not None and inside.isVisible() and self.isHidden():
            self.setWidget(None)  # type: ignore[arg-type]
            self.setWidget(inside)

    def leave(self) -> None:
        """Go off the window, so that the ring does not die with it."""
        self.setWidget(None)  # type: ignore[arg-type]
        self.setParent(None)


def focus(widget: QWidget) -> None:
    """Give a widget the keyboard so that the ring shows.

    With any other reason Qt takes it for a click of the mouse.
    """
    if widget.hasFocus():
        # Else Qt would see no change, and the ring would not come.
        widget.clearFocus()
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def is_enter(event: QKeyEvent) -> bool:
    """Say whether Enter was pressed, and not merely held down."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and not event.isAutoRepeat()


def tab_after(before: QWidget, inside: QWidget) -> None:
    """Put what was built late where it stands: Qt appends it to the tab order."""
    found: list[QWidget] = []
    window = before.window()
    each = window.nextInFocusChain()
    while each is not None and each is not window:
        # Asked first, as it costs least: most widgets are elsewhere.
        within = each is inside or inside.isAncestorOf(each)
        if within and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(each)
        each = each.nextInFocusChain()
    for late in found:
        QWidget.setTabOrder(before, late)
        before = late


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Roving(QObject):
    """One tab stop a row: Tab goes to a row's first control, arrows go everywhere."""

    def __init__(self, rows: Iterable[Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[Sequence[QWidget]]) -> None:
        """Rove over other rows: the screen was built anew."""
        self._rows = [list(row) for row in rows if row]
        policy = Qt.FocusPolicy
        for row in self._rows:
            for number, control in enumerate(row):
                first = number == 0
                control.setFocusPolicy(
                    policy.StrongFocus if first else policy.ClickFocus
                )
                control.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if step is None or not plain or not isinstance(watched, QWidget):
            return False
        if goal := self._beside(watched, *step):
            focus(goal)
            into_view(goal)
        return goal is not None

    def _beside(self, watched: QWidget, down: int, along: int) -> QWidget | None:
        rows = [live for row in self._rows if (live := [w for w in row if _usable(w)])]
        for index, row in enumerate(rows):
            if watched not in row:
                continue
            if along:
                place = row.index(watched) + along
                return row[max(0, min(len(row) - 1, place))]
            if len(rows) > 1:
                return rows[max(0, min(len(rows) - 1, index + down))][0]
        return None


def into_view(widget: QWidget) -> None:
    """Scroll to a control that has the keyboard: Qt does so for Tab alone."""
    each = widget.parentWidget()
    while each is not None and not each.isWindow():
        if isinstance(each, QScrollArea):
            # As much as a notice at the foot takes away a moment later.
            each.ensureWidgetVisible(widget, 0, space(12))
        each = each.parentWidget()


def _usable(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
