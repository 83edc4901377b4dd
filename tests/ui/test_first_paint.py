from datetime import timedelta

import pytest

from app.book.book import Book
from app.desk import promising, settings
from app.desk.booking import book_meeting
from app.desk.desk import Desk
from app.records.moment import Due, Moment
from bench import fresh
from bench.book_of import HOME, NOW, now
from bench.imports import HEAVY
from checklists.library import Library
from checklists.pack import Channel


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Web meetings of the day, and a promise that is days late.

    A meeting with a number would have it checked, which reads phonenumbers.
    """
    path = tmp_path_factory.mktemp("first-paint") / "earnest.db"
    with Book(path, clock=now) as made:
        desk = Desk(made, Library(), now)
        settings.change(desk, zone=HOME, region="DE", phone_country="DE")
        for hours in (1, 3, 26):
            starts = Moment.at(NOW + timedelta(hours=hours), HOME)
            meeting = book_meeting(desk, "Norrland", starts, 30, channel=Channel.WEB)
        promising.promise(
            desk,
            "Send the cost sheet",
            ours=True,
            account=meeting.account,
            due=Due.on((NOW - timedelta(days=9)).date(), HOME),
        )
    return path


@pytest.fixture(scope="module")
def imported(book):
    """What a fresh process has imported when Today is painted with its meetings."""
    return set(fresh.run("earnest", str(book))["modules"])


@pytest.mark.slow
@pytest.mark.parametrize("module", HEAVY)
def test_nothing_heavy_is_imported_before_the_first_paint(imported, module):
    assert module not in imported


@pytest.mark.slow
def test_screens_not_seen_are_not_imported_before_the_first_paint(imported):
    unseen = {"ui.accounts.screen", "ui.reports.screen", "ui.meeting.screen", "ui.demo"}
    assert not unseen & imported
    assert "ui.today.screen" in imported
