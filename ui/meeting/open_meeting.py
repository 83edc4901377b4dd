"""The open meeting as it stands in the book, and all that is concluded about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.records.meeting import Meeting, MeetingId
from app.rules.next_act import BEFORE
from app.rules.preparation import prepare
from app.rules.values import Preparation, Row
from checklists.pack import Length
from ui.meeting.deeds import Deeds
from ui.open_book import OpenBook


class OpenMeeting(Deeds):
    """Reads one meeting, again and again; `changed` carries the new Preparation."""

    changed = Signal(object)

    def __init__(self, book: OpenBook, parent: QObject | None = None) -> None:
        super().__init__(book, parent)
        self._id: MeetingId | None = None
        self._preparation: Preparation | None = None

    @property
    def id(self) -> MeetingId:
        """The id of the open meeting."""
        assert self._id is not None
        return self._id

    @property
    def is_open(self) -> bool:
        """Whether a meeting is open here."""
        return self._preparation is not None

    @property
    def preparation(self) -> Preparation:
        """All that is concluded about it, as it was read last."""
        assert self._preparation is not None
        return self._preparation

    @property
    def meeting(self) -> Meeting:
        """The meeting, as it was read last."""
        return self.preparation.dossier.meeting

    def rows_before(self, length: Length) -> list[Row]:
        """Return the rows to prepare the meeting, were its lists of a length."""
        dossier = self.preparation.dossier
        meeting = replace(dossier.meeting, length=length)
        concluded = prepare(
            replace(dossier, meeting=meeting), self.book.items_of(meeting)
        )
        pauses = concluded.checklist.pauses
        lists = [pauses[phase] for phase in BEFORE if phase in pauses]
        return [row for pause in lists for line in pause.lines for row in line.rows]

    def open(self, meeting: MeetingId) -> None:
        """Open another meeting."""
        self._id = meeting
        self.refresh()

    def refresh(self) -> None:
        """Read the meeting again, and tell if anything is another."""
        if self._id is None:
            return
        before, self._preparation = (
            self._preparation,
            self.book.preparation(self._id),
        )
        if before != self._preparation:
            self.changed.emit(self._preparation)
