import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel

TIMES = 2000


class Sender(QObject):
    told = Signal(bool)


def set_name(_):
    sender = QObject()
    return lambda: sender.setObjectName("a")


def emit_true(_):
    sender = Sender()
    sender.told.connect(lambda _: None)
    return lambda: sender.told.emit(True)


def ask_visible(_):
    label = QLabel()
    return label.isHidden


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12"
)
@pytest.mark.parametrize("kept", [None, True, False])
@pytest.mark.parametrize("made", [set_name, emit_true, ask_visible])
def test_pyside_keeps_its_references(qapp, made, kept):
    act = made(qapp)
    act()
    before = sys.getrefcount(kept)
    for _ in range(TIMES):
        act()
    assert abs(sys.getrefcount(kept) - before) < TIMES / 20
