from datetime import timedelta

import pytest

from app.desk import answering, booking, exchanging, moving
from app.desk.drafts import draft
from app.errors import Problem
from app.records.exchange import Give
from app.records.knowledge import Need
from app.records.meeting import Answer, Outcome, Told
from app.records.moment import Moment
from checklists.pack import ItemId


@pytest.fixture
def later(meeting):
    return Moment.at(meeting.starts.instant + timedelta(days=7), "Europe/Stockholm")


def test_what_was_prepared_goes_along_to_the_next_date(desk, meeting, later, clock):
    give = exchanging.give(desk, "Benchmark", meeting=meeting.id)
    sent = exchanging.give(desk, "Summary", meeting=meeting.id)
    exchanging.deliver(desk, sent.id)
    answering.answer(desk, meeting.id, ItemId("plan-min-outcome"), "A cost sheet")
    answering.answer(desk, meeting.id, ItemId("plan-intent"), "See if we fit")
    answering.answer(desk, meeting.id, ItemId("pre-web-link"), "yes")
    moving.cancel(desk, meeting.id, by_us=False)
    again = booking.book_again(desk, meeting.id, later)
    copied = desk.book.of_meeting(Answer, again.id)
    assert {a.item for a in copied} == {"plan-min-outcome", "plan-intent"}
    assert {a.item for a in desk.book.of_meeting(Answer, meeting.id)} == {
        "plan-min-outcome",
        "plan-intent",
        "pre-web-link",
    }
    assert (again.outcome, again.attendees) == (Outcome.BOOKED, meeting.attendees)
    assert again.agenda.purpose == "See if we fit"
    assert again.agenda.told is Told.NOT
    assert desk.the(Give, give.id).meeting == again.id
    assert desk.the(Give, sent.id).meeting == meeting.id


def test_what_was_learned_stays_where_it_was_said(desk, meeting, later):
    words = draft(desk, Need, "No night calls", meeting=meeting.id)
    answering.answer_with(desk, meeting.id, ItemId("live-learned"), [words])
    moving.cancel(desk, meeting.id, by_us=True)
    again = booking.book_again(desk, meeting.id, later)
    assert desk.the(Need, words.id).meeting == meeting.id
    assert desk.book.of_meeting(Answer, again.id) == ()


def test_a_meeting_that_still_stands_is_not_booked_again(desk, meeting, later):
    with pytest.raises(Problem, match="is booked"):
        booking.book_again(desk, meeting.id, later)
