"""A large book, always the same: years of meetings of one rep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.book.book import Book
from app.desk import settings
from app.desk.desk import Desk
from app.desk.packs import keep_packs
from bench.instant import NOW, now
from bench.invented import Invented
from checklists.library import Library
from checklists.pack import Channel, Kind

HOME: Final = "Europe/Berlin"
HOURS: Final = (time(8), time(9, 30), time(11), time(13), time(14, 30), time(16))
_IN_ONE_ACT: Final = 500


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is in a book; `days_ahead` are the working days with meetings booked."""

    meetings: int = 10_000
    accounts: int = 2_000
    promises: int = 50_000
    days_ahead: int = 15


def fill(path: Path, sizes: Sizes) -> None:
    """Make a book of these sizes where there is none."""
    with Book(path, clock=now) as book:
        desk = Desk(book, Library(), now)
        settings.change(
            desk,
            name="Ida Holm",
            zone=HOME,
            region="DE",
            phone_country="DE",
            own_emails=("ida@holm.example",),
            own_domains=("holm.example",),
        )
        with desk.act("fill") as write:
            packs = {
                (kind, channel): keep_packs(desk, write, kind, channel)
                for kind in Kind
                for channel in Channel
            }
        made = Invented(desk.library, packs, sizes.accounts, HOME)
        with book.write("fill") as write:
            for record in made.people():
                write.put(record)
        starts = _starts(sizes)
        gone = sum(start < NOW for start in starts)
        each = sizes.promises / gone
        owed = 0
        left = iter(enumerate(starts))
        while some := list(islice(left, _IN_ONE_ACT)):
            with book.write("fill") as write:
                for number, start in some:
                    due = round(each * (number + 1)) - owed if number < gone else 0
                    owed += due
                    for record in made.meeting(number, start, NOW, gone - number, due):
                        write.put(record)


def _starts(sizes: Sizes) -> list[datetime]:
    """Return the starts of meetings in order: six a working day, up to days ahead."""
    zone = ZoneInfo(HOME)
    days: list[date] = []
    day, ahead = NOW.astimezone(zone).date(), sizes.days_ahead
    days = list(islice(_working_days(day, 1), ahead + 1))
    missing = max(0, -(-sizes.meetings // len(HOURS)) - len(days))
    before = islice(_working_days(day - timedelta(days=1), -1), missing)
    ordered = sorted([*before, *days])
    at = [datetime.combine(day, hour, zone) for day in ordered for hour in HOURS]
    return [start.astimezone(UTC) for start in at][-sizes.meetings :]


def _working_days(day: date, step: int) -> Iterator[date]:
    while True:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=step)
