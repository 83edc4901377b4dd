"""An invite kept with busy time says the same when it is asked for again."""

from dataclasses import replace

import pytest

from app.exchange.kept_invite import invite_again, kept
from app.records.event import EventId

KEPT = [
    "title",
    "starts",
    "ends",
    "sequence",
    "whole_day",
    "link",
    "links",
    "place",
    "free",
    "stamped",
    "recording",
]


def same(invite, region=""):
    return invite_again(kept(invite, EventId("e")), region)


@pytest.mark.parametrize("name", ["zoom", "outlook_windows_zone", "google_series"])
def test_what_an_invite_said_is_kept_whole(read, corpus, name):
    for invite in read((corpus / f"{name}.ics").read_bytes()).invites:
        again = same(invite)
        for field in KEPT:
            assert getattr(again, field) == getattr(invite, field), field
        assert again.people == invite.people
        assert again.key == invite.key
        assert [p.number for p in again.dial_ins[:1]] == [
            p.number for p in invite.dial_ins[:1]
        ]
        assert kept(again, EventId("e")) == kept(invite, EventId("e"))


def test_a_number_that_stands_in_no_text_is_kept_too(event):
    (invite,) = event(
        "DTSTART:20261123T130000Z",
        "SUMMARY:Call",
        "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+46850520000,,123456#",
        "DESCRIPTION:Talk soon.",
    ).invites
    (number,) = invite.dial_ins
    (again,) = same(invite).dial_ins
    assert (again.number, again.extension) == (number.number, number.extension)
    assert same(invite).description.endswith("Talk soon.")


def test_a_number_of_the_place_is_dialled_in_the_country_asked_for(event):
    (invite,) = event(
        "DTSTART:20261123T130000Z",
        "SUMMARY:Call",
        "LOCATION:08-505 200 00",
        region="SE",
    ).invites
    assert invite.dial_ins[0].number == "+46850520000"
    assert same(invite, "SE").dial_ins[0].number == "+46850520000"


def test_an_occurrence_is_known_by_its_whole_key(read, corpus):
    first = read((corpus / "google_series.ics").read_bytes()).invites[0]
    assert first.recurrence
    assert same(first).key == first.key == same(first).uid


def test_somebody_without_an_address_is_kept_as_a_guest(read, corpus):
    (invite, *_) = read((corpus / "outlook_windows_zone.ics").read_bytes()).invites
    alone = replace(invite, organiser=replace(invite.people[0], email=""))
    assert same(alone).organiser is None
    assert same(alone).people == alone.people
