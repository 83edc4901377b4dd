"""Earnest over a book, as `earnest` starts it, until Today shows its meetings."""

from __future__ import annotations

import sys
from pathlib import Path

# First, as the program reads it: what does not need Qt comes before Qt.
from ui.__main__ import main  # isort: split

from PySide6.QtGui import QShowEvent

from bench.fresh.first_paint import FirstPaint, read_words
from bench.instant import now
from ui import running
from ui.qt import override
from ui.today.meeting_row import MeetingRow
from ui.window import Window


class _Watched(Window):
    """The window, which tells when Today is painted with its meetings."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        assert self.today.findChildren(MeetingRow)
        FirstPaint(self.today, *_told[:2])


_told = read_words(sys.argv) if __name__ == "__main__" else (0, 0.0, [])


if __name__ == "__main__":
    vars(running)["Window"] = _Watched
    main(Path(_told[2][0]), clock=now)
