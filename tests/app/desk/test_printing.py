import pytest

from app.book.verify import verify
from app.desk import booking, changing, printing, removing
from app.records.account import Account
from app.records.meeting import Meeting
from app.records.printed import PrintedBrief
from checklists.pack import Channel, ItemId, Kind

NAMES, CLOCK = ItemId("pre-names"), ItemId("pre-clock")


def test_the_rows_of_the_last_printed_brief_are_kept(desk, meeting):
    assert printing.printed_brief(desk, meeting.id) is None
    printing.note_printed(desk, {meeting.id: [NAMES, CLOCK]})
    printing.note_printed(desk, {meeting.id: (CLOCK, CLOCK, NAMES)})
    kept = printing.printed_brief(desk, meeting.id)
    assert kept.rows == (CLOCK, CLOCK, NAMES)
    assert desk.clock.now >= kept.at
    assert len(desk.book.every(PrintedBrief)) == 1
    assert verify(desk.book).whole


def test_a_days_briefs_are_one_act(desk, meeting, monday):
    other = booking.book_meeting(desk, "Havel", monday, 30, channel=Channel.PHONE)
    before = len(desk.book.acts(99))
    printing.note_printed(desk, {meeting.id: [NAMES], other.id: [CLOCK]})
    assert len(desk.book.acts(99)) == before + 1
    assert printing.printed_brief(desk, other.id).rows == (CLOCK,)


def test_undo_takes_back_what_was_typed_not_what_was_printed(desk, meeting):
    changing.change_kind(desk, meeting.id, Kind.RENEWAL)
    printing.note_printed(desk, {meeting.id: [NAMES]})
    desk.undo()
    assert desk.the(Meeting, meeting.id).kind is meeting.kind
    assert printing.printed_brief(desk, meeting.id).rows == (NAMES,)


def test_a_meeting_that_is_gone_is_passed_over(desk, meeting):
    printing.note_printed(desk, {meeting.id: [NAMES]})
    desk.undo()
    assert desk.book.every(Meeting) == ()
    printing.note_printed(desk, {meeting.id: [CLOCK]})
    assert printing.printed_brief(desk, meeting.id).rows == (NAMES,)


@pytest.mark.parametrize("cls", [Meeting, Account])
def test_the_numbers_go_with_the_meeting_and_come_back_with_it(desk, meeting, cls):
    printing.note_printed(desk, {meeting.id: [NAMES]})
    record = desk.book.every(cls)[0]
    removing.remove(desk, record)
    assert desk.book.every(PrintedBrief) == ()
    desk.undo()
    assert printing.printed_brief(desk, meeting.id).rows == (NAMES,)
