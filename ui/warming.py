"""Modules read before they are needed, once the first screen has been painted."""

from __future__ import annotations

import linecache
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

SOON = 400
PAUSE = 30
# One at a time, so that a key is never held up by more than one of them.
MODULES = (
    "PySide6.QtSvg",
    "ui.meeting.editors.records",
    "ui.meeting.editors.forms.promise",
    "ui.meeting.editors.claims",
    "ui.meeting.editors.words",
    "ui.meeting.editors.choice",
    "ui.meeting.question_row",
    "ui.meeting.phase_page",
    "ui.meeting.screen",
    "ui.meeting.editors.forms.give",
    "ui.meeting.editors.forms.person",
    "ui.meeting.editors.forms.agenda",
    "ui.meeting.editors.forms.ask",
    "ui.meeting.editors.forms.question",
    "ui.meeting.editors.forms.note",
    "ui.meeting.editors.outcome",
    "ui.meeting.editors.purpose",
    "ui.meeting.wrap_page",
    "ui.live.window",
)


class Warming(QObject):
    """Reads what the meeting's screen is made of, a little after the start.

    Whoever opens a meeting then waits for its rows alone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(MODULES)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._read_one)
        QTimer.singleShot(SOON, self, self._timer.start)

    @Slot()
    def _read_one(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            return
        self._timer.stop()
        # PySide leaves the source of every module behind that was read after it.
        linecache.clearcache()
        from ui.widgets.answer import Answer

        # The first viewport of a process takes longer than all that follow.
        Answer("", "").deleteLater()
