import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.dial_in import dial_ins, e164


@pytest.mark.parametrize(
    ("text", "region", "number", "keyed"),
    [
        ("+46 8 465 004 12,,482915673#  Sweden", "", "+46846500412", "482915673#"),
        ("tel:+46846500412,,482915673#", "", "+46846500412", "482915673#"),
        (
            "Dial: (US) \u202a+1 212-555-0187\u202c PIN: \u202a123 456 789\u202c#",
            "",
            "+12125550187",
            "123456789#",
        ),
        (
            "+16465588656,,93812345678#,,,,*123456# US",
            "",
            "+16465588656",
            "93812345678#,,,,*123456#",
        ),
        (
            "Call +44 20 7946 0312\nAccess code: 2345 678 9012",
            "",
            "+442079460312",
            "23456789012",
        ),
        ("Phone: 030 23125 114 ext. 12", "DE", "+493023125114", "12"),
        ("Telefon 08-465 004 12", "SE", "+46846500412", ""),
    ],
)
def test_a_number_is_found_with_what_is_keyed_after_it(text, region, number, keyed):
    (phone,) = dial_ins(text, region)
    assert (phone.number, phone.extension) == (number, keyed)


@pytest.mark.parametrize(
    "text",
    [
        "Phone conference ID: 482 915 673#",
        "Call me about order 224810000, please",
        "Room 0302 3125 114",
        "2026-11-23 10:00",
        "+1 23",
    ],
)
def test_what_is_no_number_to_dial_is_left_alone(text):
    assert dial_ins(text, "") == ()


def test_a_national_number_needs_a_word_and_a_region():
    assert dial_ins("030 23125 114", "DE") == ()
    assert dial_ins("call 030 23125 114", "") == ()
    assert dial_ins("call 030 23125 114", "DE")[0].number == "+493023125114"


def test_numbers_come_once_and_not_without_end():
    text = "\n".join(f"+46 8 465 004 {n:02}" for n in range(50)) * 2
    assert len(dial_ins(text, "")) == 12


def test_a_number_that_does_not_exist_has_no_international_form():
    assert e164("+46 1", "") == ""
    assert e164("not a number", "SE") == ""


@given(st.text(alphabet="0123456789+-() ,;#pPIN:call\n", max_size=200))
def test_any_text_is_searched_for_numbers_without_harm(text):
    for phone in dial_ins(text, "SE"):
        assert phone.number.startswith("+")
