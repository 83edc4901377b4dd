"""Invites as Teams, iCloud, Google Meet and Webex write them."""

from datetime import UTC, datetime

import pytest

from app.exchange.matching import account_name, guess_kind
from app.records.meeting import Reply
from checklists.pack import Kind

OWN = (("holm.example",), ("ida.holm@holm.example",))


@pytest.fixture
def of(read, corpus):
    """Reads an invite of the corpus; nothing in it may be doubted."""

    def reading(name, **more):
        calendar = read((corpus / f"{name}.ics").read_bytes(), region="SE", **more)
        assert [t for t in calendar.troubles if t.skipped] == []
        return calendar.invites

    return reading


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_a_teams_invite_of_exchange(of):
    (invite,) = of("teams")
    assert (invite.starts.instant, invite.ends.instant) == (at(25, 15), at(25, 15, 45))
    assert invite.told_zone == "Europe/London"
    assert invite.title == "Brightwell: pilot review"
    assert [p.called for p in invite.people] == ["Grace Webb", "Ida Holm"]
    assert invite.links == (
        (
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_YjQ%40thread.v2/0"
            "?context=%7b%22Tid%22%3a%225%22%7d"
        ),
    )
    assert invite.dial_ins[0].number == "+442034436294"
    assert invite.dial_ins[0].extension.startswith("123456789")
    assert not invite.free
    assert account_name(invite, *OWN) == "Brightwell"


def test_an_icloud_calendar_with_addresses_that_are_no_mail(of):
    kickoff, holiday, bank = of("icloud")
    assert kickoff.starts.instant == at(24, 10)
    assert kickoff.starts.zone == kickoff.told_zone == "Europe/Lisbon"
    marta, ida = kickoff.people
    assert (marta.name, marta.email, marta.reply) == (
        "Marta Sousa",
        "marta@lisbonworks.example",
        Reply.YES,
    )
    assert (ida.called, ida.reply) == ("Ida Holm", Reply.UNKNOWN)
    assert kickoff.link == "https://lisbonworks.webex.com/meet/marta"
    assert kickoff.place == "Rua Augusta 12 Lisboa"
    assert guess_kind(kickoff.title, first=True) is Kind.KICKOFF
    assert (holiday.whole_day, holiday.free) == (True, True)
    assert (holiday.ends.instant - holiday.starts.instant).days == 1
    assert bank.starts == bank.ends


@pytest.mark.parametrize("name", ["google_meet", "broken_utf8"])
def test_a_google_invite_with_its_room_and_number(of, name):
    (invite,) = of(name)
    assert invite.starts.instant == at(26, 14, 30)
    assert invite.told_zone == ""
    assert invite.links == ("https://meet.google.com/pqr-stuv-wxy",)
    assert (invite.dial_ins[0].number, invite.dial_ins[0].extension) == (
        "+46850545210",
        "987654321#",
    )
    assert [p.email for p in invite.people] == [
        "ida.holm@holm.example",
        "tomas@norrland.example",
    ]
    assert invite.people[1].reply is Reply.MAYBE
    assert invite.title.startswith("Norrland")
    assert "<b>" not in invite.description


def test_a_webex_invite_without_an_end_and_with_two_organisers(of):
    (invite,) = of("webex")
    assert (invite.starts.instant, invite.ends.instant) == (at(27, 9), at(27, 10))
    assert invite.link.startswith("https://brandt.webex.com/brandt/j.php?MTID=")
    assert len(invite.links) == 1
    assert invite.dial_ins[0].number == "+4961967819736"
    assert invite.recording
    assert invite.sequence == 1763000000
    assert guess_kind(invite.title, first=True) is Kind.TRAINING
