import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book import lists, promises
from app.book.backup import back_up, forget_older
from app.book.dossiers import dossier
from app.book.problems import BookBusy
from app.book.trash import trash
from app.book.verify import verify
from app.desk import (
    answering,
    booking,
    knowing,
    people,
    promising,
    removing,
    settings,
)
from app.desk.erasing import erase
from app.desk.forgotten import ERASED, SOMEBODY, digests
from app.desk.packs import items_of
from app.desk.traces import Traces
from app.errors import Problem
from app.records.account import AccountId
from app.records.knowledge import Claim, Need, Note
from app.records.meeting import Answer
from app.records.moment import Due
from app.records.person import Person, PersonId, Phone, Role
from app.records.promise import Promise
from app.rules.preparation import prepare
from checklists.pack import Channel, ItemId

WORDS = "We will not sign before the audit, said in confidence"


def who(desk, name):
    return next(p for p in desk.book.every(Person) if p.name.startswith(name))


@pytest.fixture
def known(desk, meeting, monday):
    """Anna Berg, of whom there is much in the book, and others of some of her names."""
    anna = who(desk, "Anna")
    people.edit_person(
        desk,
        anna.id,
        role=Role.DECIDES,
        function="Head of floors",
        sound="AH-na BERJ",
        conduct="Curt when tired",
        phones=(Phone("+46701234567"),),
        note="Sails on Sundays",
    )
    people.edit_person(desk, anna.id, note="Sails no more")
    knowing.need(desk, WORDS, meeting=meeting.id, who=anna.id)
    knowing.note(desk, "Anna was tired", meeting=meeting.id)
    due = Due.on(date(2026, 12, 1), "Europe/Stockholm")
    promising.promise(
        desk,
        "Send Ms Berg the security paper",
        ours=True,
        meeting=meeting.id,
        whom=anna.id,
        due=due,
    )
    answering.answer(
        desk, meeting.id, ItemId("plan-outcome"), f"ANNA  BERG says: {WORDS}"
    )
    gone = knowing.note(desk, "Call anna@norrland.example", account=meeting.account)
    removing.remove(
        desk,
        booking.book_meeting(
            desk, meeting.account, monday, 30, channel=Channel.WEB, title="Berg alone"
        ),
    )
    with desk.act("drop") as write:
        write.drop(gone)
    oka = people.add_account(desk, "Oka Marine")
    people.add_person(desk, "Anna Oka", account=oka.id)
    knowing.note(desk, "Anna has moved to the Berg road", account=oka.id)
    return desk.the(Person, anna.id)


TRACES = (
    b"Anna Berg",
    b"ANNA  BERG",
    b"Ms Berg",
    b"Berg alone",
    b"Anna was",
    b"anna@norrland",
    b"+46701234567",
    b"AH-na",
    b"Curt",
    b"Sails",
    b"Head of floors",
    b"said in confidence",
)


def test_nothing_of_an_erased_person_is_left_in_the_bytes_of_the_file(desk, known):
    path = desk.book.path
    before = path.read_bytes().lower()
    assert [trace for trace in TRACES if trace.lower() not in before] == []
    erase(desk, known.id)
    # In small letters too, as the search keeps them.
    after = path.read_bytes().lower()
    assert [trace for trace in TRACES if trace.lower() in after] == []
    desk.book.close()
    beside = [one.read_bytes() for one in path.parent.iterdir()]
    assert not any(trace in file for trace in TRACES for file in beside)


def test_who_they_were_to_the_account_stays(desk, known):
    erase(desk, known.id)
    left = desk.the(Person, known.id)
    assert left == Person(
        known.id,
        f"{SOMEBODY} {ERASED}",
        known.account,
        role=Role.DECIDES,
        erased=digests(known),
    )


def test_their_words_go_and_their_records_stay(desk, known, meeting):
    erase(desk, known.id)
    (need,) = desk.book.every(Need)
    assert (need.words, need.who) == (ERASED, known.id)
    (promise,) = desk.book.every(Promise)
    assert promise.what == "Send Ms Somebody the security paper"
    assert promise.whom == known.id
    (answer,) = desk.book.every(Answer)
    assert answer.text == f"{SOMEBODY} says: {ERASED}"


def test_who_has_a_part_of_the_name_elsewhere_is_left_alone(desk, known):
    erase(desk, known.id)
    assert who(desk, "Anna Oka")
    oka = [note for note in desk.book.every(Note) if "moved" in note.text]
    assert oka[0].text == "Anna has moved to the Berg road"


def test_the_chain_holds_and_says_that_something_was_erased(desk, known):
    done = erase(desk, known.id)
    verdict = verify(desk.book)
    assert verdict.whole, verdict.sentences
    assert verdict.erased == done.changes > 8
    assert "erased" in verdict.sentences[1]


def test_figures_are_the_same_after_an_erasure(desk, known, meeting):
    def figures():
        read = dossier(desk.book, meeting.id, desk.now)
        ready = prepare(read, items_of(desk, read.meeting)).readiness
        lines = lists.account_lines(desk.book, [meeting.account], desk.now)
        return promises.counts(desk.book, desk.now), ready.words, lines

    before = figures()
    erase(desk, known.id)
    assert figures() == before


def test_an_erasure_cannot_be_undone_nor_what_was_done_before(desk, known):
    assert desk.can_undo
    erase(desk, known.id)
    assert desk.can_undo is None
    assert trash(desk.book, desk.now) == ()
    with pytest.raises(Problem):
        desk.undo()


def test_it_is_said_what_was_done_and_what_still_holds_them(desk, known):
    back_up(desk.book.path, desk.now)
    done = erase(desk, known.id)
    assert done.compacted
    assert done.sentence == (
        f"Erased from {done.records} records and {done.changes} earlier changes. "
        "What was promised and kept still counts. 1 backup still holds them."
    )
    made = back_up(desk.book.path, desk.now).backup
    assert forget_older(desk.book.path, made) == 1
    folder = made.path.parent
    assert not any(t in one.read_bytes() for t in TRACES for one in folder.iterdir())


def test_a_book_others_read_is_erased_when_they_have_done(desk, known):
    with closing(sqlite3.connect(desk.book.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM people").fetchone()
        with pytest.raises(BookBusy):
            erase(desk, known.id)
        assert desk.the(Person, known.id) == known
        other.execute("COMMIT")
        assert erase(desk, known.id).compacted


def test_nobody_erases_the_rep_by_mistake(desk, known):
    mia = who(desk, "Mia")
    settings.change(desk, own_emails=("mia@ours.example",))
    with pytest.raises(Problem, match="is you"):
        erase(desk, mia.id)
    assert desk.the(Person, mia.id) == mia


def test_a_person_is_erased_once(desk, known):
    erase(desk, known.id)
    with pytest.raises(Problem, match="already"):
        erase(desk, known.id)
    assert verify(desk.book).whole


names = st.text(st.characters(categories=["L"]), min_size=3, max_size=9)


@given(names, names, st.text(max_size=40), st.text(max_size=40))
def test_no_full_name_is_missed_in_any_text(first, last, before, after):
    anna = Person(PersonId("p1"), f"{first} {last}", AccountId("a1"))
    text = f"{before} {first} {last} {after}"
    traces = Traces(anna, frozenset(), ())
    packed = {"id": "n1", "text": text, "values": [{"field": "x", "text": text}]}
    assert traces.may_be_in(json.dumps(packed, ensure_ascii=False))
    cleaned = traces.cleaned("notes", packed)
    assert f" {first} {last} " not in cleaned["text"]
    assert cleaned["values"][0]["text"] == cleaned["text"]
    assert cleaned["id"] == "n1"


def test_whoever_is_quoted_is_erased_with_their_words(desk, meeting, known):
    quote = knowing.claim(
        desk,
        "Saves six hours",
        meeting=meeting.id,
        evidence="It gave me my Fridays back",
        quoted="Berg, Anna",
        may_quote=True,
    )
    other = knowing.claim(
        desk, "Runs at night", meeting=meeting.id, evidence="A log", quoted="Tomás Ruiz"
    )
    erase(desk, who(desk, "Anna").id)
    after = desk.the(Claim, quote.id)
    assert (after.evidence, after.quoted, after.may_quote) == (ERASED, SOMEBODY, False)
    assert desk.the(Claim, other.id) == other
    bodies = desk.book.rows("SELECT body FROM journal WHERE body IS NOT NULL")
    assert not any("Fridays" in body for (body,) in bodies)
