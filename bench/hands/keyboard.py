"""Keys, as a window gets them: from Qt's own test keys, or from an X server."""

from __future__ import annotations

import subprocess
import time
from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from bench.desk_top import settle

# An X server hands keys on when it comes to it.
QUIET = 0.06
PATIENCE = 5.0
NAMES = {"Esc": "Escape", "Space": "space"}


class Keyboard(Protocol):
    """What presses keys for whoever has the keyboard."""

    def press(self, chord: str) -> None:
        """Press a key with what is held for it, written as Qt does: `Ctrl+J`."""

    def type(self, text: str) -> None:
        """Type a text."""


class TestKeys:
    """Presses keys without a display."""

    __test__ = False

    def press(self, chord: str) -> None:
        """Press a key."""
        keys = QKeySequence(chord)
        QTest.keySequence(_keyboards(), keys)
        settle()

    def type(self, text: str) -> None:
        """Type a text of ASCII letters, one after the other."""
        QTest.keyClicks(_keyboards(), text)
        settle()


class DisplayKeys:
    """Presses keys on the display, as hands would: whoever is in front gets them."""

    def press(self, chord: str) -> None:
        """Press a key."""
        names = [NAMES.get(one, one) for one in chord.split("+")]
        self._do("key", "--clearmodifiers", "+".join(_lower(one) for one in names))

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "4", text)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True)
        until = time.monotonic() + QUIET
        while time.monotonic() < until:
            settle()
            time.sleep(0.005)


def _lower(name: str) -> str:
    return name.lower() if len(name) == 1 or name in {"Ctrl", "Shift", "Alt"} else name


def _keyboards() -> QWidget:
    """Return who has the keyboard, or the window in front."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        front = QApplication.activeWindow()
        widget = QApplication.focusWidget()
        if isinstance(front, QAbstractItemView):
            if front.isVisible():
                # A list of offers: it takes the keys, and hands on what is typed.
                return front
            if widget is not None:
                # Without a display nobody gives the window back its place in front.
                widget.window().activateWindow()
                settle()
        if front is not None:
            return widget or front
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.activateWindow()
        settle()
    raise RuntimeError("nobody has the keyboard")
