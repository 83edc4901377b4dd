"""A screen that takes files and links: dropped on it, or pasted into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)

from ui.meeting.dropped import addresses_in
from ui.open_book import OpenBook
from ui.qt import override
from ui.screen import Screen


class TakesFiles(Screen):
    """`given` carries addresses. Invites and contacts are left to the window.

    Pasting counts while no field has the keyboard: a field takes its own.
    """

    given = Signal(list)

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if addresses_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if found := addresses_in(event.mimeData()):
            event.acceptProposedAction()
            self.given.emit(found)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = QGuiApplication.clipboard().mimeData()
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if pastes and held is not None and (found := addresses_in(held)):
            self.given.emit(found)
        else:
            super().keyPressEvent(event)
