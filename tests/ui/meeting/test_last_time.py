from datetime import date, timedelta

import pytest

from app.desk import promising
from app.records.moment import Due
from app.records.promise import PromiseKind
from ui.meeting.last_time_card import LastTimeCard
from ui.widgets.text import Text


@pytest.fixture
def put_off(desk, meeting, clock):
    """A topic of an earlier meeting that waits for its day."""
    now, clock.now = clock.now, clock.now - timedelta(days=3)
    made = promising.promise(
        desk,
        "Data protection",
        ours=True,
        account=meeting.account,
        kind=PromiseKind.PARKED,
        due=Due.on(date(2026, 11, 24), "Europe/Stockholm"),
        told=False,
    )
    clock.now = now
    return made


def test_what_was_put_off_is_shown_with_its_day(open_book, meeting, put_off, shown):
    card = shown(LastTimeCard(), 300, 200)
    card.show_last_time(open_book.preparation(meeting.id).dossier)
    said = [text.text() for text in card.findChildren(Text)]
    assert "Parked: Data protection · until Tue 24 Nov" in said
