"""Whoever was erased is not written down again by what comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk import contacts, importing, people, settings
from app.desk.contact_planning import plan_contacts
from app.desk.erasing import erase
from app.desk.forgotten import ERASED, NOBODY, SOMEBODY, Forgotten, digests
from app.exchange.ics import read_calendar
from app.exchange.vcard import Card, Cards
from app.records.event import Event
from app.records.meeting import Meeting
from app.records.person import Person, PersonId

MAIL = "anna@norrland.example"
MIA = "ORGANIZER;CN=Mia Holm:mailto:mia@ours.example"
EVA = "ATTENDEE;CN=Eva Ek:mailto:eva@norrland.example"


def event(title, *guests, uid="one", sequence=0, text="Call Anna Berg", own=MIA):
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTAMP:20261119T08000{sequence}Z",
            f"SEQUENCE:{sequence}",
            f"SUMMARY:{title}",
            "DTSTART:20261123T130000Z",
            "DTEND:20261123T134500Z",
            f"DESCRIPTION:{text}",
            own,
            *guests,
            "LOCATION:https://meet.example/1",
            "END:VEVENT\r\n",
        ]
    )


ANNA = f"ATTENDEE;CN=Anna Berg:mailto:{MAIL}"


@pytest.fixture
def take_in(desk, clock):
    settings.change(
        desk, own_emails=("mia@ours.example",), own_domains=("ours.example",)
    )

    def take(*events):
        raw = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n"
        read = read_calendar(raw, zone="Europe/Stockholm", now=clock.now)
        return importing.apply_calendar(desk, read)

    return take


@pytest.fixture
def erased(desk, take_in):
    """Anna Berg, who was invited by mail and then erased."""
    take_in(event("Demo with Anna Berg", ANNA, EVA))
    anna = next(p for p in desk.book.every(Person) if p.emails == (MAIL,))
    erase(desk, anna.id)
    return anna


def everything(desk):
    kept = [repr(desk.book.every(one)) for one in (Person, Meeting, Event)]
    return " ".join(kept).casefold()


def names_anna(desk):
    told = everything(desk)
    return "anna" in told or "berg" in told


def guests(desk):
    (meeting,) = desk.book.every(Meeting)
    return [desk.the(Person, one.person).name for one in meeting.attendees]


def test_the_same_calendar_fetched_again_changes_nothing(desk, erased, take_in):
    before = everything(desk)
    take_in(event("Demo with Anna Berg", ANNA, EVA))
    assert everything(desk) == before
    assert not names_anna(desk)


def test_an_update_of_the_meeting_does_not_name_them_again(desk, erased, take_in):
    new = "ATTENDEE;CN=Olaf Kern:mailto:olaf@norrland.example"
    take_in(event("Demo, Anna Berg and Olaf", ANNA, EVA, new, sequence=1))
    assert not names_anna(desk)
    (meeting,) = desk.book.every(Meeting)
    assert meeting.title == f"Demo, {SOMEBODY} and Olaf"
    assert sorted(guests(desk)) == sorted(["Eva Ek", "Mia Holm", "Olaf Kern", NOBODY])


def test_busy_time_does_not_name_them_either(desk, erased, take_in):
    own = "ATTENDEE;CN=Anna Berg:mailto:ANNA@norrland.example"
    words = "Anna Berg \\, anna@norrland.example\\, asked Berg\\, Anna"
    take_in(event("Block", own, uid="two", text=words, own="X-NOBODY:1"))
    assert not names_anna(desk)


def test_their_own_invite_comes_in_as_somebodys(desk, erased, take_in):
    own = f"ORGANIZER;CN=Anna Berg:mailto:{MAIL}"
    mia = "ATTENDEE;CN=Mia Holm:mailto:mia@ours.example"
    take_in(event("Prices", mia, EVA, uid="two", own=own))
    assert not names_anna(desk)


def test_a_list_of_contacts_leaves_them_out_and_says_so(desk, erased):
    cards = Cards((Card("Anna Berg", emails=(MAIL.upper(),), line=2),))
    plan = plan_contacts(desk, cards)
    assert plan.new == plan.changed == ()
    assert plan.sentence == "1 left out."
    assert "erased" in plan.troubles[0].sentence
    assert plan.unchanged == 0


def test_a_namesake_with_another_address_comes_in(desk, erased):
    cards = (Card("Anna Berg", emails=("a@b.example",)),)
    plan = plan_contacts(desk, Cards(cards))
    assert [one.name for one in plan.new] == ["Anna Berg"]
    contacts.apply_cards(desk, Cards(cards))
    assert not Forgotten(desk.book).knows("Anna Berg")


def test_who_is_written_down_again_by_hand_is_known_again(desk, erased, take_in):
    people.add_person(desk, "Anna Berg", account=erased.account, emails=(MAIL,))
    take_in(event("Demo with Anna Berg", ANNA, EVA, sequence=1))
    (meeting,) = desk.book.every(Meeting)
    assert meeting.title == "Demo with Anna Berg"
    assert "Anna Berg" in guests(desk)


def test_what_is_kept_of_them_is_no_name_and_no_address(desk, erased):
    kept = desk.the(Person, erased.id)
    assert (kept.name, kept.emails) == (NOBODY, ())
    assert len(kept.erased) == 3
    assert all(len(one) == 32 and one.isalnum() for one in kept.erased)
    assert ERASED in kept.name


@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=30))
def test_digests_tell_neither_names_nor_whose_they_are(name, mail):
    one = Person(PersonId("one"), name, emails=(mail,))
    two = Person(PersonId("two"), name, emails=(mail,))
    assert not set(digests(one)) & set(digests(two))
    assert all(set(each) <= set("0123456789abcdef") for each in digests(one))


@pytest.mark.parametrize(
    "title",
    [
        "Annaberg plant",
        "Anna and Berg",
        "Anna Bergman",
        "anna@norrland.example.org",
        "",
    ],
)
def test_what_only_looks_like_them_stays(desk, erased, take_in, title):
    take_in(event(title or "Walk", uid="two", text=title, own="X-NOBODY:1"))
    (busy,) = desk.book.every(Event)
    assert (busy.title, busy.words) == (title or "Walk", title)
