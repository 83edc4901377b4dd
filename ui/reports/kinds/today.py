"""Today's briefs under their day sheet: there is nothing to choose."""

from __future__ import annotations

from ui.qt import override
from ui.reports.kinds.kind import Kind
from ui.reports.printouts import Printout, of_today


class TodayKind(Kind):
    """All that is still to come today."""

    @override
    def asked(self) -> Printout:
        return of_today(self.book)
