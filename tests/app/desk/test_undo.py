import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import desk as desk_verbs
from app.book.book import Book
from app.book.families import FAMILIES, KeptPack
from app.book.verify import verify
from app.desk import (
    answering,
    booking,
    calling,
    catching,
    exchanging,
    knowing,
    moving,
    promising,
    timing,
)
from app.desk import settings as settings_desk
from app.desk.desk import Desk
from app.errors import Problem
from app.records.event import Invited
from app.records.exchange import Give
from app.records.knowledge import Note
from app.records.moment import Due, Moment
from app.records.promise import Promise
from checklists.library import Library
from checklists.pack import Channel, ItemId

BEGIN = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def everything(desk):
    """All rows but kept packs, which stay for other meetings."""
    rows = {
        family.table: {record.id: record for record in desk.book.every(family.cls)}
        for family in FAMILIES
        if family.cls is not KeptPack
    }
    return rows, desk.book.settings()


def test_undo_brings_back_the_rows_before_and_redo_those_after(desk, meeting):
    before = everything(desk)
    answering.answer(desk, meeting.id, ItemId("plan-min-outcome"), "A cost sheet")
    after = everything(desk)
    assert desk.can_undo == "answering a row"
    assert desk.undo() == "answering a row"
    assert everything(desk) == before
    assert desk.can_redo == "answering a row"
    assert desk.redo() == "answering a row"
    assert everything(desk) == after
    assert desk.can_redo is None


def test_undo_is_a_new_act_that_names_the_old_one(desk, meeting):
    answering.answer(desk, meeting.id, ItemId("plan-min-outcome"), "A cost sheet")
    done = desk.book.acts(1)[0]
    desk.undo()
    undone = desk.book.acts(1)[0]
    assert undone.undoes == done.id


def test_a_new_act_ends_what_could_be_done_again(desk, meeting):
    knowing.note(desk, "First", meeting=meeting.id)
    desk.undo()
    knowing.note(desk, "Second", meeting=meeting.id)
    with pytest.raises(Problem, match="nothing to redo"):
        desk.redo()


def test_nothing_done_is_nothing_to_undo(desk):
    with pytest.raises(Problem, match="nothing to undo"):
        desk.undo()


def test_what_another_changed_since_is_named_and_left_alone(desk, meeting, clock):
    owed = promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    promising.edit(desk, owed.id, what="Send the plan")
    other = Desk(desk.book, desk.library, clock)
    promising.keep(other, owed.id)
    kept = desk.the(Promise, owed.id)
    with pytest.raises(Problem, match="the promise was changed since") as told:
        desk.undo()
    assert "“Editing a promise”" in str(told.value)
    assert "making a promise" in told.value.advice
    assert desk.the(Promise, owed.id) == kept


def test_an_act_that_cannot_be_taken_back_stands_in_nobodys_way(desk, meeting, clock):
    knowing.note(desk, "Kept", meeting=meeting.id)
    owed = promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    promising.keep(Desk(desk.book, desk.library, clock), owed.id)
    with pytest.raises(Problem, match="was changed since"):
        desk.undo()
    assert desk.can_undo == "writing a note"
    assert desk.undo() == "writing a note"
    assert desk.book.every(Note) == ()
    assert desk.the(Promise, owed.id).done


def test_an_act_that_cannot_be_done_again_stands_in_nobodys_way(desk, meeting, clock):
    note = knowing.note(desk, "Before", meeting=meeting.id)
    knowing.edit(desk, note, text="After")
    promising.promise(desk, "Send it", ours=True, meeting=meeting.id)
    for _ in range(2):
        desk.undo()
    other = Desk(desk.book, desk.library, clock)
    knowing.edit(other, desk.the(Note, note.id), text="Elsewhere")
    with pytest.raises(Problem, match="cannot be done again"):
        desk.redo()
    assert desk.can_redo == "making a promise"
    assert desk.redo() == "making a promise"


def test_where_the_book_is_busy_the_act_can_still_be_taken_back(desk, meeting):
    note = knowing.note(desk, "Before", meeting=meeting.id)
    with closing(sqlite3.connect(desk.book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="Another program"):
            desk.undo()
        other.execute("ROLLBACK")
    assert desk.undo() == "writing a note"
    assert desk.book.find(Note, note.id) is None


def test_acts_that_another_desk_wrote_are_taken_back_here(desk, meeting, clock):
    knowing.note(desk, "Undone", meeting=meeting.id)
    desk.undo()
    other = Desk(desk.book, desk.library, clock)
    knowing.note(other, "Elsewhere", meeting=meeting.id)
    desk.adopt(())
    assert desk.can_redo
    desk.adopt(other.done)
    assert desk.can_redo is None
    assert desk.undo() == "writing a note"
    assert desk.book.every(Note) == ()


def test_every_label_reads_well_after_taken_back():
    texts = [
        path.read_text("utf-8")
        for path in Path(desk_verbs.__file__).parent.glob("*.py")
    ]
    labels = [
        label for text in texts for label in re.findall(r"act\(f?\"(.+?)\"", text)
    ]
    assert len(labels) > 60
    wrong = [label for label in labels if not re.match(r"[a-z]+ing( |$)", label)]
    assert wrong == []


def test_a_refused_act_leaves_nothing_to_undo(desk, meeting):
    before = desk.can_undo
    with pytest.raises(Problem):
        calling.end(desk, meeting.id)
    assert desk.can_undo == before


def first(records):
    return records[0].id if records else None


def verbs(desk, clock, meeting):
    """Things one may do at the desk; some are refused, as they would be in life."""
    later = Moment.at(clock.now + timedelta(days=5), "Europe/Lisbon")
    promised = [p.id for p in desk.book.of_meeting(Promise, meeting)]
    some = promised[-1] if promised else "none"
    gives = desk.book.every(Give)
    return {
        "answer": lambda: answering.answer(
            desk, meeting, ItemId("plan-min-outcome"), f"Sheet {clock.now}"
        ),
        "purpose": lambda: answering.answer(
            desk, meeting, ItemId("plan-intent"), f"To find out {clock.now}"
        ),
        "miss": lambda: answering.miss(desk, meeting, ItemId("plan-outcome")),
        "clear": lambda: answering.clear(desk, meeting, ItemId("plan-min-outcome")),
        "confirm": lambda: answering.confirm(desk, meeting, ItemId("pre-promises")),
        "catch": lambda: catching.capture(
            desk, meeting, "we promise the plan to anna by thu"
        ),
        "keep": lambda: promising.keep(desk, some),
        "unkeep": lambda: promising.unkeep(desk, some),
        "cancel promise": lambda: promising.cancel(desk, some, by_us=True),
        "new date": lambda: promising.agree_new_date(
            desk, some, Due.on(date(2027, 1, 4), "Europe/Lisbon"), "Anna"
        ),
        "give": lambda: exchanging.give(desk, "A benchmark", meeting=meeting),
        "deliver": lambda: exchanging.deliver(desk, gives[-1].id if gives else "none"),
        "move": lambda: moving.move(desk, meeting, later, by_us=True),
        "cancel": lambda: moving.cancel(desk, meeting, by_us=False),
        "nobody": lambda: moving.nobody_came(desk, meeting),
        "join": lambda: calling.join(desk, meeting),
        "end": lambda: calling.end(desk, meeting),
        "times": lambda: timing.correct_times(desk, meeting, ended=clock.now),
        "settings": lambda: settings_desk.change(desk, name=f"Mia {clock.now}"),
        "book": lambda: booking.book_meeting(
            desk, "Brightwell", later, 30, channel=Channel.PHONE
        ),
        "wait": lambda: clock.wait(),
    }


class PatientClock:
    def __init__(self):
        self.now = BEGIN

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now

    def wait(self):
        self.now += timedelta(hours=37)


NAMES = [
    "answer", "purpose", "miss", "clear", "confirm", "catch", "keep", "unkeep",
    "cancel promise", "new date", "give", "deliver", "move", "cancel", "nobody",
    "join", "end", "times", "settings", "book", "wait", "undo", "redo",
]  # fmt: skip


@settings(max_examples=30)
@given(names=st.lists(st.sampled_from(NAMES), max_size=14))
def test_undoing_all_brings_back_every_row_and_redoing_all_the_rows_after(
    names, tmp_path_factory
):
    clock = PatientClock()
    path = tmp_path_factory.mktemp("undo") / "earnest.db"
    with Book(path, clock=clock) as book:
        desk = Desk(book, Library(), clock)
        empty = everything(desk)
        meeting = booking.book_meeting(
            desk,
            "Norrland Robotics",
            Moment.at(BEGIN + timedelta(days=3), "Europe/Stockholm"),
            45,
            channel=Channel.WEB,
            link="https://meet.example.com/norrland",
            attendees=[Invited("Anna Berg", "anna@norrland.example")],
        )
        for name in names:
            try:
                if name in {"undo", "redo"}:
                    if desk.can_undo != "booking a meeting":
                        getattr(desk, name)()
                else:
                    verbs(desk, clock, meeting.id)[name]()
            except Problem:
                continue
        after = everything(desk)
        steps = []
        while desk.can_undo:
            steps.append(everything(desk))
            desk.undo()
        assert everything(desk) == empty
        while steps:
            desk.redo()
            assert everything(desk) == steps.pop()
        assert everything(desk) == after
        assert verify(book).whole
