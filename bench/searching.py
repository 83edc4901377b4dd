"""Search as one types, the newest first, over everything written in the book."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from app.book.book import Book
from app.book.search import search
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from bench.instant import now

BUDGET = 10
# Words that stand in every seventh line, names, a firm by its number, and none.
TYPED = ("pilot", "works council", "anna", "tidewater 97", "night shift", "zebra")


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time that the list takes to follow a key."""
    took: dict[str, float] = {}
    with Book(ground.book(), clock=now) as book:
        ((lines,),) = book.rows("SELECT count(*) FROM written")
        search(book, "warm")
        for words in TYPED:
            for length in range(1, len(words) + 1):
                with timed() as key:
                    search(book, words[:length])
                took[words[:length]] = key.ms
    slowest = max(took, key=lambda typed: took[typed])
    note = (
        f"{lines:,} lines, median {median(took.values()):.1f} ms, slowest {slowest!r}"
    )
    yield Figure(
        "search as one types", most_of([*took.values()]), "ms p95", BUDGET, note
    )
