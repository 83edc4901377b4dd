from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture import Capture, Caught, read_capture
from app.records.person import Person, PersonId

NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)  # a Monday
ZONE = "Europe/Stockholm"
ANNA = Person(PersonId("anna"), "Anna Berg")
TOMAS = Person(PersonId("tomas"), "Tomás Ruiz", zone="America/New_York")
OTHER_ANNA = Person(PersonId("other"), "Anna Lind")
MIA = Person(PersonId("mia"), "Mia Holm", ours=True)
PEOPLE = (ANNA, TOMAS, MIA)


def read(line, people=PEOPLE):
    return read_capture(line, people, NOW, ZONE)


def test_our_promise_names_the_person_and_the_day():
    caught = read("we promise pilot plan to anna by thu")
    assert (caught.caught, caught.what, caught.person) == (
        Caught.WE,
        "pilot plan",
        ANNA,
    )
    assert caught.due.day == date(2026, 11, 26)
    assert caught.due.whole_day


def test_the_day_may_stand_before_the_name():
    assert read("we promise pilot plan by thu to anna") == read(
        "we promise pilot plan to anna by thu"
    )


def test_a_day_is_that_of_the_person_named():
    caught = read("We promise changeover data to Tomas by tue 12:00")
    assert caught.person is TOMAS
    assert caught.due.local == datetime(
        2026, 11, 24, 12, 0, tzinfo=ZoneInfo("America/New_York")
    )


def test_their_promise_may_name_who_made_it():
    by_name = read("Tomas promises the shift plan by fri")
    assert by_name == read("they promise: the shift plan from tomas by fri")
    assert (by_name.caught, by_name.what) == (Caught.THEY, "the shift plan")
    assert by_name.due.day == date(2026, 11, 27)


@pytest.mark.parametrize(
    "line",
    [
        "need from anna: nobody called on a day off",
        "need: from Anna Berg: nobody called on a day off",
        "need for anna: nobody called on a day off",
    ],
)
def test_a_name_in_front_may_have_its_little_word(line):
    assert read(line) == read("need anna: nobody called on a day off")


def test_a_little_word_before_nobody_known_stays():
    assert read("need from ward 3: a signal").what == "from ward 3: a signal"


def test_a_promise_by_one_of_ours_is_ours():
    caught = read("Mia promises the data to Anna by fri")
    assert (caught.caught, caught.person) == (Caught.WE, ANNA)


@pytest.mark.parametrize(
    ("line", "caught", "what", "person"),
    [
        (
            "need anna: nobody called on a day off",
            "need",
            "nobody called on a day off",
            ANNA,
        ),
        ('need: "nobody called in"', "need", "nobody called in", None),
        ("refused anna: not before the audit", "refused", "not before the audit", ANNA),
        ("no: not this year", "refused", "not this year", None),
        ("park data protection", "park", "data protection", None),
        ("point invoice date", "point", "invoice date", None),
        ("gap: no offline mode", "gap", "no offline mode", None),
        ("fact hiring freeze until May", "fact", "hiring freeze until May", None),
        ("claim saves 6 h a week", "claim", "saves 6 h a week", None),
        ("ask 30 min with finance of anna", "ask", "30 min with finance", ANNA),
        ("give the benchmark to tomás", "give", "the benchmark", TOMAS),
        (
            "Night shift owns the changeovers",
            "note",
            "Night shift owns the changeovers",
            None,
        ),
        ("note need for speed", "note", "need for speed", None),
        ("we talked about shifts", "note", "we talked about shifts", None),
        ("needle in a haystack", "note", "needle in a haystack", None),
        ("need", "note", "need", None),
    ],
)
def test_the_first_word_says_what_a_line_is(line, caught, what, person):
    assert read(line) == Capture(Caught(caught), what, person)


def test_a_parked_topic_has_a_day():
    assert read("park data protection until 1 dec").due.day == date(2026, 12, 1)


def test_a_name_that_fits_two_people_stays_in_the_words():
    caught = read("we promise the plan to anna by thu", (ANNA, OTHER_ANNA))
    assert (caught.what, caught.person) == ("the plan to anna", None)
    assert caught.due.day == date(2026, 11, 26)


def test_a_day_that_cannot_be_read_stays_in_the_words():
    caught = read("we promise the plan by the time it rains")
    assert (caught.what, caught.due) == ("the plan by the time it rains", None)


def test_an_empty_line_is_an_empty_note():
    assert read("  ") == Capture(Caught.NOTE, "")


@given(st.text())
def test_any_line_is_read_and_only_a_blank_one_has_no_words(line):
    caught = read(line)
    assert bool(caught.what) == bool(line.split())


PLAIN = st.lists(
    st.sampled_from(["pilot", "plan", "for", "line", "3", "to", "send", "by", "us"]),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join(["the", *words, "x"]))


@given(PLAIN)
def test_words_of_a_promise_come_back_whatever_they_are(words):
    caught = read(f"we promise {words} to anna by 2026-12-01")
    assert (caught.caught, caught.what, caught.person) == (Caught.WE, words, ANNA)
    assert caught.due.day == date(2026, 12, 1)


SIGNS = st.characters(exclude_categories=["C", "Z"], exclude_characters=":")


@given(st.text(alphabet=SIGNS, min_size=1))
def test_a_note_keeps_its_words(word):
    assert read(f"note {word}") == Capture(Caught.NOTE, word)


@pytest.mark.parametrize(
    ("line", "what", "person"),
    [
        ("we promise Anna the list by fri", "the list", ANNA),
        ("I promise Tomás Ruiz a call by fri", "a call", TOMAS),
        ("ask Anna for 30 min with finance", "for 30 min with finance", ANNA),
        ("give Anna the benchmark", "the benchmark", ANNA),
        ("we promise anna the list", "anna the list", None),
        ("give Anna", "Anna", None),
    ],
)
def test_a_name_may_stand_right_after_the_verb(line, what, person):
    caught = read(line)
    assert (caught.what, caught.person) == (what, person)


def test_a_day_promised_to_somebody_named_first_is_a_day_of_theirs():
    caught = read("we promise Tomás the data by tue 12:00")
    assert caught.due.local.tzinfo == ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("line", "what", "first", "day"),
    [
        ("asked: price for 40 seats by fri", "price for 40 seats", "", 27),
        ("They asked us for a quote by fri, us first", "a quote", "yes", 27),
        ("they asked for a quote, not us first", "a quote", "no", None),
        ("they asked: a quote by fri (called us first)", "a quote", "yes", 27),
    ],
)
def test_a_request_says_what_and_whether_they_called_first(line, what, first, day):
    caught = read(line)
    assert (caught.caught, caught.what) == (Caught.ASKED, what)
    assert caught.called_first == first
    assert (caught.due.day.day if caught.due else None) == day


def test_what_they_merely_wondered_about_is_no_request():
    assert read("they asked about nights").caught is Caught.NOTE
    assert read("ask anna for a pilot").caught is Caught.ASK


@pytest.mark.parametrize(
    ("line", "what", "repeats", "on", "day"),
    [
        ("we promise status to anna every friday", "status", "weekly", None, 27),
        ("we promise status every friday to anna", "status", "weekly", None, 27),
        ("we promise the report monthly by 30 nov", "the report", "monthly", 30, 30),
        ("they: figures every 31st", "figures", "monthly", 31, 30),
        ("we promise a plan for every site", "a plan for every site", "", None, None),
    ],
)
def test_a_promise_may_come_again(line, what, repeats, on, day):
    caught = read(line)
    assert (caught.what, caught.repeats, caught.repeats_on) == (what, repeats, on)
    assert (caught.due.day.day if caught.due else None) == day
