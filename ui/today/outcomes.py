"""What came of a meeting of which nobody said so: the ways to say it from Today."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.records.meeting import MeetingId
from checklists.pack import Phase
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.widgets.sheet import Sheet


class Outcomes(QObject):
    """Does by key what a button says; what needs a time asks for it first."""

    noted = Signal(str, bool)
    went = Signal(object)

    def __init__(self, book: OpenBook, over: QWidget) -> None:
        super().__init__(over)
        self._book, self._over = book, over

    def do(self, meeting: MeetingId, key: str) -> None:
        """Do the act of a key: held, nobody, voicemail, moved, cancelled (by them)."""
        from ui.meeting.document import MeetingDocument
        from ui.meeting.sheets import MoveSheet, TimesSheet, VoicemailSheet

        document = MeetingDocument(self._book, self)
        document.noted.connect(self.noted)
        document.troubled.connect(lambda _, problem: self._book.troubled.emit(problem))
        document.open(meeting)
        over = self._over.window()
        sheet: Sheet
        match key:
            case "nobody":
                document.nobody_came()
                document.deleteLater()
                return
            case "cancelled":
                document.cancel(by_us=False)
                document.deleteLater()
                return
            case "held":
                sheet = TimesSheet(document, over)
                right_after = Visit(Place.MEETINGS, meeting, Phase.WRAP)
                sheet.accepted.connect(lambda: self.went.emit(right_after))
            case "voicemail":
                sheet = VoicemailSheet(document, over)
            case "moved":
                sheet = MoveSheet(document, by_us=False, parent=over)
            case _:
                raise ValueError(key)
        sheet.finished.connect(document.deleteLater)
        sheet.open()
