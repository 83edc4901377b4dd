from datetime import UTC, datetime, timedelta

import pytest

from app.book.book import Book
from app.desk import booking
from app.desk.desk import Desk
from app.records.event import Invited
from app.records.moment import Moment
from checklists.library import Library
from checklists.pack import Channel, Kind


class TickingClock:
    """A second goes by with each reading; `now` may be set."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return TickingClock(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path, clock):
    with Book(tmp_path / "earnest.db", clock=clock) as book:
        yield Desk(book, Library(), clock)


@pytest.fixture
def monday():
    return Moment.local(datetime(2026, 11, 23, 14, 0), "Europe/Stockholm")  # noqa: DTZ001


@pytest.fixture
def meeting(desk, monday):
    return booking.book_meeting(
        desk,
        "Norrland Robotics",
        monday,
        45,
        kind=Kind.EXPLORATORY,
        channel=Channel.WEB,
        link="https://meet.example.com/norrland",
        attendees=[
            Invited("Anna Berg", "anna@norrland.example"),
            Invited("Tomás Ruiz", "tomas@norrland.example"),
            Invited("Mia Holm", "mia@ours.example", ours=True),
        ],
    )
