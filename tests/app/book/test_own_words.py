from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.book.own_words import MOST_OFFERED, own_words
from app.records.account import Account, AccountId
from app.records.exchange import Ask, AskId
from app.records.knowledge import Claim, ClaimId, Note, NoteId
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import (
    Agenda,
    AgendaLine,
    Answer,
    Answered,
    AnswerId,
    Meeting,
    Outcome,
    Value,
)
from app.records.person import Person, PersonId
from app.records.promise import Promise, PromiseId
from app.shelves import shelves
from checklists.library import Library
from checklists.pack import ItemId, Kind

ITEMS = {item.id: item for pack in Library().packs() for item in pack.items}
THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
OTHER = AccountId("a2")
LEAST, QUESTIONS = "plan-min-outcome", "reh-questions"


@pytest.fixture
def shop(kept, account, meeting, meeting_at):
    """Two accounts with a meeting each: a demo here, a proposal with Brightwell."""
    kept(
        account,
        Account(OTHER, "Brightwell Logistics", THEN),
        Person(PersonId("ola"), "Ola Lundgren", OTHER),
        meeting,
        meeting_at("old", THEN),
        meeting_at("far", THEN + DAY, account=OTHER, kind=Kind.PROPOSAL),
    )
    return kept


@pytest.fixture
def said(shop, meeting, meeting_at):
    """Keeps an answer to a row, each in a meeting of its own like those that were."""
    like = {
        "old": {},
        "far": {"account": OTHER, "kind": Kind.PROPOSAL},
    }

    def say(name, item, text="", where="old", at=THEN, values=(), links=()):
        if where in like:
            then = meeting_at(f"{where}-{name}", at, **like[where])
            shop(then)
            where = then.id
        shop(
            Answer(
                AnswerId(name),
                where,
                ItemId(item),
                Answered.ANSWERED,
                at,
                at,
                text,
                values,
                links,
            )
        )

    return say


@pytest.fixture
def found(book, meeting):
    """Looks for own words of a row in the meeting that comes."""

    def look(item, typed="", shelf=0):
        here = book.find(Meeting, meeting.id)
        return own_words(book, shelves(ITEMS[item])[shelf], here, typed)

    return look


def words(found):
    return [one.words for one in found]


def test_what_goes_on_what_is_typed_is_offered(said, found):
    said("1", LEAST, "They leave with a cost sheet")
    said("2", LEAST, "A list of night staff", where="far")
    assert words(found(LEAST, "they le")) == ["They leave with a cost sheet"]
    assert words(found(LEAST, "night li")) == ["A list of night staff"]
    assert words(found(LEAST, "ight")) == []


def test_what_is_whole_already_is_not_offered(said, found):
    said("1", LEAST, "A cost sheet")
    assert found(LEAST, " a  COST sheet ") == ()


def test_the_same_kind_comes_first_then_the_most_used_then_the_newest(said, found):
    said("1", LEAST, "far once", where="far", at=THEN + 9 * DAY)
    said("2", LEAST, "far twice", where="far", at=THEN)
    said("3", LEAST, "Far  Twice", where="far", at=THEN + DAY)
    said("4", LEAST, "near old", at=THEN)
    said("5", LEAST, "near new", at=THEN + DAY)
    assert words(found(LEAST)) == ["near new", "near old", "Far  Twice", "far once"]
    assert [one.uses for one in found(LEAST)] == [1, 1, 2, 1]


def test_this_meeting_and_rows_beside_it_give_nothing(said, found, meeting):
    said("1", LEAST, "Here and now", where=meeting.id)
    said("2", "plan-demo-leave-out", "Report builder")
    assert found(LEAST) == ()


def test_what_names_another_customer_stays_with_it(said, found, shop, meeting_at):
    said("1", LEAST, "Ola leaves with a sheet", where="far")
    said("2", LEAST, "A sheet for Brightwell", where="far")
    said("3", LEAST, "A sheet for all", where="far")
    assert words(found(LEAST)) == ["A sheet for all"]


def test_what_names_ones_own_customer_may_come_back(said, found):
    said("1", LEAST, "A sheet for Clinic Nord")
    assert words(found(LEAST)) == ["A sheet for Clinic Nord"]


def test_a_claim_comes_with_its_proof(shop, found):
    claim = Claim(
        ClaimId("c"),
        OTHER,
        "Saves 6 h a week",
        THEN,
        "time sheets",
        evidence_date=date(2025, 10, 3),
        meeting="far",
    )
    shop(claim, replace(claim, id=ClaimId("d"), statement="Old", dropped=True))
    (one,) = found("reh-claims", "saves")
    assert one.claim == claim
    assert found("plan-stage-me-too", "saves") == (one,)
    assert shelves(ITEMS["plan-ren-results"]) == ()


def test_a_question_brings_what_to_ask_next(said, found):
    lines = (
        Value("question", "Who noticed?"),
        Value("follow-up", "And then?"),
        Value("question", "What did it cost?"),
    )
    said("1", QUESTIONS, values=lines)
    assert [dict(one.texts) for one in found(QUESTIONS)] == [
        {"question": "Who noticed?", "follow-up": "And then?"},
        {"question": "What did it cost?"},
    ]


def test_an_ask_brings_why_it_is_fair(shop, found):
    ask = Ask(
        AskId("k"),
        OTHER,
        "30 min with finance",
        THEN,
        we_gain="a yes or no",
        why_now="the audit is over",
        easy_no="just say no",
        meeting="far",
    )
    shop(ask)
    (one,) = found("reh-ask")
    assert one.texts["why fair now"] == "the audit is over"
    assert words(found("reh-win-easy-no")) == ["just say no"]
    assert words(found("reh-win-changed")) == ["the audit is over"]


def test_topics_of_the_agendas_of_this_kind_are_offered(shop, found, meeting_at):
    lines = (AgendaLine("Your rota week", 13, "they"),)
    shop(meeting_at("with", THEN, agenda=Agenda("", lines), outcome=Outcome.HELD))
    (one,) = found("plan-agenda", "rota")
    assert dict(one.texts) == {
        "topic": "Your rota week",
        "minutes": "13",
        "owner": "they",
    }


def test_what_the_pack_promised_or_is_private_is_no_sentence_of_ones_own(shop, found):
    promise = Promise(PromiseId("p"), OTHER, "Send the list", True, THEN, meeting="far")
    shop(
        promise,
        replace(promise, id=PromiseId("q"), what="Recap", by_item=ItemId("fup-recap")),
        replace(promise, id=PromiseId("r"), what="Correction", private=True),
        replace(promise, id=PromiseId("s"), what="Names someone", ours=False),
    )
    assert set(words(found("wrap-promises"))) == {"Send the list", "Names someone"}
    assert words(found("plan-outcome")) == ["Names someone"]


def test_what_they_find_about_us_is_lent_but_no_other_note(said, shop, found):
    note = Note(NoteId("n"), OTHER, "The outage of 2023", THEN, meeting="far")
    shop(note)
    said("1", "plan-exp-mirror", where="far", links=("n",))
    assert words(found("plan-exp-mirror")) == ["The outage of 2023"]
    assert shelves(ITEMS["plan-changes"]) == ()


@pytest.mark.parametrize("item", ["live-learned", "plan-homework", "plan-win-refusal"])
def test_their_words_lie_nowhere(item):
    assert shelves(ITEMS[item]) == ()


def test_no_more_is_offered_than_can_be_seen(said, found):
    for number in range(20):
        said(str(number), LEAST, f"sentence {number}")
    assert len(found(LEAST, "sent")) == MOST_OFFERED


def test_what_is_not_to_be_offered_again_is_not(said, shop, found):
    said("1", LEAST, "A cost sheet")
    mark = Mark(
        MarkId("m"), MarkKind.NOT_OFFERED, THEN, code=LEAST, reason="a cost sheet"
    )
    shop(mark)
    assert found(LEAST) == ()
    shop(replace(mark, withdrawn=THEN))
    assert words(found(LEAST)) == ["A cost sheet"]


def test_every_shelf_can_be_looked_through(shop, book, meeting):
    here = book.find(Meeting, meeting.id)
    every = {shelf.key: shelf for item in ITEMS.values() for shelf in shelves(item)}
    assert len(every) > 15
    assert [own_words(book, shelf, here) for shelf in every.values()]
