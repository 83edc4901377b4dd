"""Below what was caught: the agenda to tick, and the notes on the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.records.meeting import Meeting
from ui.live.agenda_ticks import AgendaTicks
from ui.meeting.notes_field import NotesField
from ui.theme import SMALL, STRONG, Tone
from ui.widgets.layouts import column, room
from ui.widgets.text import Text
from ui.widgets.toggle import Toggle


class CallBelow(QWidget):
    """The notes stay folded until they are asked for: the screen may be shared.

    `reached` carries a line of the agenda and whether it was reached, `written` the
    notes.
    """

    reached = Signal(int, bool)
    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._head = Text("Agenda", size=SMALL, tone=Tone.QUIET, weight=STRONG)
        self.agenda = AgendaTicks()
        self.agenda.reached.connect(self.reached)
        self.opener = Toggle("Notes", "Notes of this meeting")
        self.opener.toggled.connect(self._unfold)
        self.notes = NotesField()
        self.notes.written.connect(self.written)
        self.notes.hide()
        whole = column(self._head, self.agenda, self.opener, self.notes, gap=1.5)
        self.setLayout(room(whole, 4, 1, 3.5, 3))

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the agenda and the notes as they are on record."""
        self.agenda.show_lines(meeting.agenda.lines)
        self._head.setVisible(bool(meeting.agenda.lines))
        self.notes.show_notes(meeting.notes)

    def write(self) -> None:
        """Unfold the notes and give them the keyboard."""
        self.opener.setChecked(True)
        self.notes.begin()

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self.notes.setVisible(shown)
