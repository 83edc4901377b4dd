"""The notes of a meeting: one field, saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.focus import focus
from ui.qt import override
from ui.widgets.answer import Answer
from ui.widgets.layouts import column

A_PAUSE = 600


class NotesField(QWidget):
    """`written` carries the notes after a pause in typing, and when it is left."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        hint = "Anything to bear in mind for this meeting"
        self.field = Answer("", "Notes of this meeting", hint, hangs=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(A_PAUSE)
        self._pause.timeout.connect(self.field.finish)
        self.field.typed.connect(self._pause.start)
        self.field.edited.connect(self._tell)
        self.setLayout(column(self.field))
        self.setFocusProxy(self.field)

    def show_notes(self, notes: str) -> None:
        """Show what is on record; what is being typed is left alone."""
        self.field.show_text(notes)

    def begin(self) -> None:
        """Give it the keyboard, behind what stands there."""
        focus(self.field)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.field.finish()
        super().hideEvent(event)

    def _tell(self, notes: str) -> None:
        self._pause.stop()
        self.written.emit(notes)
