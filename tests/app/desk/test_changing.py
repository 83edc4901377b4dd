import pytest

from app.desk import agenda, answering, changing, moving
from app.errors import Problem
from app.records.event import Invited
from app.records.meeting import AgendaLine, Answer, Meeting, Reply, Told
from app.records.person import PersonId
from checklists.pack import Channel, ItemId, Kind, Length

LINK = ItemId("pre-web-link")
PEOPLE = ItemId("plan-people")
LEAST = ItemId("plan-min-outcome")


def rows(desk, meeting):
    return {answer.item for answer in desk.book.of_meeting(Answer, meeting.id)}


def test_another_kind_brings_its_packs_and_an_untouched_agenda(desk, meeting):
    demo = changing.change_kind(desk, meeting.id, Kind.DEMO)
    assert [p.pack for p in demo.packs] == ["core", "web", "demo"]
    assert demo.agenda.lines != meeting.agenda.lines
    assert sum(line.minutes for line in demo.agenda.lines) == 45


def test_an_agenda_of_ones_own_stays(desk, meeting):
    own = (AgendaLine("Everything", 45, "both"),)
    agenda.edit_agenda(desk, meeting.id, lines=own)
    assert changing.change_kind(desk, meeting.id, Kind.DEMO).agenda.lines == own


def test_another_channel_asks_only_the_rows_of_the_channel_again(desk, meeting):
    answering.answer(desk, meeting.id, LINK, "yes")
    answering.answer(desk, meeting.id, LEAST, "A cost sheet")
    phone = changing.change_channel(
        desk, meeting.id, Channel.PHONE, number="+46 8 123 456 78"
    )
    assert [p.pack for p in phone.packs] == ["core", "phone", "exploratory"]
    assert phone.number == "+46 8 123 456 78"
    assert rows(desk, meeting) == {LEAST}


def test_another_link_asks_for_the_link_again(desk, meeting):
    answering.answer(desk, meeting.id, LINK, "yes")
    changing.change_link(desk, meeting.id, link=meeting.link)
    assert rows(desk, meeting) == {LINK}
    changing.change_link(desk, meeting.id, link="https://meet.example.com/other")
    assert rows(desk, meeting) == set()


def test_somebody_new_asks_the_rows_on_people_again(desk, meeting):
    answering.answer(desk, meeting.id, PEOPLE, "Anna decides")
    changing.invite(desk, meeting.id, meeting.attendees[:2])
    assert rows(desk, meeting) == {PEOPLE}
    after = changing.invite(
        desk, meeting.id, (*meeting.attendees[:2], Invited("Ida Lund", ""))
    )
    assert len(after.attendees) == 3
    assert rows(desk, meeting) == set()


def test_replies_and_parts_are_noted_on_those_invited(desk, meeting):
    anna = meeting.attendees[0].person
    after = changing.reply(desk, meeting.id, anna, Reply.BY_WORD)
    assert after.attendees[0].reply is Reply.BY_WORD
    assert (
        changing.take_part(desk, meeting.id, anna, "notes").attendees[0].part == "notes"
    )
    with pytest.raises(Problem, match="not invited"):
        changing.reply(desk, meeting.id, PersonId("nobody"), Reply.YES)


def test_what_is_asked_is_chosen_and_left_to_the_stakes(desk, meeting):
    assert changing.set_length(desk, meeting.id, Length.FULL).length is Length.FULL
    assert changing.set_length(desk, meeting.id, None).length is None


def test_a_title_has_words(desk, meeting):
    assert changing.retitle(desk, meeting.id, " Discovery ").title == "Discovery"
    with pytest.raises(Problem, match="meeting has no words"):
        changing.retitle(desk, meeting.id, "")


def test_a_cancelled_meeting_is_not_changed(desk, meeting):
    moving.cancel(desk, meeting.id, by_us=True)
    with pytest.raises(Problem, match="cannot be changed"):
        changing.change_kind(desk, meeting.id, Kind.DEMO)
    with pytest.raises(Problem, match="cannot be changed"):
        changing.plan_recording(desk, meeting.id, True)


def test_the_purpose_edited_in_the_agenda_answers_its_row(desk, meeting):
    agenda.edit_agenda(desk, meeting.id, purpose="See if we fit")
    (answer,) = desk.book.of_meeting(Answer, meeting.id)
    assert (answer.item, answer.text) == ("plan-intent", "See if we fit")


@pytest.mark.parametrize(
    "line",
    [
        AgendaLine(" ", 5, "us"),
        AgendaLine("Terms", 0, "us"),
        AgendaLine("Terms", 5, "nobody"),
    ],
)
def test_a_line_of_the_agenda_has_a_topic_minutes_and_an_owner(desk, meeting, line):
    with pytest.raises(Problem):
        agenda.edit_agenda(desk, meeting.id, lines=[line])
    assert desk.the(Meeting, meeting.id) == meeting


def test_how_they_know_the_agenda_is_stamped_and_taken_back(desk, meeting):
    said = agenda.say_agenda(desk, meeting.id, Told.WHEN_BOOKING)
    assert (said.agenda.told, bool(said.agenda.told_at)) == (Told.WHEN_BOOKING, True)
    unsaid = agenda.say_agenda(desk, meeting.id, Told.NOT)
    assert (unsaid.agenda.told, unsaid.agenda.told_at) == (Told.NOT, None)
