"""Files made to eat hours or all memory (RELIABILITY R22, R25)."""

import contextlib
import random
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Problem
from app.exchange.ics import read_calendar
from app.exchange.repeats import is_simple

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
SIXTY = ",".join(map(str, range(60)))
HOSTILE = {
    "secondly since 1970": ("RRULE:FREQ=SECONDLY", "19700101T000000Z"),
    "minutely": ("RRULE:FREQ=MINUTELY", "20261101T000000Z"),
    "hourly": ("RRULE:FREQ=HOURLY;INTERVAL=2", "20261101T000000Z"),
    "the 30th of February": (
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "20261101T090000Z",
    ),
    "a leap day in odd years": (
        "RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "20261101T090000Z",
    ),
    "the sixth Monday": ("RRULE:FREQ=MONTHLY;BYDAY=6MO", "20261101T090000Z"),
    "a week day that never comes": (
        "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "20261103T090000Z",
    ),
    "the 31st of every June": ("RRULE:FREQ=YEARLY;BYMONTH=6", "20260131T090000Z"),
    "a month that never comes": (
        "RRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
        "20261101T090000Z",
    ),
    "a milliard times": ("RRULE:FREQ=DAILY;COUNT=1000000000", "20261101T090000Z"),
    "the rule excludes itself": (
        "RRULE:FREQ=DAILY\r\nEXRULE:FREQ=DAILY",
        "20261101T090000Z",
    ),
    "dense lists": (
        f"RRULE:FREQ=YEARLY;COUNT=1;BYMINUTE={SIXTY};BYSECOND={SIXTY}",
        "19700101T000000Z",
    ),
    "long lists": (f"RRULE:FREQ=MONTHLY;BYDAY={'MO,' * 5000}MO", "20261101T090000Z"),
    "a step of nothing": ("RRULE:FREQ=DAILY;INTERVAL=0", "20261101T090000Z"),
    "a step back": ("RRULE:FREQ=DAILY;INTERVAL=-1", "20261101T090000Z"),
    "counted since 1900": ("RRULE:FREQ=DAILY;COUNT=20001", "19000101T090000Z"),
    "a million dates": (
        "RDATE:" + ",".join(["20261124T090000Z"] * 5000),
        "20261101T090000Z",
    ),
    "many rules": ("\r\n".join(["RRULE:FREQ=DAILY"] * 50), "20261101T090000Z"),
}


def file_of(rule, start, uid="1"):
    return (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:m\r\nDTSTART:{start}\r\n"
        f"DURATION:PT30M\r\n{rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_rule_is_never_worked_out(read, work, name):
    read(file_of("TRANSP:OPAQUE", "20261123T090000Z"))
    raw = file_of(*HOSTILE[name])
    calls, calendar = work(lambda: read(raw))
    assert len(calendar.invites) <= 1
    assert "Only its first meeting is taken" in calendar.troubles[0].sentence
    assert calls < 10_000 + 15 * len(raw)


def test_every_day_since_1900_costs_no_more_than_since_last_year(read, work):
    read(file_of("RRULE:FREQ=DAILY", "20261101T090000Z"))
    near, _ = work(lambda: read(file_of("RRULE:FREQ=DAILY", "20251101T090000Z")))
    far, calendar = work(lambda: read(file_of("RRULE:FREQ=DAILY", "19000101T090000Z")))
    assert len(calendar.invites) == 214
    assert far < 2 * near


def test_a_hundred_thousand_invited_are_cut_with_a_word(read, work):
    people = "\r\n".join(f"ATTENDEE:mailto:a{n}@b.example" for n in range(100_000))
    calls, calendar = work(lambda: read(file_of(people, "20261123T090000Z")))
    assert len(calendar.invites[0].attendees) == 500
    assert calendar.troubles[0].sentence.startswith("100,000 people are invited")
    assert calls < 2_000_000


@pytest.mark.parametrize(
    ("rule", "start"), [("FREQ=DAILY", "20261101"), ("FREQ=MONTHLY", "19000101")]
)
def test_a_file_of_nothing_but_series_is_bounded(read, rule, start):
    one = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:{}T090000Z\r\nRRULE:{}\r\nEND:VEVENT\r\n"
    series = "".join(one.format(n, start, rule) for n in range(400))
    calendar = read(f"BEGIN:VCALENDAR\r\n{series}END:VCALENDAR\r\n")
    assert len(calendar.invites) < 21_000
    assert "repeats more meetings" in calendar.troubles[-1].sentence


def test_a_hostile_description_of_a_zone_is_not_trusted(read, work):
    zone = "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:Evil",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=SECONDLY",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
    )
    raw = (
        f"BEGIN:VCALENDAR\r\n{zone}\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTART;TZID=Evil:20261123T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    calls, calendar = work(lambda: read(raw))
    assert "“Evil” is unknown" in calendar.troubles[0].sentence
    assert calls < 300_000


@pytest.mark.parametrize(
    "name", ["../../../../etc/passwd", "/etc/localtime", "localtime", "C:\\x", "\0"]
)
def test_a_zone_name_never_opens_a_file(event, name):
    calendar = event("UID:1", f'DTSTART;TZID="{name}":20261123T090000')
    assert calendar.invites[0].starts.zone == "Europe/Prague"
    assert "is unknown" in calendar.troubles[0].sentence


def test_a_line_folded_a_hundred_thousand_times_is_read_in_one_pass(read):
    raw = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261123T090000Z\r\n"
    raw += "DESCRIPTION:" + "\r\n ".join(["x" * 70] * 100_000) + "\r\nEND:VEVENT\r\n"
    assert len(read(raw).invites[0].description) == 20_000


def test_deep_nesting_ends_in_no_recursion(read):
    deep = "BEGIN:X\r\n" * 50_000
    raw = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n{deep}"
    assert read(raw).invites == ()


SIMPLE = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYDAY=MO,WE",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=3",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=15,-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=DAILY;COUNT=2500",
        "FREQ=WEEKLY;UNTIL=20261201T000000Z",
    ]
)


@given(SIMPLE, st.dates(date(2019, 1, 1), date(2026, 11, 1)))
def test_a_series_begun_late_has_the_meetings_it_would_have_had(rule, day):
    raw = file_of(f"RRULE:{rule}", f"{day:%Y%m%d}T090000Z")
    ours = read_calendar(raw, zone="UTC", now=NOW, days_back=30, days_ahead=60)
    window = NOW - timedelta(days=30), NOW + timedelta(days=60)
    whole = icalendar.Calendar.from_ical(raw)
    theirs = recurring_ical_events.of(whole).between(*window)
    assert [i.starts.instant for i in ours.invites] == sorted(e.start for e in theirs)


PART = st.sampled_from(
    ["BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "INTERVAL", "WKST", "UNTIL"]
)
VALUE = st.sampled_from(
    ["1", "5", "12", "29", "30", "31", "-1", "MO", "5MO", "-5FR", "MO,TU", "2", "4,6"]
)


@settings(max_examples=500)
@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.dictionaries(PART, VALUE, max_size=4),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
)
def test_a_rule_that_passes_goes_on_matching(freq, parts, day):
    from dateutil.rrule import rrulestr

    rule = ";".join([f"FREQ={freq}", *(f"{k}={v}" for k, v in parts.items())])
    if is_simple(rule, day) and "UNTIL" not in parts:
        start = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        following = iter(rrulestr(rule, dtstart=start))
        for _ in range(3):
            assert next(following).year < 2500


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(raw):
    with contextlib.suppress(Problem):
        read_calendar(raw, zone="Europe/Prague", now=NOW)


@given(st.binary(max_size=200))
def test_random_bytes_in_an_event_harm_nothing(raw):
    whole = b"BEGIN:VEVENT\nUID:good\nDTSTART:20261123T090000Z\nEND:VEVENT\n"
    calendar = read_calendar(
        b"BEGIN:VCALENDAR\n" + whole + b"BEGIN:VEVENT\nUID:odd\n" + raw,
        zone="Europe/Prague",
        now=NOW,
    )
    assert "good" in {invite.uid for invite in calendar.invites}


@given(st.integers(0, 2**32), st.integers(1, 30))
def test_a_mutated_file_is_read_or_refused(corpus_texts, seed, times):
    dice = random.Random(seed)
    raw = bytearray(dice.choice(corpus_texts))
    for _ in range(times):
        where = dice.randrange(len(raw))
        match dice.randrange(4):
            case 0:
                raw[where] = dice.randrange(256)
            case 1:
                del raw[where : where + dice.randrange(40)]
            case 2:
                raw[where:where] = raw[where : where + dice.randrange(200)]
            case _:
                raw[where:where] = dice.choice([b"\r\n", b":", b";", b'"', b"\0", b"9"])
    try:
        calendar = read_calendar(bytes(raw), zone="Europe/Prague", now=NOW, region="SE")
    except Problem:
        return
    for invite in calendar.invites:
        assert invite.uid
        assert invite.starts.instant <= invite.ends.instant
        assert "\n" not in invite.title
        assert "\0" not in invite.title
