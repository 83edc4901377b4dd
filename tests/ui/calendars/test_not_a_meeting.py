"""A meeting that is none becomes busy time by one entry of its menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import answering, choosing
from app.records.event import Event
from app.records.meeting import Answer, Meeting
from checklists.pack import ItemId
from ui.meeting.not_a_meeting import NotAMeeting
from ui.places import Place, Visit


@pytest.fixture
def entries(window, click):
    """Opens a meeting and its menu; returns the words of it, or of a menu within."""

    def show(meeting, *within, choose=""):
        window.go(Visit(Place.MEETINGS, meeting.id))
        QApplication.processEvents()
        click(window.screen_shown.head.menu)
        top = menu = QApplication.activePopupWidget()
        for words in within:
            menu = next(a.menu() for a in menu.actions() if a.text() == words)
        found = {action.text(): action for action in menu.actions()}
        if choose:
            found[choose].trigger()
        top.close()
        return list(found)

    return show


def find(desk, meeting):
    return desk.book.find(Meeting, meeting.id)


def test_one_entry_makes_it_busy_time_and_one_undo_a_meeting_again(
    window, norrland, entries, desk, press
):
    entries(norrland, choose="Not a meeting")
    assert find(desk, norrland) is None
    assert norrland.title in [event.title for event in desk.book.every(Event)]
    assert window.notice.words == f"“{norrland.title}” is busy time now."
    window.undoing.take_back()
    assert find(desk, norrland) == norrland


def test_where_something_is_written_it_asks_in_plain_words(
    window, norrland, entries, open_book, desk, press, sheet
):
    open_book.do(
        answering.answer, norrland.id, ItemId("plan-min-outcome"), "A cost sheet"
    )
    entries(norrland, choose="Not a meeting")
    asked = sheet()
    assert isinstance(asked, NotAMeeting)
    assert "Written in it: 1 answer." in asked._about.text()
    press(Qt.Key.Key_Escape)
    assert find(desk, norrland) is not None
    entries(norrland, choose="Not a meeting")
    sheet()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert find(desk, norrland) is None
    assert desk.book.every(Answer) == ()
    window.undoing.take_back()
    assert len(desk.book.every(Answer)) == 1


def test_of_a_series_it_is_this_one_or_all_to_come(
    window, week, entries, open_book, desk
):
    standup = next(e for e in desk.book.every(Event) if e.title == "Stand-up")
    turned = open_book.do(choosing.take_as_meeting, standup.id)
    of_series = [desk.book.find(Meeting, one) for one in turned.meetings]
    coming = [one for one in of_series if one.starts.instant > open_book.now()]
    whole = f"This one and all {len(coming) - 1} to come"
    assert entries(coming[0], "Not a meeting") == ["Only this one", whole]
    entries(coming[0], "Not a meeting", choose=whole)
    assert not [one for one in coming if find(desk, one)]


def test_one_typed_by_hand_is_only_deleted(entries, week, desk, open_book):
    from app.desk import booking
    from checklists.pack import Channel

    there = week("Norrland")
    made = open_book.do(
        booking.book_meeting, there.account, there.ends, 30, channel=Channel.WEB
    )
    found = entries(made)
    assert "Not a meeting" not in found
    assert "Delete this meeting" in found
