import sys
from importlib.util import find_spec

from PySide6.QtCore import QObject

from ui.warming import MODULES, Warming


def test_every_module_is_there_to_be_read():
    assert [name for name in MODULES if find_spec(name) is None] == []


def test_they_are_read_after_a_while_and_the_clock_stops(qtbot):
    over = QObject()
    warming = Warming(over)
    qtbot.waitUntil(lambda: not warming._left and not warming._timer.isActive())
    assert set(MODULES) <= set(sys.modules)
