from datetime import UTC, datetime, timedelta

import pytest

from app.book.book import Book
from app.records.account import Account, AccountId
from app.records.meeting import Meeting, MeetingId
from app.records.moment import Moment
from checklists.pack import Channel, Kind


class Minutes:
    """A clock that ticks a minute per reading."""

    def __init__(self):
        self.now = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock():
    return Minutes()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "earnest.db"


@pytest.fixture
def book(path, clock):
    with Book(path, clock=clock) as book:
        yield book


@pytest.fixture
def kept(book):
    """Writes records in one act and returns the book."""

    def keep(*records):
        with book.write("Write") as w:
            for record in records:
                w.put(record)
        return book

    return keep


@pytest.fixture
def account():
    return Account(AccountId("a1"), "Clinic Nord", datetime(2026, 1, 2, tzinfo=UTC))


@pytest.fixture
def meeting_at():
    """Makes a meeting of half an hour; anything else can be said."""

    def make(one, starts, **more):
        told = {
            "account": AccountId("a1"),
            "title": "Second talk",
            "kind": Kind.DEMO,
            "channel": Channel.WEB,
            "starts": Moment.at(starts, "Europe/Lisbon"),
            "ends": Moment.at(starts + timedelta(minutes=30), "Europe/Lisbon"),
            "booked": datetime(2026, 11, 20, tzinfo=UTC),
        }
        return Meeting(id=MeetingId(one), **(told | more))

    return make


@pytest.fixture
def meeting(meeting_at):
    return meeting_at("m1", datetime(2026, 11, 24, 14, 0, tzinfo=UTC))
