from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.invite import Invite
from app.exchange.matching import (
    account_name,
    domain_of,
    guess_channel,
    guess_kind,
    is_free_mail,
    is_ours,
    theirs,
    with_ours,
)
from app.records.event import Invited
from app.records.moment import Moment
from app.records.person import Phone
from checklists.pack import Channel, Kind

OWN = ("holm.example",)
IDA = Invited("Ida Holm", "ida.holm@holm.example")
ANNA = Invited("Anna Lindqvist", "anna@norrland-robotics.example")
START = Moment.at(datetime(2026, 11, 23, 13, tzinfo=UTC), "Europe/Prague")


def invite(title="Call", *people, **more):
    return Invite("1", title, START, START, organiser=IDA, attendees=people, **more)


def test_a_private_address_of_ours_is_ours_and_its_domain_is_not():
    assert is_ours("ida@gmail.com", ("gmail.com",), ("Ida@Gmail.com",))
    assert not is_ours("anna@gmail.com", ("gmail.com",), ("ida@gmail.com",))
    assert not is_ours("x@notholm.example", OWN, ())


def test_people_are_marked_and_those_without_address_stay_unknown():
    marked = with_ours(invite("Call", ANNA, Invited("Bo", "")), OWN, ())
    assert [p.ours for p in marked.people] == [True, False, None]
    assert theirs(marked, OWN, ()) == (marked.attendees[0],)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Demo, Kitano Foods", Kind.DEMO),
        ("Kick-off Brandt Logistik", Kind.KICKOFF),
        ("Kickoff: Brandt", Kind.KICKOFF),
        ("Renewal talk", Kind.RENEWAL),
        ("User training part 2", Kind.TRAINING),
        ("Contract terms, Havel & Sons", Kind.PROPOSAL),
        ("Negotiation", Kind.PROPOSAL),
        ("After-sales check-in, Casa Verde", Kind.AFTER_SALES),
        ("Check in", Kind.AFTER_SALES),
        ("Discovery, Norrland Robotics", Kind.EXPLORATORY),
        ("Reconnect with Oka", Kind.WIN_BACK),
    ],
)
def test_the_kind_is_guessed_by_the_words_of_the_title(title, kind):
    assert guess_kind(title, first=False) is kind
    assert guess_kind(title, first=True) is kind


def test_without_a_word_the_first_meeting_explores():
    assert guess_kind("Anna and Ida", first=True) is Kind.EXPLORATORY
    assert guess_kind("Anna and Ida", first=False) is Kind.AFTER_SALES
    assert guess_kind("Democracy Ltd", first=True) is Kind.EXPLORATORY


def test_the_channel_follows_the_link_then_the_number():
    number = (Phone("+46846500412"),)
    assert guess_channel(invite(link="https://zoom.us/j/1", dial_ins=number)) is (
        Channel.WEB
    )
    assert guess_channel(invite(dial_ins=number)) is Channel.PHONE
    assert guess_channel(invite(place="by phone")) is Channel.PHONE
    assert guess_channel(invite()) is Channel.WEB


@pytest.mark.parametrize(
    ("title", "email", "name"),
    [
        (
            "Discovery, Norrland Robotics",
            "a@norrland-robotics.example",
            "Norrland Robotics",
        ),
        ("Contract terms, Havel & Sons", "p@havel.co.uk", "Havel & Sons"),
        (
            "Kick-off Brandt Logistik <> Holm",
            "j@mail.brandt-logistik.de",
            "Kick-off Brandt Logistik",
        ),
        ("Call with Casa Verde", "l@casaverde.pt", "Casa Verde"),
        (
            "Invitation: Müller Söhne | Demo",
            "x@mueller-soehne.example",
            "Mueller Soehne",
        ),
        ("Catch-up", "t@kitano-foods.example", "Kitano Foods"),
        ("Demo, Blue Bakery", "owner@gmail.com", "Blue Bakery"),
        ("Demo", "owner@gmail.com", "Owner"),
    ],
)
def test_the_account_is_named_by_title_and_domain(title, email, name):
    assert account_name(invite(title, Invited("", email)), OWN) == name


def test_domains_are_told():
    assert domain_of("Anna@Norrland.EXAMPLE ") == "norrland.example"
    assert domain_of("nobody") == domain_of("@x") == ""
    assert is_free_mail("gmail.com")
    assert not is_free_mail("holm.example")


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_title_can_be_named_and_guessed(title, local):
    odd = invite(title, Invited("", f"{local}@x.example"))
    assert isinstance(account_name(odd, OWN), str)
    assert guess_kind(title, first=True) in Kind
