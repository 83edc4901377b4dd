from datetime import date, timedelta

import pytest

from app.records.moment import Due
from app.rules.wording import (
    count,
    due_words,
    equalised,
    first_name,
    listed,
    place,
    whole_minutes,
    word_count,
)


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ana Ruiz", "Ana"),
        ("Dr. Mia Vogel", "Dr. Vogel"),
        ("山田 太郎", "山田 太郎"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_a_greeting_uses_the_name_one_says(name, greeting):
    assert first_name(name) == greeting


def test_texts_that_differ_in_case_blanks_and_form_are_equal():
    assert equalised(" Cafe\u0301  Norte\n") == equalised("caf\u00e9 norte")


def test_a_word_has_a_letter_or_a_digit():
    assert word_count("yes - it is 5 ...") == 4


def test_minutes_are_cut_toward_zero():
    assert whole_minutes(timedelta(seconds=119)) == 1
    assert whole_minutes(timedelta(seconds=-119)) == -1


def test_a_due_of_a_day_shows_no_hour():
    assert due_words(Due.on(date(2026, 11, 27), "UTC"), "UTC") == "Fri 27 Nov"


def test_places_counts_and_lists_read_as_words():
    assert place("America/New_York") == "New York"
    assert count(1, "stop") == "1 stop"
    assert count(2, "reply", "replies") == "2 replies"
    assert listed(["Ana", "Tomas", "Mia"]) == "Ana, Tomas and Mia"
    assert listed([]) == ""
