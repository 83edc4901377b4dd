"""A dashed panel that takes files and pasted text, and has buttons for both."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.colours import Tone, colours
from ui.drawing import brush, draw_panel
from ui.icons import draw_icon
from ui.measures import BRAND, STRONG, space
from ui.qt import override
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, room
from ui.widgets.text import Text


class DropZone(QWidget):
    """Whatever is dropped or pasted here comes out as files or as text."""

    dropped = Signal(list)
    """Paths of files on this machine."""
    pasted = Signal(str)

    def __init__(
        self, picture: str, title: str, about: str = "", *buttons: QWidget
    ) -> None:
        super().__init__()
        self._picture, self._over = picture, False
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        words = Text(title, size=BRAND, weight=STRONG, lines=0, centre=True)
        below = Text(about, tone=Tone.QUIET, lines=0, centre=True)
        if not about:
            below.hide()
        whole = column(words, below, gap=1.5)
        if buttons:
            flow = Flow(*buttons, gap=2, below=1.5, middle=True)
            whole.addLayout(room(flow, 0, 2.5, 0, 0))
        self.setLayout(room(whole, 6, 20, 6, 9))

    @Slot()
    def paste(self) -> None:
        """Take what is on the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._show_over(over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(over=False)
        event.acceptProposedAction()
        self._take(event.mimeData())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = brush(self), colours(self.palette())
        fill = look["accent_soft" if self._over else "card"]
        edge = look["accent" if self._over else "edge"]
        box = QRectF(self.rect())
        draw_panel(painter, box, space(2), fill, edge, dashed=not self._over)
        side = space(8.5)
        left = (self.width() - side) / 2
        picture = QRectF(left, space(8.5), side, side)
        draw_icon(painter, picture, self._picture, look["accent"])

    def _take(self, given: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
        if files:
            self.dropped.emit(files)
        elif given.text().strip():
            self.pasted.emit(given.text())

    def _show_over(self, *, over: bool) -> None:
        self._over = over
        self.update()
