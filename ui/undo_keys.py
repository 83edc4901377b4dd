"""Undo and redo while a field has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.qt import override

Field = QLineEdit | QPlainTextEdit


class UndoKeys(QObject):
    """A field keeps Ctrl+Z to itself, even where it has nothing to take back.

    Then, and only then, the key is left to the window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, Field):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if (undo and not can_undo(watched)) or (redo and not can_redo(watched)):
            event.ignore()
            return True
        return False

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, Field):
            before.removeEventFilter(self)
        if isinstance(now, Field):
            now.installEventFilter(self)


def can_undo(field: Field) -> bool:
    """Say whether a field has its own typing to take back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def can_redo(field: Field) -> bool:
    """Say whether a field has its own typing to put back."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()
