"""Escape, noticed before the row takes it to leave the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def reverts(event: QKeyEvent) -> bool:
    """Whether Escape is pressed in a field: what was typed there is given up.

    Qt asks the field first whether the key is a shortcut, and only then do filters
    of the window see the key itself.
    """
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return event.type() in kinds and event.key() == Qt.Key.Key_Escape
