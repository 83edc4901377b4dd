"""Briefs to PDF, warm, and the memory that many of them take."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from statistics import median

from app.book.book import Book
from app.book.dossiers import dossiers
from app.desk.desk import Desk
from app.desk.packs import items_of
from app.records.meeting import MeetingId
from app.rules.preparation import prepare
from bench.figure import Figure, most_of
from bench.ground import Ground, timed
from bench.instant import NOW, now
from checklists.library import Library
from reports.brief import brief, brief_sheet
from ui import paper

BUDGET = 35
BRIEFS = 100
# What Qt and Python may keep for fonts and pages once they have met them all.
GROWTH = 4


def measure(ground: Ground) -> Iterator[Figure]:
    """Yield the time of one brief, and how much memory a hundred more take."""
    with paper.application(), Book(ground.book(), clock=now) as book:
        desk = Desk(book, Library(), now)
        ids = [
            MeetingId(one)
            for (one,) in book.rows(
                "SELECT id FROM meetings ORDER BY starts_instant DESC LIMIT 20"
            )
        ]
        ready = [
            prepare(file, items_of(desk, file.meeting))
            for file in dossiers(book, ids, NOW)
        ]
        warm, took = ready[: ground.times(20)], []
        for one in warm:
            paper.pdf([brief_sheet(brief(one))])
        before = _most_resident()
        for number in range(ground.times(BRIEFS)):
            with timed() as page:
                made = paper.pdf([brief_sheet(brief(ready[number % len(ready)]))])
            took.append(page.ms)
        grown = _most_resident() - before
    note = f"p95 {most_of(took):.0f} ms, {len(made) / 1000:.0f} kB"
    yield Figure("brief to PDF", median(took), "ms", BUDGET, note)
    yield Figure("memory of further briefs", grown, "MB", GROWTH, f"{len(took)} briefs")


def _most_resident() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 if sys.platform != "darwin" else 1024 * 1024)
