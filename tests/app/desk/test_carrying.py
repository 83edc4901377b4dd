from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.dossiers import dossier
from app.desk import agenda, booking, calling, carrying, catching
from app.errors import Problem
from app.records.knowledge import Note, Point, PointAnswer
from app.records.meeting import AgendaLine, Meeting
from app.records.moment import Moment
from app.records.promise import Promise, PromiseState
from app.rules.carried import Topic, lineage, topics, with_topic
from checklists.pack import Channel, Kind

ZONE = "Europe/Stockholm"
THEN = datetime(2026, 11, 23, 13, tzinfo=UTC)


def held(desk, meeting, clock, start, *lines):
    clock.now = start
    calling.join(desk, meeting.id)
    clock.now = start + timedelta(minutes=20)
    for line in lines:
        catching.capture(desk, meeting.id, line)
    clock.now = start + timedelta(minutes=44)
    calling.end(desk, meeting.id)
    clock.now = start + timedelta(hours=1)


def booked(desk, start):
    return booking.book_meeting(
        desk,
        "Norrland Robotics",
        Moment.at(start, ZONE),
        45,
        kind=Kind.EXPLORATORY,
        channel=Channel.WEB,
        link="https://meet.example/2",
    )


def told(desk, meeting):
    read = dossier(desk.book, meeting.id, desk.now)
    return {topic.words: lineage(topic, ZONE) for topic in topics(read)}


def topic(desk, meeting, words):
    read = dossier(desk.book, meeting.id, desk.now)
    return next(t for t in topics(read) if t.words == words)


@pytest.fixture
def first(desk, meeting, clock):
    held(
        desk,
        meeting,
        clock,
        THEN,
        "park data protection",
        "park exit clause until 1 dec",
        "point invoice date",
    )
    return meeting


def test_what_was_put_off_comes_back_with_its_story(desk, first):
    second = booked(desk, THEN + timedelta(days=7))
    assert told(desk, second) == {
        "data protection": "parked on Mon 23 Nov, carried once",
        "exit clause": "parked on Mon 23 Nov, until Tue 1 Dec",
        "invoice date": "open since Mon 23 Nov",
    }
    assert told(desk, first) == {}


def test_a_parked_topic_stands_in_the_draft_of_the_next_agenda(desk, first):
    lines = booked(desk, THEN + timedelta(days=7)).agenda.lines
    assert lines[-2].topic == "data protection"
    assert sum(line.minutes for line in lines) == 45
    assert len(lines) == 5


def test_each_further_meeting_that_takes_it_up_is_counted(desk, first, clock):
    second = booked(desk, THEN + timedelta(days=7))
    held(desk, second, clock, THEN + timedelta(days=7))
    third = booked(desk, THEN + timedelta(days=14))
    assert told(desk, third)["data protection"] == (
        "parked on Mon 23 Nov, carried twice"
    )
    (note,) = desk.book.every(Note)
    assert note.carried == (second.id, third.id)


def test_a_topic_put_off_longer_waits_for_its_day(desk, first):
    (note,) = desk.book.every(Note)
    with desk.act("put off") as write:
        write.put(replace(note, review=date(2027, 1, 4)))
    second = booked(desk, THEN + timedelta(days=7))
    assert "data protection" not in [x.topic for x in second.agenda.lines]
    assert told(desk, second)["data protection"].endswith("until Mon 4 Jan")


def test_taking_a_point_up_puts_it_on_the_agenda_once(desk, first):
    second = booked(desk, THEN + timedelta(days=7))
    agenda.edit_agenda(
        desk,
        second.id,
        lines=[AgendaLine("Their week", 40, "they"), AgendaLine("Next", 5, "both")],
    )
    point = topic(desk, second, "invoice date")
    carrying.take_up(desk, second.id, point)
    carrying.take_up(desk, second.id, point)
    lines = desk.the(Meeting, second.id).agenda.lines
    assert [(x.topic, x.minutes) for x in lines] == [
        ("Their week", 35),
        ("invoice date", 5),
        ("Next", 5),
    ]
    assert desk.the(Point, point.record).carried == (second.id,)
    assert topic(desk, second, "invoice date").here


def test_what_is_settled_comes_back_no_more(desk, first):
    second = booked(desk, THEN + timedelta(days=7))
    for words in ("data protection", "exit clause", "invoice date"):
        carrying.settle(desk, topic(desk, second, words))
    assert told(desk, second) == {}
    (note,) = desk.book.every(Note)
    assert note.settled is not None
    assert desk.book.every(Point)[0].answer is PointAnswer.YES
    parked = [p for p in desk.book.every(Promise) if p.what == "exit clause"]
    assert parked[0].state is PromiseState.DONE
    desk.undo()
    assert list(told(desk, second)) == ["invoice date"]


def test_a_line_left_over_comes_back_until_it_is_reached(desk, meeting, clock):
    lines = (AgendaLine("Their rota", 20, "they", reached=False),)
    agenda.edit_agenda(desk, meeting.id, lines=lines)
    held(desk, meeting, clock, THEN)
    second = booked(desk, THEN + timedelta(days=7))
    assert told(desk, second) == {"Their rota": "not reached on Mon 23 Nov"}
    carrying.take_up(desk, second.id, topic(desk, second, "Their rota"))
    assert topic(desk, second, "Their rota").here
    left = [
        replace(x, reached=x.topic != "Their rota")
        for x in desk.the(Meeting, second.id).agenda.lines
    ]
    agenda.edit_agenda(desk, second.id, lines=left)
    held(desk, second, clock, THEN + timedelta(days=7))
    third = booked(desk, THEN + timedelta(days=14))
    assert told(desk, third) == {
        "Their rota": "not reached on Mon 23 Nov, carried once"
    }


def test_what_stands_on_no_record_cannot_be_settled(desk):
    with pytest.raises(Problem, match="no record"):
        carrying.settle(desk, Topic("Their rota", "not reached on", THEN))


def test_an_agenda_without_room_stays_as_it_is():
    full = tuple(AgendaLine(str(n), 5, "both") for n in range(5))
    assert with_topic(full, "one more") == full
    ours = (AgendaLine("Us", 30, "us"), AgendaLine("Next", 5, "both"))
    assert with_topic(ours, "one more") == ours
    assert with_topic((), "one more") == ()


def full(desk, meeting, count=5, minutes=9, owner="both"):
    lines = tuple(AgendaLine(f"Line {n}", minutes, owner) for n in range(count))
    return agenda.edit_agenda(desk, meeting.id, lines=lines)


@pytest.mark.parametrize(
    ("many", "minutes", "owner"), [(5, 9, "both"), (3, 15, "us"), (3, 1, "both")]
)
def test_a_topic_that_finds_no_room_is_refused_and_nothing_changes(
    desk, first, many, minutes, owner
):
    second = booked(desk, THEN + timedelta(days=7))
    before = full(desk, second, many, minutes, owner)
    wanted = topic(desk, second, "invoice date")
    with pytest.raises(Problem, match="no room"):
        carrying.take_up(desk, second.id, wanted)
    assert desk.the(Meeting, second.id) == before
    assert desk.the(Point, wanted.record).carried == ()


def test_a_topic_taken_up_is_the_first_line_of_an_empty_agenda(desk, first):
    second = booked(desk, THEN + timedelta(days=7))
    agenda.edit_agenda(desk, second.id, lines=())
    after = carrying.take_up(desk, second.id, topic(desk, second, "invoice date"))
    assert [line.topic for line in after.agenda.lines] == ["invoice date"]


def test_a_topic_that_stands_on_the_agenda_needs_no_room(desk, first):
    second = booked(desk, THEN + timedelta(days=7))
    lines = tuple(AgendaLine(f"Line {n}", 9, "both") for n in range(4))
    lines = (AgendaLine("Invoice  date", 9, "both"), *lines)
    agenda.edit_agenda(desk, second.id, lines=lines)
    wanted = topic(desk, second, "invoice date")
    assert carrying.take_up(desk, second.id, wanted).agenda.lines == lines
    assert desk.the(Point, wanted.record).carried == (second.id,)
