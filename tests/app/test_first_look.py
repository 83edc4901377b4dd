from datetime import timedelta
from functools import partial

import pytest

from app.book.book import Book
from app.day import desktop
from app.desk import packs, settings
from app.desk.booking import book_meeting
from app.desk.desk import Desk
from app.records.moment import Moment
from bench.book_of import HOME, NOW, now
from checklists.library import Library
from checklists.pack import Channel


@pytest.fixture
def desk(tmp_path):
    with Book(tmp_path / "earnest.db", clock=now) as book:
        made = Desk(book, Library(), now)
        settings.change(made, zone=HOME)
        yield made


@pytest.fixture
def look(desk):
    def at(*hours, whole):
        for each in hours:
            starts = Moment.at(NOW + timedelta(hours=each), HOME)
            book_meeting(desk, "Norrland", starts, 30, channel=Channel.WEB)
        return desktop(desk.book, partial(packs.items_of, desk), NOW, whole=whole)

    return at


def test_a_first_look_has_the_meetings_of_today_alone(look):
    first, whole = look(1, 3, 25, whole=False), look(whole=True)
    assert [len(day.meetings) for day in first.days] == [2]
    assert first.days == whole.days[:1]
    assert len(whole.days) == 2


def test_on_a_day_without_meetings_a_first_look_has_the_next_day_that_has_some(look):
    first = look(25, 49, whole=False)
    assert [len(day.meetings) for day in first.days] == [0, 1]


def test_a_first_look_leaves_out_what_waits_and_counts_it(look):
    first, whole = look(-20, 1, whole=False), look(whole=True)
    assert not first.unsaid
    assert first.to_say == whole.to_say == len(whole.unsaid) == 1
