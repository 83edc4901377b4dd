"""The brief of one meeting: which one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.book import lists
from app.records.meeting import Meeting, MeetingId
from ui.open_book import OpenBook
from ui.places import Place, Visit
from ui.qt import override
from ui.reports.kinds.kind import Kind
from ui.reports.printouts import NO_MEETING, Printout, of_meeting
from ui.times import clock, short_day_word

MEETINGS_OFFERED = 40


class BriefKind(Kind):
    """One of the next meetings, else of the newest."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self._meeting: MeetingId | None = None
        self.meeting = self._box("Meeting")
        self.meeting.activated.disconnect(self.turned)
        self.meeting.activated.connect(self._choose)

    @override
    def visit(self, visit: Visit) -> None:
        self._meeting = visit.meeting or self._meeting

    @override
    def offer(self) -> None:
        now, book = self.book.now(), self.book.book
        zone = ZoneInfo(self.book.settings.zone)
        today = now.astimezone(zone).date()
        ids = lists.meetings(book, "", now)[:MEETINGS_OFFERED]
        chosen = self._meeting and book.find(Meeting, self._meeting)
        if chosen and chosen.id not in ids:
            ids = (chosen.id, *ids)
        self.meeting.clear()
        for meeting in book.some(Meeting, ids):
            start = meeting.starts.instant.astimezone(zone)
            when = f"{short_day_word(start.date(), today)} {clock(start)}"
            self.meeting.addItem(f"{meeting.title} · {when}", meeting.id)
        if not chosen:
            self._meeting = ids[0] if ids else None
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(self._meeting)))

    @override
    def here(self) -> Visit | None:
        if self._meeting is None:
            return None
        return Visit(Place.REPORTS, meeting=self._meeting, report="brief")

    @override
    def asked(self) -> Printout:
        return of_meeting(self.book, self._meeting) if self._meeting else NO_MEETING

    def _choose(self) -> None:
        self._meeting = self.meeting.currentData()
        self.turned.emit()
