import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.book import search_index
from app.book.book import Book
from app.book.families import FAMILIES, KeptPack
from app.book.opening import make
from app.book.schema import STEPS
from app.book.search import search
from app.book.verify import verify
from app.book.written import is_written, lines
from app.records.account import Account, AccountId
from app.records.calendar_source import CalendarSource
from app.records.event import Event, EventChoice
from app.records.exchange import (
    Ask,
    AskId,
    Concession,
    ConcessionId,
    Give,
    GiveId,
    Refusal,
    RefusalId,
)
from app.records.knowledge import (
    Claim,
    ClaimId,
    Fact,
    FactId,
    Need,
    NeedId,
    Note,
    NoteId,
    Point,
    PointId,
)
from app.records.list_layout import ListLayout
from app.records.loss import Loss, LossId
from app.records.mark import Mark, MarkId, MarkKind
from app.records.meeting import Agenda, AgendaLine, Answer, Answered, AnswerId, Value
from app.records.option import Option, OptionId
from app.records.person import Person, PersonId
from app.records.printed import PrintedBrief
from app.records.promise import Promise, PromiseId
from checklists.pack import ItemId

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A1 = AccountId("a1")


@pytest.fixture
def noted(kept, account):
    """Keeps notes on the account, a day after each other, and returns the book."""

    def keep(*texts):
        return kept(
            account,
            *(
                Note(NoteId(f"n{n}"), A1, text, AT + timedelta(days=n))
                for n, text in enumerate(texts)
            ),
        )

    return keep


def ids(book, typed, **more):
    return [hit.id for hit in search(book, typed, **more)]


WRITTEN = {
    "accounts": Account(AccountId("x"), "Quartz", AT),
    "people": Person(PersonId("x"), "Anna Quartz", A1),
    "answers": Answer(
        AnswerId("x"), "m1", ItemId("plan-min-outcome"), Answered.ANSWERED, AT, AT,
        "A quartz sheet",
    ),
    "promises": Promise(PromiseId("x"), A1, "Send the quartz", True, AT),
    "gives": Give(GiveId("x"), A1, "Quartz rules", AT),
    "asks": Ask(AskId("x"), A1, "Names", AT, we_gain="quartz"),
    "refusals": Refusal(RefusalId("x"), A1, "No quartz", AT),
    "claims": Claim(ClaimId("x"), A1, "Quick", AT, evidence="the quartz letter"),
    "concessions": Concession(ConcessionId("x"), A1, AT, we_give="quartz"),
    "points": Point(PointId("x"), A1, "Price", AT, our_answer="quartz"),
    "needs": Need(NeedId("x"), A1, "We need quartz", AT),
    "facts": Fact(FactId("x"), A1, "They bought quartz", AT, AT),
    "notes": Note(NoteId("x"), None, "quartz", AT),
    "marks": Mark(MarkId("x"), MarkKind.OVERRIDDEN, AT, account=A1, reason="quartz"),
    "losses": Loss(LossId("x"), A1, "The order", AT, AT, theirs="No quartz"),
    "options": Option(OptionId("x"), A1, "Wait", AT, their_cons=("no quartz",)),
}  # fmt: skip


@pytest.mark.parametrize("family", WRITTEN)
def test_what_is_written_in_any_family_is_found(kept, account, meeting, family):
    book = kept(account, meeting, WRITTEN[family])
    (hit,) = search(book, "quartz")
    assert (hit.family, hit.id) == (family, "x")
    assert [part.text.lower() for part in hit.parts if part.found] == ["quartz"]


def test_no_family_is_forgotten():
    unwritten = {KeptPack, Event, EventChoice, PrintedBrief}
    unwritten |= {CalendarSource, ListLayout}
    for family in FAMILIES:
        assert is_written(family.cls) == (family.cls not in unwritten)
    assert {*WRITTEN, "meetings"} == {
        family.table for family in FAMILIES if is_written(family.cls)
    }


def test_title_purpose_topics_and_notes_of_a_meeting_are_found(kept, account, meeting):
    agenda = Agenda("Agree a pilot", (AgendaLine("Rota rules", 10, "both"),))
    book = kept(account, replace(meeting, agenda=agenda, notes="Lift is out"))
    for words, line in {
        "second": "Second talk",
        "pilot": "Agree a pilot",
        "rota": "Rota rules",
        "lift out": "Lift is out",
    }.items():
        (hit,) = search(book, words)
        assert (hit.title, hit.words) == ("Second talk", line)
        assert (hit.meeting, hit.account) == (meeting.id, A1)
        assert hit.dated == meeting.starts.instant


def test_an_answer_tells_its_meeting_its_account_and_its_row(kept, account, meeting):
    answer = replace(
        WRITTEN["answers"], text="", values=(Value("who", "Ina"), Value("what", "Tea"))
    )
    (hit,) = search(kept(account, meeting, answer), "tea ina")
    assert (hit.title, hit.words) == ("Second talk", "Ina")
    assert (hit.meeting, hit.account, hit.item) == ("m1", A1, "plan-min-outcome")


def test_the_newest_come_first_whatever_was_written_first(kept, account):
    days = [3, 0, 4, 1, 2]
    book = kept(
        account,
        *(Note(NoteId(f"n{d}"), A1, "tea", AT + timedelta(days=d)) for d in days),
    )
    assert ids(book, "tea") == ["n4", "n3", "n2", "n1", "n0"]
    assert ids(book, "tea", limit=2) == ["n4", "n3"]


def test_a_record_that_moves_in_time_moves_in_the_list(kept, noted, meeting):
    noted("second thoughts")
    book = kept(meeting)
    assert ids(book, "second") == ["m1", "n0"]
    start = replace(meeting.starts, instant=AT - timedelta(days=9))
    kept(replace(meeting, starts=start))
    assert ids(book, "second") == ["n0", "m1"]


def test_words_are_found_as_far_as_they_are_typed_in_any_order(noted):
    book = noted("The security paper for Norrland", "A paper on prices")
    assert ids(book, "secu") == ["n0"]
    assert ids(book, "pap nor") == ["n0"]
    assert ids(book, "paper") == ["n1", "n0"]
    assert ids(book, "a pap") == ["n1"]
    assert ids(book, "pap a ") == ["n1"]
    assert ids(book, "pap a") == ids(book, "pap")
    assert ids(book, "aper") == []


def test_a_single_han_character_counts_from_the_first(noted):
    book = noted("tea with 田さん", "tea alone")
    assert ids(book, "tea 田") == ["n0"]


def test_words_in_quotes_stand_together_and_whole(noted):
    book = noted("security paper", "paper on security", "security papers")
    assert ids(book, '"security paper"') == ["n0"]
    assert ids(book, '"security pap') == []
    assert ids(book, "security-pap") == ["n2", "n0"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Café Tomás", "cafe tomas"),
        ("Cafe Tomas", "CAFÉ tomás"),
        ("Café", "café"),
        ("Große Straße", "grosse strasse"),
        ("Bjørn Łukasz", "bjorn lukasz"),
        ("\uff26\uff55\uff4c\uff4c wide", "full wide"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδος"),
        ("Ёлка", "елка"),
        ("山田太郎さんと話した", "太郎"),
        ("山田太郎さんと話した", "山田太郎"),
        ("カタカナ", "タカ"),
        ("회사는 서울", "회사"),
        ("ข้อความ", "ความ"),
        ("naïve Angebot №5", "naive angebot no5"),
    ],
)
def test_accents_case_and_scripts_do_not_keep_words_from_being_found(
    noted, text, typed
):
    book = noted(f"Before {text} after", "something else")
    (hit,) = search(book, typed)
    assert hit.id == "n0"
    assert any(part.found for part in hit.parts), hit.parts


def test_a_part_of_a_han_name_is_marked_and_the_text_is_left_as_it_is(noted):
    (hit,) = search(noted("山田太郎さん"), "太郎")
    assert [tuple(part) for part in hit.parts] == [
        ("山田", False),
        ("太郎", True),
        ("さん", False),
    ]


def test_what_is_found_is_shown_with_what_stands_around_it(noted):
    long = "word " * 60 + "needle in   the\nhay " + "word " * 60
    (hit,) = search(noted(long), "need")
    assert hit.words.startswith("…word")
    assert hit.words.endswith("word…")
    assert ("need", True) in hit.parts
    assert "needle in the hay" in hit.words
    assert len(hit.words) < 130


@pytest.mark.parametrize(
    "typed", ['"', '""', "*", "a*b", "NOT", "a AND", "(", "words:x", "-", "\0", "^"]
)
def test_nothing_that_is_typed_is_a_command(noted, typed):
    book = noted("Not and words", "a ( b")
    assert all(isinstance(one, str) for one in ids(book, typed))


@given(typed=st.text(max_size=30))
def test_anything_can_be_typed(typed, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "anything.db"
    with Book(path, clock=lambda: AT) as book:
        if book.find(Note, "n") is None:
            with book.write("Write") as w:
                w.put(Note(NoteId("n"), None, "Ünï 山田 \ud7a3 x-y_z", AT))
        for hit in search(book, typed):
            assert hit.words


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable()))
def test_every_word_of_a_text_is_found_by_itself(text):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in search_index.TABLES:
            connection.execute(statement)
        folded = search_index.folded(text)
        connection.execute("INSERT INTO search (rowid, words) VALUES (1, ?)", (folded,))
        for word in folded.replace('"', " ").split():
            if not word.isalnum():
                continue
            query = f'"{word}"*'
            found = connection.execute(
                "SELECT count(*) FROM search WHERE search MATCH ?", (query,)
            )
            assert found.fetchone() == (1,), word


def test_what_was_changed_or_dropped_is_no_longer_found(noted):
    book = noted("tea", "coffee")
    tea, coffee = book.every(Note)
    with book.write("Change") as w:
        w.put(replace(tea, text="water"))
        w.drop(coffee)
    assert ids(book, "tea") == ids(book, "coffee") == []
    assert ids(book, "water") == ["n0"]


def test_an_act_that_failed_left_nothing_to_find(book, account):
    def fail():
        with book.write("Add an account") as w:
            w.put(account)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert ids(book, "clinic") == []


def test_what_an_answer_and_its_record_both_say_is_told_once(kept, account, meeting):
    answer = replace(WRITTEN["answers"], text="Send the plan")
    promise = Promise(PromiseId("r"), A1, "Send the plan", True, AT, meeting="m1")
    assert len(search(kept(account, meeting, answer, promise), "plan")) == 1


def test_what_never_leaves_the_computer_is_found_and_marked(kept, account, meeting):
    ana = Person(PersonId("p1"), "Ana Quartz", A1, conduct="quick to anger")
    secret = Promise(PromiseId("r"), A1, "Own up about payroll", True, AT, private=True)
    answer = replace(WRITTEN["answers"], item=ItemId("wrap-honest"), text="any payroll")
    book = kept(account, meeting, ana, secret, answer)

    def found(typed):
        rows = frozenset({"wrap-honest"})
        return {hit.id: hit.private for hit in search(book, typed, private=rows)}

    assert found("anger") == {"p1": True}
    assert found("ana") == {"p1": False}
    assert found("payroll") == {"r": True, "x": True}
    assert [hit.private for hit in search(book, "any payroll")] == [False]


# The index is what the records make it


def index(connection):
    """What is indexed: of which second, from which record, and every word's place."""
    whole = sorted(
        connection.execute("SELECT number >> 20, family, record, words FROM written")
    )
    connection.execute(
        "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, search, instance)"
    )
    places = connection.execute(
        "SELECT family, record, term, offset FROM temp.places "
        "JOIN main.written ON number = doc"
    ).fetchall()
    connection.execute("DROP TABLE temp.places")
    return whole, sorted(places)


def made_anew(connection):
    connection.execute("BEGIN")
    search_index.make_anew(connection)
    made = index(connection)
    connection.execute("ROLLBACK")
    return made


WORDS = ("tea", "Tëa", "plan b", "山田", "", "the the the", "x " * 40)


def any_record(dice):
    at = AT + timedelta(seconds=dice.choice([0, 0, 1, 86_400, -9_999_999_999]))
    one, text = f"{dice.randrange(6)}", dice.choice(WORDS)
    return dice.choice(
        [
            Note(NoteId(f"n{one}"), A1, text, at),
            Person(PersonId(f"p{one}"), text, A1, note=dice.choice(WORDS)),
            Promise(PromiseId(f"r{one}"), A1, text, True, at),
            Account(AccountId(f"a{one}"), text, at),
        ]
    )


def test_after_any_acts_the_index_is_what_the_records_make_it(book, account):
    dice = random.Random(3)
    with book.write("Begin") as w:
        w.put(account)
    for _ in range(60):
        with book.write("Write") as w:
            for _ in range(dice.randrange(6)):
                record = any_record(dice)
                drop = dice.random() < 0.3 and not isinstance(record, Account)
                (w.drop if drop else w.put)(record)
    kept = index(book._connection)
    assert len(kept[0]) > 5
    assert kept == made_anew(book._connection)
    records = [one for f in FAMILIES for one in book.every(f.cls) if lines(one)]
    assert len(kept[0]) == len(records)


def test_a_book_of_before_the_search_is_indexed_when_it_is_opened(
    path, tmp_path, clock, account, meeting
):
    newer = tmp_path / "newer.db"
    with Book(newer, clock=clock) as book, book.write("Write") as w:
        w.put(account)
        w.put(meeting)
        w.put(WRITTEN["people"])
    with closing(sqlite3.connect(newer)) as raw:
        now = index(raw)
    make(path, STEPS[:1])
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("ATTACH ? AS newer", (str(newer),))
        for table in ("accounts", "meetings", "people", "journal"):
            kept = [f'"{row[1]}"' for row in old.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join(kept)
            old.execute(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM newer.{table}"
            )
    with Book(path, clock=clock) as book:
        assert index(book._connection) == now
        assert {hit.family for hit in search(book, "quartz")} == {"people"}
        assert verify(book).whole
    assert STEPS[1].name == "0002_search"


HARMS = (
    "UPDATE search_data SET block = x'00ff00ff00ff00ff' WHERE id > 9",
    "UPDATE search_data SET block = x'00ff00ff00ff00ff' WHERE id > 10",
    "DELETE FROM search_data",
    "UPDATE search_config SET v = 9",
)


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("by", ["search", "save"])
def test_a_damaged_index_is_mended_and_no_save_fails(noted, path, clock, by, harm):
    noted(*["tea with milk"] * 30).close()
    with closing(sqlite3.connect(path)) as other:
        other.executescript(harm)
    with Book(path, clock=clock) as book:
        if by == "save":
            for note in book.every(Note):
                with book.write("Write") as w:
                    w.put(replace(note, text="tea with lemon"))
        assert len(ids(book, "tea")) == 30
        assert index(book._connection) == made_anew(book._connection)
        assert verify(book).whole


def test_what_was_erased_is_in_no_corner_of_the_file(noted, path):
    book = noted("qqxyzzyvoss said so", *["other words"] * 50)
    (note, *_) = book.every(Note)
    with book.write("Erase") as w:
        w.drop(note)
        w.blank(note.id, [entry.seq for entry in book.history(note.id)])
    assert ids(book, "qqxyzzyvoss") == []
    book.close()
    assert b"qqxyzzyvoss" not in path.read_bytes()
    assert b"xyzzyvoss" not in path.read_bytes()
