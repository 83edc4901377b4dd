"""A link or a file that the row is about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.desk.replying import Reply
from app.dossier import Dossier
from app.rules.values import Row
from app.rules.way_in import host
from checklists.pack import Item
from ui.meeting.editors.base import Editor, text_in
from ui.meeting.editors.escape import reverts
from ui.qt import override
from ui.theme import SMALL, Tone
from ui.widgets.button import SmallButton
from ui.widgets.layouts import column, line
from ui.widgets.text import Text

# What is looked at, and cannot run.
DOCUMENTS = frozenset(
    {
        ".csv", ".docx", ".jpeg", ".jpg", ".md", ".mp4", ".odp", ".ods", ".odt",
        ".pdf", ".png", ".pptx", ".txt", ".webp", ".xlsx",
    }
)  # fmt: skip


class LinkEditor(Editor):
    """Opens https addresses and documents only, and only when asked to."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self._before = ""
        self.field = QLineEdit()
        self.field.setAccessibleName(item.prompt)
        self.field.setPlaceholderText("https://… or a file")
        self.field.editingFinished.connect(self._finish)
        self.field.textEdited.connect(self._show_way)
        self.field.installEventFilter(self)
        self.open = SmallButton("Open", name=f"Open: {item.prompt}")
        self.open.clicked.connect(self._open)
        self.choose = SmallButton("Choose a file …", name=f"File: {item.prompt}")
        self.choose.clicked.connect(self._choose)
        self._complaint = Text(size=SMALL, tone=Tone.NEAR, lines=0)
        row = line(self.field, self.open, self.choose, gap=2, top=False)
        row.setStretchFactor(self.field, 1)
        self.setLayout(column(row, self._complaint, gap=1))
        self._show_way()

    @override
    def show_row(self, row: Row, dossier: Dossier) -> None:
        self._before = text_in(row)
        if not self.field.hasFocus():
            self.field.setText(self._before)
            self._show_way()

    @override
    def controls(self) -> list[QWidget]:
        return [self.field, self.open, self.choose]

    @override
    def commit(self) -> None:
        self._finish()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and reverts(event):
            self.field.setText(self._before)
            self._show_way()
        return False

    @Slot()
    def _finish(self) -> None:
        text = self.field.text().strip()
        if text != self._before:
            self._before = text
            self.answered.emit(Reply(text=text))

    @Slot()
    def _open(self) -> None:
        if url := address(self.field.text()):
            QDesktopServices.openUrl(url)

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.item.prompt)
        if name:
            self.field.setText(name)
            self._show_way()
            self._finish()

    @Slot()
    def _show_way(self) -> None:
        text = self.field.text().strip()
        url = address(text)
        self.open.setEnabled(url is not None)
        wrong = bool(text) and url is None
        words = "Only https addresses and documents on this computer open from here."
        self._complaint.say(words if wrong else "")
        self._complaint.setVisible(wrong)
        self.field.setAccessibleDescription(words if wrong else "")


def address(text: str) -> QUrl | None:
    """Return what may be opened: an https address, or a document that exists."""
    text = text.strip()
    if host(text):
        return QUrl(text)
    if not text or "://" in text:
        return None
    path = Path(text).expanduser()
    try:
        fits = path.suffix.lower() in DOCUMENTS and path.is_file()
    except (OSError, ValueError):
        return None
    return QUrl.fromLocalFile(str(path.resolve())) if fits else None
