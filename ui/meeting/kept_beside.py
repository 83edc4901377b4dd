"""Notes, files and links: at hand beside every stop of a meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.rules.values import Preparation
from ui.meeting.document import MeetingDocument
from ui.meeting.files_card import FilesCard
from ui.meeting.notes_card import NotesCard
from ui.widgets.layouts import column


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
