import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Problem
from app.exchange.samples import sample
from app.exchange.vcard import read_cards
from app.records.person import Phone


def test_a_card_of_an_iphone_comes_in(corpus):
    (card,) = read_cards((corpus / "iphone.vcf").read_bytes(), region="PT").people
    assert (card.name, card.firm, card.title) == (
        "Lucía Ortega",
        "Casa Verde",
        "Operations Manager",
    )
    assert card.emails == ("lucia.ortega@casaverde.example",)
    assert card.phones == (
        Phone("+351210004410"),
        Phone("+351912000118", label="mobile"),
    )


def test_an_old_card_of_android_comes_in_and_a_nameless_one_is_named(corpus):
    cards = read_cards((corpus / "android.vcf").read_bytes(), region="CZ")
    (card,) = cards.people
    assert (card.name, card.firm) == ("Petra Havlová", "Havel & Sons")
    assert card.phones == (
        Phone("+420602000143", label="mobile"),
        Phone("+420222000143", "12", "work"),
    )
    (trouble,) = cards.troubles
    assert trouble.about == "Card on line 16"
    assert trouble.line == 16
    assert "neither a name nor a mail address" in trouble.sentence


def test_a_card_of_version_4_comes_in(corpus):
    (card,) = read_cards((corpus / "google4.vcf").read_bytes()).people
    assert card.firm == "Brandt Logistik"
    assert card.emails == ("mia@brandt.example",)
    assert card.phones == (Phone("+493023125117", "7", "work"),)
    assert card.zone == "Europe/Berlin"


def test_a_number_of_no_country_stays_as_written():
    raw = "BEGIN:VCARD\nVERSION:3.0\nFN:A B\nTEL:Ext 4711\nTEL:12\nEND:VCARD\n"
    (card,) = read_cards(raw).people
    assert card.phones == (Phone("Ext 4711"),)


def test_a_name_in_parts_is_put_together():
    raw = "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Jens;;Dr.;\nEND:VCARD\n"
    assert read_cards(raw).people[0].name == "Jens Brandt"


def test_the_sample_contacts_come_in_with_their_roles():
    cards = read_cards(sample("contacts.vcf"), region="CZ")
    roles = {card.name: card.role for card in cards.people}
    assert roles["Anna Lindqvist"] == "decides"
    assert roles["山田 太郎"] == "decides"
    assert cards.troubles == ()


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"BEGIN:VCALENDAR\n", b"x" * 10_000_001]
)
def test_what_is_no_contact_file_is_refused(raw):
    with pytest.raises(Problem) as caught:
        read_cards(raw)
    assert caught.value.advice


def test_pictures_are_never_read(work):
    raw = "BEGIN:VCARD\nVERSION:3.0\nFN:A B\nPHOTO;ENCODING=b:" + "A" * 9_000_000
    read_cards("BEGIN:VCARD\nVERSION:3.0\nFN:A B\nTEL:+46846500412\nEND:VCARD\n")
    calls, cards = work(lambda: read_cards(raw + "\nEND:VCARD\n"))
    assert cards.people[0].name == "A B"
    assert calls < 20_000


def test_a_line_that_cannot_be_read_is_skipped_in_silence(capfd, caplog):
    raw = "BEGIN:VCARD\nVERSION:3.0\nFN:A B\nTEL SECRET:+420\nEND:VCARD\n"
    assert read_cards(raw).people[0].name == "A B"
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_card_inside_a_card_is_left_out():
    inner = "AGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\n"
    raw = f"BEGIN:VCARD\nVERSION:2.1\nFN:Outer\n{inner}END:VCARD\n"
    assert [card.name for card in read_cards(raw).people] == ["Outer"]


@given(st.binary(max_size=300))
def test_random_bytes_in_a_card_harm_nothing(raw):
    good = b"BEGIN:VCARD\nVERSION:3.0\nFN:Good\nEND:VCARD\n"
    cards = read_cards(good + b"BEGIN:VCARD\nVERSION:3.0\nFN:Odd\n" + raw)
    assert cards.people[0].name == "Good"


@given(st.integers(0, 2**32), st.integers(1, 20))
def test_a_mutated_contact_file_is_read_or_refused(card_texts, seed, times):
    dice = random.Random(seed)
    raw = bytearray(dice.choice(card_texts))
    for _ in range(times):
        where = dice.randrange(len(raw))
        match dice.randrange(3):
            case 0:
                raw[where] = dice.randrange(256)
            case 1:
                del raw[where : where + dice.randrange(30)]
            case _:
                raw[where:where] = dice.choice([b"\r\n", b":", b";", b"=", b'"', b"\\"])
    try:
        cards = read_cards(bytes(raw), region="CZ")
    except Problem:
        return
    assert all(card.name or card.emails for card in cards.people)
