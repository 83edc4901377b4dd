"""What a way out of a finding needs: a day, a proof, a role, another screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desk.keeping_with import note_opened
from app.records.meeting import MeetingId
from app.records.promise import PromiseId
from app.rules.values import Finding
from checklists.pack import Phase
from ui.meeting.document import MeetingDocument
from ui.meeting.proof_sheet import ProofSheet
from ui.meeting.sheets import DetailsSheet, MoveSheet
from ui.meeting.word_sheet import ASKED, WordSheet
from ui.opening import open_file
from ui.places import Place, Visit
from ui.promises.acts import PromiseActs
from ui.widgets.sheet import Sheet


class Asking(QObject):
    """Opens what a finding's way needs, over a screen."""

    went = Signal(object)

    def __init__(self, document: MeetingDocument, over: QWidget) -> None:
        super().__init__(over)
        self._document, self._over = document, over
        self._acts = PromiseActs(document.book, over)
        self._acts.noted.connect(document.noted)

    def ask(self, found: Finding, key: str) -> None:
        """Ask for what is missing, or go where it can be given."""
        match key:
            case "done" | "new-date" | "cancel":
                self._acts.do(PromiseId(found.record), key)
            case "say-who":
                self._acts.do(PromiseId(found.record), "edit")
            case "copy-agenda":
                copy_agenda(self._document)
            case "paste-way-in":
                self._open(DetailsSheet(self._document, self._over))
            case "add-person":
                self._open(_people_sheet(self._document, self._over))
            case "move":
                moved = MoveSheet(self._document, by_us=True, parent=self._over)
                self._open(moved)
            case "show-other":
                self.went.emit(Visit(Place.MEETINGS, MeetingId(found.record)))
            case "attach-proof":
                self._open(ProofSheet(self._document, found, self._over))
            case "wrap-last":
                meeting = MeetingId(found.record)
                self.went.emit(Visit(Place.MEETINGS, meeting, Phase.WRAP))
            case "open-file":
                if open_file(found.record):
                    self._document.do(
                        None, note_opened, self._document.id, found.record
                    )
            case _ if key in ASKED:
                self._open(WordSheet(self._document, found, key, self._over))
            case _:
                raise ValueError(key)

    def _open(self, sheet: Sheet) -> None:
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The sheet had the keyboard; not every system hands it back.
        sheet.finished.connect(self._over.window().activateWindow)
        sheet.open()


def copy_agenda(document: MeetingDocument) -> None:
    """Put a short mail on the clipboard, and count it as sent."""
    if words := document.send_agenda():
        QGuiApplication.clipboard().setText(words)


def _people_sheet(document: MeetingDocument, over: QWidget) -> DetailsSheet:
    """Return the details of the meeting, the keyboard in who comes."""
    sheet = DetailsSheet(document, over)
    sheet.people.setFocus()
    return sheet
