"""From the book to the readiness of one meeting: all that a screen concludes."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from statistics import median

from app.book.book import Book
from app.book.dossiers import dossier
from app.desk.desk import Desk
from app.desk.packs import items_of
from app.records.meeting import MeetingId
from app.rules.preparation import prepare
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from bench.instant import NOW, now
from checklists.library import Library

BUDGET = 10
MEETINGS = 400


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of dossier, lists, findings and readiness together."""
    took, read, work = [], [], []
    with Book(ground.book(), clock=now) as book:
        desk = Desk(book, Library(), now)
        for one in _some(book, ground.times(MEETINGS)):
            with timed() as whole:
                with timed() as reading:
                    file = dossier(book, one, NOW)
                prepare(file, items_of(desk, file.meeting))
            took.append(whole.ms)
            work.append(whole.work)
            read.append(reading.ms)
    # The first reads packs and makes the shapes of records.
    del took[0], read[0], work[0]
    middle = f"median {median(took):.1f} ms, {median(read):.1f} of it for the dossier"
    note = f"{middle}; p95 of work {most_of(work):.1f} ms"
    yield Figure("dossier to readiness", most_of(took), "ms p95", BUDGET, note)


def _some(book: Book, many: int) -> list[MeetingId]:
    """Return meetings of all years, and those still to come as well."""
    ids = [
        MeetingId(one)
        for (one,) in book.rows("SELECT id FROM meetings ORDER BY starts_instant")
    ]
    return Random(2).sample(ids, min(len(ids), many)) + ids[-many // 4 :]
