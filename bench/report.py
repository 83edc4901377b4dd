"""The follow-through report over all years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from app.book.book import Book
from bench.book_of import HOME
from bench.figure import Figure, around
from bench.ground import Ground, timed
from bench.instant import NOW, now
from checklists.library import Library
from reports.follow_through import follow_through, follow_through_html
from reports.gather import gather
from reports.period import Period

BUDGET = 1000
TIMES = 5
_TEN_YEARS = timedelta(days=3653)


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time from the book to the page."""
    period = Period((NOW - _TEN_YEARS).date(), NOW.date(), HOME)
    took = []
    with Book(ground.book(), clock=now) as book:
        library = Library()
        for _ in range(ground.times(TIMES) + 1):
            with timed() as report:
                gathered = gather(book, period, NOW, library=library)
                follow_through_html(follow_through(gathered))
            took.append(report.ms)
    many = sum(gathered.headline.calls.held.values())
    note = f"{many} meetings held, {around(took[1:])}"
    yield Figure("follow-through report", median(took[1:]), "ms", BUDGET, note)
