from datetime import UTC, datetime

import pytest

from app.errors import Problem
from app.exchange.samples import sample
from app.records.meeting import Reply


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_an_outlook_invite_comes_in_whole(read, corpus):
    calendar = read((corpus / "outlook_windows_zone.ics").read_bytes())
    (invite,) = calendar.invites
    assert calendar.troubles == ()
    assert invite.title == "Vertrag, Havel & Sons"
    assert invite.starts.instant == at(2026, 11, 24, 9)
    assert (invite.starts.zone, invite.starts.wall) == (
        "Europe/Prague",
        "2026-11-24T10:00",
    )
    assert invite.organiser.name == "Ida Holm"
    assert invite.organiser.email == "ida.holm@holm.example"
    assert [p.email for p in invite.attendees] == ["jan.novak@havel.example"]
    assert invite.link.startswith("https://teams.microsoft.com/l/meetup-join/19%3am")
    assert invite.description == "Terms, price and start."
    assert (invite.method, invite.cancelled, invite.free) == ("REQUEST", False, False)


def test_a_windows_zone_is_known_without_its_description(read, corpus):
    raw = (corpus / "outlook_no_description_of_zone.ics").read_bytes()
    calendar = read(raw, days_back=365)
    assert calendar.invites[0].starts.instant == at(2026, 7, 2, 13)
    assert calendar.invites[0].starts.zone == "America/New_York"
    assert calendar.troubles == ()


def test_a_google_series_is_worked_out_with_its_exceptions(read, corpus):
    raw = (corpus / "google_series.ics").read_bytes()
    calendar = read(raw, days_back=7, days_ahead=15)
    told = [
        (i.recurrence, i.starts.wall, i.cancelled)
        for i in calendar.invites
        if i.uid == "series@google.com"
    ]
    assert told == [
        ("20261116T100000Z", "2026-11-16T10:00", False),
        ("20261123T100000Z", "2026-11-24T15:00", False),
        ("20261130T100000Z", "2026-11-30T10:00", True),
        ("20261207T100000Z", "2026-12-07T10:00", False),
    ]
    moved = next(i for i in calendar.invites if i.recurrence == "20261123T100000Z")
    assert moved.title == "Weekly status, Casa Verde (moved)"
    assert moved.sequence == 2
    assert moved.key == "series@google.com/20261123T100000Z"


def test_a_time_in_utc_is_told_in_the_calendars_zone(read, corpus):
    calendar = read((corpus / "google_series.ics").read_bytes())
    single = next(i for i in calendar.invites if i.uid == "single@google.com")
    assert single.starts.zone == "Europe/Lisbon"
    assert single.recurrence is None
    (phone,) = single.dial_ins
    assert (phone.number, phone.extension) == ("+12125550187", "123456789#")


def test_floating_times_are_read_as_the_reps_and_said_once(read, corpus):
    calendar = read((corpus / "apple_floating.ics").read_bytes())
    call, off = calendar.invites
    assert call.starts.instant == at(2026, 11, 23, 10)
    assert call.link == "https://acme.zoom.us/j/98765432101?pwd=Abc.1"
    assert call.attendees[0].email == "bea@cole.example"
    assert call.attendees[0].reply is Reply.NO
    assert call.organiser.email == "ida.holm@holm.example"
    assert off.whole_day
    assert off.ends.wall == "2026-12-25T00:00"
    (trouble,) = calendar.troubles
    assert trouble.sentence == "1 event names no time zone: read as Prague time."
    assert not trouble.skipped


def test_an_exchange_title_of_a_zone_is_known(read, corpus):
    calendar = read((corpus / "exchange_title_zone.ics").read_bytes())
    (invite,) = calendar.invites
    assert invite.starts.instant == at(2026, 7, 1, 9)
    assert len(invite.links) == 2
    assert invite.link.startswith("https://teams.microsoft.com/l/meetup-join/")
    assert [(p.number, p.extension) for p in invite.dial_ins] == [
        ("+493023125777", "482915673#")
    ]
    assert calendar.troubles == ()


def test_a_zone_only_the_file_describes_gives_the_right_instant(read, corpus):
    (invite,) = read((corpus / "custom_zone.ics").read_bytes()).invites
    assert invite.starts.instant == at(2026, 7, 2, 13)
    assert invite.starts.wall == "2026-07-02T09:00"
    assert invite.ends.instant == at(2026, 7, 2, 13, 45)


def test_a_zone_described_in_one_file_says_nothing_of_the_next(read, corpus):
    raw = (corpus / "custom_zone.ics").read_bytes()
    read(raw)
    other = raw.replace(b"-0500", b"+0900").replace(b"-0400", b"+0900")
    assert read(other).invites[0].starts.instant == at(2026, 7, 2, 0)


def test_a_zoom_invite_gives_link_numbers_and_recording(read, corpus):
    (invite,) = read((corpus / "zoom.ics").read_bytes()).invites
    assert invite.links == ("https://us02web.zoom.us/j/93812345678?pwd=QWxs",)
    assert [(p.number, p.extension, p.label) for p in invite.dial_ins] == [
        ("+16465588656", "93812345678#,,,,*123456#", "US (New York)"),
        ("+13017158592", "93812345678#,,,,*123456#", "US (Washington DC)"),
    ]
    assert invite.recording


def test_a_reply_names_the_occurrence_and_the_answer(read, corpus):
    (invite,) = read((corpus / "reply.ics").read_bytes()).invites
    assert invite.method == "REPLY"
    assert invite.key == "series@google.com/20261123T100000Z"
    assert [(p.name, p.reply) for p in invite.attendees] == [("Lucía Ortega", Reply.NO)]
    assert invite.starts.instant == at(2026, 11, 23, 10)


def test_a_cancelled_series_comes_without_times(read, corpus):
    (invite,) = read((corpus / "cancel_series.ics").read_bytes()).invites
    assert invite.cancelled
    assert invite.recurrence is None
    assert invite.title == "Weekly status"


def test_a_proposed_time_changes_nothing(read, corpus):
    calendar = read((corpus / "counter.ics").read_bytes())
    assert calendar.invites == ()
    assert "another time" in calendar.troubles[0].sentence


def test_old_windows_letters_are_read(read, corpus):
    (invite,) = read((corpus / "latin.ics").read_bytes()).invites
    assert invite.title == "Gespräch mit Müller \u2013 Angebot"


def test_a_fold_inside_a_character_is_undone(read):
    raw = "BEGIN:VEVENT\nUID:1\nDTSTART:20261123T090000Z\nSUMMARY:Ská\nEND:VEVENT\n"
    cut = raw.encode().replace("á".encode(), b"\xc3\r\n \xa1")
    assert read(b"BEGIN:VCALENDAR\n" + cut).invites[0].title == "Ská"


def test_utf_16_is_read(read, corpus):
    text = (corpus / "zoom.ics").read_text("utf-8")
    assert read(text.encode("utf-16")).invites[0].title == "Intro Bea Cole <> Ida Holm"


def test_the_higher_sequence_wins_wherever_it_stands(read):
    body = (
        "BEGIN:VEVENT\nUID:1\nSEQUENCE:{}\nDTSTART:20261123T{}0000Z\n"
        "DTSTAMP:20261101T000000Z\nEND:VEVENT\n"
    )
    new, old = body.format(2, 11), body.format(1, 10)
    for text in (new + old, old + new):
        (invite,) = read(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n").invites
        assert (invite.sequence, invite.starts.instant.hour) == (2, 11)


def test_of_equal_sequences_the_newer_stamp_wins(read):
    body = (
        "BEGIN:VEVENT\nUID:1\nSUMMARY:{0}\nDTSTART:20261123T100000Z\n"
        "DTSTAMP:{0}\nEND:VEVENT\n"
    )
    text = body.format("20261102T000000Z") + body.format("20261101T000000Z")
    (invite,) = read(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n").invites
    assert invite.title == "20261102T000000Z"


def test_an_event_without_uid_gets_the_same_one_every_time(event):
    lines = ("SUMMARY:Call", "DTSTART:20261123T100000Z")
    assert event(*lines).invites[0].uid == event(*lines).invites[0].uid != ""


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["DTSTART:20261132T090000Z"], "its start cannot be read"),
        (["DTEND:20261123T090000Z"], "its start is missing"),
        (["DTSTART:20261123T090000Z", "DTEND:20261122T090000Z"], "before it starts"),
        (["DTSTART:20261123T090000Z", "DTEND:20261330T090000Z"], "its end cannot"),
        (["DTSTART:20261123T090000Z", "DTEND;VALUE=DATE:20261124"], "do not fit"),
        (["DTSTART:20261123T090000Z", "DTEND:20361123T090000Z"], "longer than a year"),
        (["DTSTART:99991231T235959Z", "DURATION:P1D"], "cannot be read"),
        (["DTSTART:00010101T000000Z"], "its date cannot be right"),
        (
            ["DTSTART:20261123T090000Z", "RECURRENCE-ID:99991231T235959"],
            "its date cannot be right",
        ),
    ],
)
def test_a_broken_event_is_named_and_the_rest_comes_in(read, lines, why):
    text = "\n".join(
        [
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:bad",
            "SUMMARY:Bad\\, really",
            *lines,
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:good",
            "DTSTART:20261123T090000Z",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    calendar = read(text)
    assert [invite.uid for invite in calendar.invites] == ["good"]
    (trouble,) = calendar.troubles
    assert trouble.about == "Bad, really"
    assert why in trouble.sentence
    assert (trouble.line, trouble.skipped) == (2, True)


def test_a_file_cut_off_loses_only_its_last_event(read):
    raw = sample("week.ics")
    whole, cut = read(raw), read(raw[: raw.rindex(b"BEGIN:VEVENT") + 200])
    assert len(cut.invites) == len(whole.invites) - 1
    assert "breaks off" in cut.troubles[-1].sentence


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The file is empty."),
        (b"hello", "This is not a calendar."),
        (b"<!doctype html><html>", "This is a web page, not a calendar."),
        (b"PK\x03\x04rest", "This is a zip archive, not a calendar."),
        (b"\x78\x9f\x3e\x22", "This is Outlook's winmail.dat, not a calendar."),
        (b"BEGIN:VCARD\r\n", "These are contacts, not a calendar."),
        (b"x" * 10_000_001, "This calendar is larger than 10 MB."),
        ("/etc/hostname", "This is not a calendar."),
    ],
)
def test_what_is_no_calendar_is_refused_with_advice(read, raw, sentence):
    with pytest.raises(Problem, match=sentence) as caught:
        read(raw)
    assert caught.value.advice


def test_too_many_events_are_refused(read):
    one = "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n"
    with pytest.raises(Problem, match="more than 50,000 events"):
        read(f"BEGIN:VCALENDAR\n{one * 50_001}")


def test_events_outside_the_days_are_counted(event):
    calendar = event("UID:1", "DTSTART:20200101T090000Z")
    assert (calendar.invites, calendar.outside) == ((), 1)


def test_what_is_in_the_file_and_not_taken_is_named(event):
    assert event("UID:1", "DTSTART:20200101T090000Z").unread == {"1"}
    assert event("UID:1", "DTSTART:never").unread == {"1"}
    assert event("UID:1", "DTSTART:20261124T090000Z").unread == frozenset()


def test_a_message_is_taken_whatever_its_day(event):
    lines = ("UID:1", "DTSTART:20280101T090000Z")
    assert len(event(*lines, head=["METHOD:REQUEST"]).invites) == 1


def test_an_unknown_zone_is_never_taken_for_utc(event):
    calendar = event("UID:1", "SUMMARY:Call", "DTSTART;TZID=Mars/Base:20261123T100000")
    assert calendar.invites[0].starts.instant == at(2026, 11, 23, 9)
    (trouble,) = calendar.troubles
    assert "“Mars/Base” is unknown: read as Prague time" in trouble.sentence
    assert not trouble.skipped


@pytest.mark.parametrize(
    ("wall", "instant", "said"),
    [
        ("20260329T023000", at(2026, 3, 29, 1, 30), "is skipped in Prague"),
        ("20261025T023000", at(2026, 10, 25, 0, 30), "comes twice in Prague"),
    ],
)
def test_an_hour_the_clocks_skip_or_repeat_is_noted(event, wall, instant, said):
    calendar = event(
        "UID:1", f"DTSTART;TZID=Europe/Prague:{wall}", "DURATION:PT30M", days_back=300
    )
    (invite,) = calendar.invites
    assert invite.starts.instant == instant
    assert invite.starts.wall.endswith("02:30")
    assert said in calendar.troubles[0].sentence


def test_a_duration_over_a_clock_change_is_exact(event):
    (invite,) = event(
        "UID:1",
        "DTSTART;TZID=Europe/Prague:20261025T013000",
        "DURATION:PT2H",
        days_back=60,
    ).invites
    assert invite.ends.instant == at(2026, 10, 25, 1, 30)
    assert invite.ends.wall == "2026-10-25T02:30"


def test_a_series_keeps_its_wall_time_over_a_clock_change(event):
    calendar = event(
        "UID:1",
        "DTSTART;TZID=Europe/Prague:20261019T090000",
        "DTEND;TZID=Europe/Prague:20261019T093000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        days_back=60,
    )
    assert [i.starts.instant.hour for i in calendar.invites] == [7, 8]


def test_outlooks_midnight_to_midnight_is_a_whole_day(event):
    (invite,) = event(
        "UID:1",
        "DTSTART:20261123T000000",
        "DTEND:20261124T000000",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
    ).invites
    assert invite.whole_day
    assert invite.free


def test_a_long_series_of_all_days_keeps_its_rhythm(event):
    calendar = event(
        "UID:1",
        "DTSTART;VALUE=DATE:20200106",
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        days_back=14,
        days_ahead=28,
    )
    assert [i.recurrence for i in calendar.invites] == [
        "20261116",
        "20261130",
        "20261214",
    ]


def test_the_sample_week_reads_as_the_demo_tells_it(read):
    calendar = read(sample("week.ics"), region="CZ")
    by_title = {i.title: i for i in calendar.invites if i.title != "Stand-up"}
    assert by_title["Discovery, Norrland Robotics"].starts.instant == at(
        2026, 11, 23, 13
    )
    assert by_title["Kick-off, Brandt Logistik"].starts.instant == at(2026, 11, 24, 10)
    assert by_title["Demo, Kitano Foods"].people[0].name == "山田 太郎"
    assert by_title["Demo, Lumen Retail"].cancelled
    assert by_title["Team day in Brno"].whole_day
    assert [t.about for t in calendar.troubles] == ["Site visit, Ostrava"]


def test_the_sample_messages_change_what_the_week_brought(read):
    week = {i.key: i for i in read(sample("week.ics")).invites}
    (moved,) = read(sample("moved.ics")).invites
    (gone,) = read(sample("cancelled.ics")).invites
    assert moved.sequence > week[moved.key].sequence
    assert moved.starts != week[moved.key].starts
    assert gone.cancelled
    assert not week[gone.key].cancelled


def test_the_date_of_a_change_counts_before_that_of_an_export(event):
    lines = (
        "UID:a",
        "DTSTART:20261124T100000Z",
        "DTEND:20261124T110000Z",
        "DTSTAMP:20261122T080000Z",
        "LAST-MODIFIED:20261110T090000Z",
    )
    (exported,) = event(*lines).invites
    assert exported.stamped == at(2026, 11, 10, 9)
    (message,) = event(*lines, head=("METHOD:REQUEST",)).invites
    assert message.stamped == at(2026, 11, 22, 8)
    (plain,) = event(*lines[:-1]).invites
    assert plain.stamped == at(2026, 11, 22, 8)
