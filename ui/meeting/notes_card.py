"""The notes of a meeting beside its rows, and where else they stand."""

from __future__ import annotations

from typing import Final

from app.desk import details
from app.rules.values import Preparation
from checklists.pack import ItemId
from ui.focus import Roving
from ui.meeting.document import MeetingDocument
from ui.meeting.notes_field import NotesField
from ui.widgets.card import Card
from ui.widgets.card_head import CardHead
from ui.widgets.flow import Flow
from ui.widgets.layouts import around, column, room
from ui.widgets.toggle import Toggle

# Under this name what could not be saved just now waits to be saved.
NOTES: Final = ItemId("notes")


class NotesCard(Card):
    """For the rep alone, unless she chooses the brief or the record."""

    def __init__(self, document: MeetingDocument) -> None:
        self._document = document
        self.notes = NotesField()
        self.notes.written.connect(self._write)
        self.printed = Toggle("On the brief", "Notes: print them on the brief")
        self.told = Toggle("In the record", "Notes: show them in the record")
        self.printed.clicked.connect(self._print)
        self.told.clicked.connect(self._show)
        ways = Flow(self.printed, self.told, gap=2, below=1.5)
        self._ways = around(room(ways, 0, 2, 0, 0))
        body = column(self.notes, self._ways)
        super().__init__(CardHead("Notes"), around(room(body, 3.5, 2.5, 3.5, 2.5)))
        self._roving = Roving([[self.printed, self.told]], self)

    def show_preparation(self, preparation: Preparation) -> None:
        """Show the notes as they are; what is being typed is left alone."""
        meeting = preparation.dossier.meeting
        self.notes.show_notes(meeting.notes)
        self.printed.show_on(on=meeting.notes_printed)
        self.told.show_on(on=meeting.notes_told)
        self._ways.setVisible(bool(meeting.notes))

    def _write(self, notes: str) -> None:
        document = self._document
        document.do(NOTES, details.write_notes, document.id, notes)

    def _print(self) -> None:
        self._place("printed", on=self.printed.isChecked(), where="on the brief")

    def _show(self) -> None:
        self._place("told", on=self.told.isChecked(), where="in the record")

    def _place(self, key: str, *, on: bool, where: str) -> None:
        words = f"The notes stand {where}." if on else f"The notes are not {where}."
        document = self._document
        document.note(words, details.place_notes, document.id, **{key: on})
