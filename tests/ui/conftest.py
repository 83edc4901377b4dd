import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui.focus import FocusRing
from ui.theme import Scheme, Theme


@pytest.fixture(scope="session")
def ring(qapp):
    return FocusRing(qapp)


@pytest.fixture(scope="session")
def dressed(qapp):
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(dressed):
    dressed.choose(Scheme.LIGHT)
    yield dressed
    dressed.choose(Scheme.LIGHT)
    dressed.resize(1.0)


@pytest.fixture
def shown(qtbot, theme, ring):
    """Shows a widget in a window of a size, in front, and lets go of it afterwards."""

    # qtbot alone would not keep them from the collector.
    kept = []

    def show(widget, width=0, height=0):
        kept.append(widget)
        qtbot.addWidget(widget)
        if width:
            own = max(widget.heightForWidth(width), widget.sizeHint().height())
            widget.resize(width, height or own)
        # Away from the pointer, or whatever lies in the corner would look hovered.
        QCursor.setPos(0, 0)
        widget.move(40, 40)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        QApplication.processEvents()
        return widget

    yield show
    ring.leave()


@pytest.fixture
def tabbed(qtbot):
    """Presses Tab until the round is complete; returns who had the keyboard."""
    from PySide6.QtCore import Qt

    def walk(window, most=100):
        seen = []
        for _ in range(most):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            if now is None or now in seen:
                break
            seen.append(now)
        return seen

    return walk
