from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.desk import promising
from app.records.meeting import Meeting
from app.records.moment import Due
from app.records.promise import Promise, PromiseKind, PromiseState
from ui.focus import focus
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
    assert "Data protection" in said
    assert "Parked on Fri 20 Nov, until Tue 24 Nov" in said


def test_a_topic_is_taken_up_or_settled_with_one_key(desk, screen, put_off, said):
    screen.document.refresh()
    card = screen.side.aside.last_time
    (topic,) = card.topics
    assert [way.text() for way in topic.ways] == ["Take up", "Settled"]
    focus(topic.ways[0])
    QTest.keyClick(topic.ways[0], Qt.Key.Key_Space)
    lines = desk.the(Meeting, screen.document.id).agenda.lines
    assert lines[-2].topic == "Data protection"
    settled = card.topics[0].ways[-1]
    QTest.keyClick(settled, Qt.Key.Key_Space)
    assert desk.the(Promise, put_off.id).state is PromiseState.DONE
    assert card.topics == []
    assert [words for words, _ in said] == ["It is on the agenda.", "Settled."]
