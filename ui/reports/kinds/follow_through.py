"""The follow-through of a period: which one, and beside which."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from ui.open_book import OpenBook
from ui.qt import override
from ui.reports.asked import AskedPeriod
from ui.reports.kinds.kind import Kind
from ui.reports.periods import before, named, periods

THIS_MONTH = 2


class FollowThroughKind(Kind):
    """A week, a month, a year; beside it the one before, or none."""

    def __init__(self, book: OpenBook) -> None:
        super().__init__(book)
        self.period = self._box("Period")
        self.compare = self._box("Compare with")

    @override
    def offer(self) -> None:
        if not self.period.count():
            zone = ZoneInfo(self.book.settings.zone)
            for name, first, last in periods(self.book.now().astimezone(zone).date()):
                self.period.addItem(name, (first, last))
            self.period.setCurrentIndex(THIS_MONTH)
            self.compare.addItem("nothing", False)
            self.compare.addItem("", True)
            self.compare.setCurrentIndex(1)
        self.compare.setItemText(1, named(*before(*self.period.currentData())))

    @override
    def asked(self) -> AskedPeriod:
        self.offer()
        first, last = self.period.currentData()
        earlier = before(first, last) if self.compare.currentData() else None
        return AskedPeriod(first, last, earlier, self.book.now())
