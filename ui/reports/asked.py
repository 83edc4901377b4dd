"""What is asked for and takes a while: a follow-through, first of all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from app.book.book import Book
from app.book.in_period import with_lists
from checklists.library import Library
from reports.follow_through import (
    follow_through,
    follow_through_html,
    follow_through_sheet,
)
from reports.gather import gather
from reports.period import Period
from ui.reports.printouts import Printout

# More than these are not concluded in a blink.
AT_ONCE = 6


class Asked(Protocol):
    """A report that is worked out beside the window where it is long."""

    def is_like(self, other: Asked | None) -> bool:
        """Say whether another asks for the same, whenever it was asked."""

    def is_long(self, book: Book) -> bool:
        """Say whether it takes longer than a person notices."""

    def made(self, book: Book, library: Library) -> Printout:
        """Work it out."""


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """Which follow-through is asked for, beside which, at which instant."""

    first: date
    last: date
    earlier: tuple[date, date] | None
    now: datetime

    def is_like(self, other: Asked | None) -> bool:
        """Say whether another is of the same days."""
        if not isinstance(other, AskedPeriod):
            return False
        return replace(other, now=self.now) == self

    def is_long(self, book: Book) -> bool:
        """Say whether it has more meetings than are concluded in a blink."""
        period = Period(self.first, self.last, book.settings().zone)
        held = with_lists(book, period.begins, period.ends)
        return len(held) > AT_ONCE

    def made(self, book: Book, library: Library) -> Printout:
        """Return the follow-through, beside an earlier one if there is."""
        now, zone = self.now, book.settings().zone
        period = Period(self.first, self.last, zone)
        gathered = gather(book, period, now, library=library)
        before = None
        if self.earlier:
            period = Period(*self.earlier, zone)
            before = gather(book, period, now, library=library, conclude=False)
        report = follow_through(gathered, earlier=before)
        return Printout(
            f"Follow-through {report.about}",
            (follow_through_sheet(report),),
            follow_through_html(report),
            f"{report.leaves} {report.left_out}",
            report.stays,
        )
