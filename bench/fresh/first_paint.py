"""What a program started anew tells: when it was painted, what it holds, what it read.

The time is that of the first event after the first paint: by then the whole window was
drawn.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.qt import override


class FirstPaint(QObject):
    """Waits for the first paint of a widget, then tells and ends the program."""

    def __init__(self, watched: QWidget, started: int, stay: float) -> None:
        super().__init__(watched)
        self._started, self._stay = started, stay
        self._told: dict[str, object] = {}
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        took = (time.monotonic_ns() - self._started) / 1e6
        self._told = {"ms": took, "modules": sorted(sys.modules)}
        QTimer.singleShot(round(self._stay * 1000), self, self._tell)

    def _tell(self) -> None:
        print(json.dumps(self._told | _memory()), flush=True)
        # What a program does when it is closed, such as a backup, is no part of this.
        os._exit(0)


def read_words(argv: list[str]) -> tuple[int, float, list[str]]:
    """Return the time of the start, the seconds to stay, and the words after them."""
    return int(argv[1]), float(argv[2]), argv[3:]


def _memory() -> dict[str, float]:
    """Return the most that was resident and what is held now, in MB; Linux only."""
    return {
        name: value
        for name, value in {
            "peak": _kilobytes(Path("/proc/self/status"), "VmHWM"),
            "held": _kilobytes(Path("/proc/self/smaps_rollup"), "Pss"),
        }.items()
        if value
    }


def _kilobytes(file: Path, name: str) -> float:
    try:
        lines = file.read_text().splitlines()
    except OSError:
        return 0.0
    found: Callable[[str], bool] = lambda line: line.startswith(f"{name}:")  # noqa: E731
    return next((int(line.split()[1]) / 1024 for line in lines if found(line)), 0.0)
