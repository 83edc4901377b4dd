"""Undo and redo: of the field that is typed in first, then of the book."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.open_book import OpenBook
from ui.undo_keys import Field, can_redo, can_undo


class Undoing(QObject):
    """`begins` comes before the book is touched, so that what is typed is kept."""

    begins = Signal()
    noted = Signal(str)

    def __init__(self, book: OpenBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book

    @property
    def can_undo(self) -> bool:
        """Whether the book has something to take back."""
        return self._book.desk.can_undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether the book has something to do again."""
        return self._book.desk.can_redo is not None

    @Slot()
    def undo(self) -> None:
        """Take back typing in the field that has the keyboard, else the last act."""
        field = QApplication.focusWidget()
        if isinstance(field, Field) and can_undo(field):
            field.undo()
        else:
            self.take_back()

    @Slot()
    def redo(self) -> None:
        """Put back typing, else do again what was taken back."""
        field = QApplication.focusWidget()
        if isinstance(field, Field) and can_redo(field):
            field.redo()
        elif words := self._book.redo():
            self.noted.emit(f"Done again: {words}.")

    @Slot()
    def take_back(self) -> None:
        """Take back the last act of the book."""
        self.begins.emit()
        if words := self._book.undo():
            self.noted.emit(f"Taken back: {words}.")
