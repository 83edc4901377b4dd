"""Undo, redo and the program's own keys while a field has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.keys import KEYS
from ui.qt import override

Field = QLineEdit | QPlainTextEdit


class UndoKeys(QObject):
    """A field keeps Ctrl+Z to itself, even where it has nothing to take back.

    Then, and only then, the key is left to the window. So are the program's own
    keys: on some systems Ctrl+E goes to the end of a line, and Ctrl+K cuts it. A
    field that `keeps_keys` keeps all of them.
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
        if undo or redo:
            away = not (can_undo(watched) if undo else can_redo(watched))
        else:
            away = _is_ours(event)
        if away:
            event.ignore()
        return away

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, Field):
            before.removeEventFilter(self)
        if isinstance(now, Field) and not getattr(now, "keeps_keys", False):
            now.installEventFilter(self)


def _is_ours(event: QKeyEvent) -> bool:
    """Say whether a key of the program is pressed, not one that types or moves."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    pressed = QKeySequence(event.keyCombination())
    return any(pressed in map(QKeySequence, key.keys) for key in KEYS.values())


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
