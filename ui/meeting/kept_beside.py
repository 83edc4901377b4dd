"""Notes, files and links: at hand beside every stop of a meeting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.rules.values import Preparation
from ui.meeting.document import MeetingDocument
from ui.meeting.files_card import FilesCard
from ui.meeting.notes_card import NotesCard
from ui.widgets.layouts import column
from ui.widgets.sheet import Sheet


class KeptBeside(QWidget):
    """Two cards, one above the other."""

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__()
        self.notes = NotesCard(document)
        self.files = FilesCard(document)
        self.setLayout(column(self.notes, self.files, gap=3))

    def show_preparation(self, preparation: Preparation) -> None:
        """Make both equal to what is on record."""
        self.notes.show_preparation(preparation)
        self.files.show_preparation(preparation)


class KeptSheet(Sheet):
    """The same over a window that has no room for it beside the rows."""

    def __init__(self, document: MeetingDocument, parent: QWidget) -> None:
        super().__init__("Notes, files and links", "", "Close", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.second.hide()
        # Enter keeps the link that is typed, and does not close.
        self.first.setDefault(False)
        self.kept = KeptBeside(document)
        self.kept.show_preparation(document.preparation)
        document.changed.connect(self.kept.show_preparation)
        self.add(self.kept)
