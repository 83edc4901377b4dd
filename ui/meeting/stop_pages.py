"""The pages of a meeting's stops, one of them shown, each built when first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from checklists.pack import Phase
from ui.meeting.document import MeetingDocument
from ui.meeting.page import Page
from ui.meeting.pages import new_page


class StopPages(QStackedWidget):
    """`live_wanted` and `went` tell on what a page asks for."""

    live_wanted = Signal()
    went = Signal(object)

    def __init__(self, document: MeetingDocument) -> None:
        super().__init__()
        self._document = document
        self.made: dict[Phase, Page] = {}

    @property
    def page(self) -> Page:
        """The page that is shown."""
        shown = self.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def show_page(self, phase: Phase) -> Page:
        """Show the page of a stop as things are now, and return it."""
        if phase not in self.made:
            made = new_page(self._document, phase)
            made.live_wanted.connect(self.live_wanted)
            made.went.connect(self.went)
            self.made[phase] = made
            self.addWidget(made)
        page = self.made[phase]
        page.show_preparation(self._document.preparation)
        self.setCurrentWidget(page)
        return page

    def clear(self, kept: QWidget, keeper: QWidget) -> None:
        """Let go of all pages; what moves from page to page goes to its keeper."""
        for page in self.made.values():
            self.removeWidget(page)
            page.above.removeWidget(kept)
            kept.setParent(keeper)
            page.deleteLater()
        self.made.clear()
