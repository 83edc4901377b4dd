from datetime import UTC, datetime

import pytest

MASTER = (
    "UID:s",
    "SUMMARY:Status",
    "DTSTART;TZID=Europe/Prague:20261102T100000",
    "DTEND;TZID=Europe/Prague:20261102T103000",
    "DTSTAMP:20261001T000000Z",
)


@pytest.fixture
def series(read):
    """Reads a series made of its lines and of further events."""

    def reading(*lines, others=()):
        events = [(*MASTER, *lines), *others]
        body = [
            line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT")
        ]
        text = "\n".join(["BEGIN:VCALENDAR", *body, "END:VCALENDAR", ""])
        return read(text, days_back=21, days_ahead=14)

    return reading


def starts(calendar):
    return [i.starts.wall[5:] for i in calendar.invites if not i.cancelled]


def test_a_change_of_this_and_all_that_follow_moves_them(series):
    later = (
        "UID:s",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Prague:20261123T100000",
        "DTSTART;TZID=Europe/Prague:20261123T140000",
        "DTEND;TZID=Europe/Prague:20261123T143000",
    )
    calendar = series("RRULE:FREQ=WEEKLY", others=[later])
    assert starts(calendar) == [
        "11-02T10:00",
        "11-09T10:00",
        "11-16T10:00",
        "11-23T14:00",
        "11-30T14:00",
    ]
    assert calendar.invites[-1].recurrence == "20261130T090000Z"


def test_dates_and_periods_listed_are_meetings_too(series):
    calendar = series(
        "RDATE;TZID=Europe/Prague:20261111T100000",
        "RDATE;VALUE=PERIOD:20261113T090000Z/PT1H",
    )
    assert starts(calendar) == ["11-02T10:00", "11-11T10:00", "11-13T10:00"]


def test_an_exception_by_date_alone_takes_the_meeting_out(series):
    calendar = series("RRULE:FREQ=WEEKLY", "EXDATE;VALUE=DATE:20261109")
    assert starts(calendar) == [
        "11-02T10:00",
        "11-16T10:00",
        "11-23T10:00",
        "11-30T10:00",
    ]


def test_a_meeting_taken_out_comes_as_cancelled_under_its_key(series):
    calendar = series(
        "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Prague:20261109T100000,20261116T100000"
    )
    gone = [i.key for i in calendar.invites if i.cancelled]
    assert gone == ["s/20261109T090000Z", "s/20261116T090000Z"]


def test_an_exception_at_the_end_of_time_harms_nothing(series):
    calendar = series("RRULE:FREQ=WEEKLY;COUNT=1", "EXDATE:99991231T235959")
    assert starts(calendar) == ["11-02T10:00"]


def test_a_cancelled_occurrence_is_cancelled(series):
    off = (
        "UID:s",
        "RECURRENCE-ID;TZID=Europe/Prague:20261116T100000",
        "DTSTART;TZID=Europe/Prague:20261116T100000",
        "STATUS:CANCELLED",
        "SEQUENCE:1",
    )
    calendar = series("RRULE:FREQ=WEEKLY", others=[off])
    assert [i.key for i in calendar.invites if i.cancelled] == ["s/20261116T090000Z"]


def test_an_occurrence_moved_into_the_days_comes_in_though_the_series_is_over(series):
    late = (
        "UID:s",
        "RECURRENCE-ID;TZID=Europe/Prague:20261102T100000",
        "DTSTART;TZID=Europe/Prague:20261125T100000",
        "DTEND;TZID=Europe/Prague:20261125T103000",
    )
    calendar = series("RRULE:FREQ=WEEKLY;UNTIL=20261103T000000Z", others=[late])
    assert starts(calendar) == ["11-25T10:00"]


def test_an_occurrence_without_its_series_stands_alone(read):
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART:20261123T090000Z\n"
        "RECURRENCE-ID:20261122T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (invite,) = read(text).invites
    assert invite.key == "s/20261122T090000Z"


def test_a_series_that_ended_long_ago_is_outside(read):
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART:20200101T090000Z\n"
        "RRULE:FREQ=DAILY;UNTIL=20200301T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    calendar = read(text)
    assert (calendar.invites, calendar.outside) == ((), 1)


def test_of_a_series_only_what_moved_outside_is_in_the_file_and_not_taken(read, series):
    moved = (
        "END:VEVENT\nBEGIN:VEVENT\nUID:series\nRECURRENCE-ID:20261124T090000Z\n"
        "DTSTART:20280101T090000Z"
    )
    lines = "UID:series\nDTSTART:20261123T090000Z\nRRULE:FREQ=DAILY;COUNT=3"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\n{moved}\nEND:VEVENT\n"
    calendar = read(f"{text}END:VCALENDAR\n")
    assert calendar.unread == {"series/20261124T090000Z"}
    assert len(calendar.invites) == 2
    assert series("RRULE:nonsense").unread


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=WEEKLY;UNTIL=99999999",
        "RRULE:FREQ=WEEKLY;UNTIL=tomorrow",
        "RRULE:nonsense",
        "RRULE:FREQ=WEEKLY\nEXDATE:never",
    ],
)
def test_a_rule_that_makes_no_sense_leaves_the_first_meeting(series, line):
    calendar = series(line)
    assert starts(calendar) == ["11-02T10:00"]
    assert "Only its first meeting is taken" in calendar.troubles[0].sentence


def test_two_calendars_in_one_file_keep_their_own_zones(read):
    part = (
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:{}\nBEGIN:VEVENT\nUID:{}\n"
        "DTSTART:20261123T090000\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    text = part.format("Asia/Tokyo", "a") + part.format("Europe/Lisbon", "b")
    calendar = read(text)
    assert [(i.uid, i.starts.instant) for i in calendar.invites] == [
        ("a", datetime(2026, 11, 23, 0, tzinfo=UTC)),
        ("b", datetime(2026, 11, 23, 9, tzinfo=UTC)),
    ]
    assert len(calendar.troubles) == 2


def test_a_zone_named_in_its_description_is_that_zone(read):
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Company time\n"
        "X-LIC-LOCATION:Asia/Tokyo\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\n"
        "DTSTART;TZID=Company time:20261123T170000\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    calendar = read(text)
    assert calendar.invites[0].starts.zone == "Asia/Tokyo"
    assert calendar.troubles == ()


def test_everybody_on_an_invite_is_told_once_the_organiser_first(event):
    lines = ("UID:1", "DTSTART:20261123T090000Z")
    ida = "ORGANIZER;CN=Ida Holm:mailto:ida@holm.example"
    bea = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Bea.Cole@cole.example"
    own = "ATTENDEE;PARTSTAT=ACCEPTED;CN=ida@holm.example:MAILTO:Ida@Holm.example"
    room = "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room@holm.example"
    nobody = "ATTENDEE:invalid:nomail"
    (invite,) = event(*lines, ida, bea, own, bea, room, nobody).invites
    assert [(p.called, p.reply.value) for p in invite.people] == [
        ("Ida Holm", "yes"),
        ("Bea Cole", "yes"),
    ]
    (apart,) = event(*lines, ida, bea).invites
    assert [p.called for p in apart.people] == ["Ida Holm", "Bea Cole"]
    (alone,) = event(*lines, bea).invites
    assert alone.organiser is None
    assert [p.called for p in alone.people] == ["Bea Cole"]
