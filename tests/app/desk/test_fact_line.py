from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk.fact_line import read_fact
from app.desk.facts import Happened

NOW = datetime(2026, 11, 23, 12, 46, tzinfo=UTC)
ZONE = "Europe/Prague"
PEOPLE = ("Anna Lindqvist", "Mia Vogel", "Mia Berg")
ACCOUNTS = ("Norrland Robotics", "Brandt Logistik")
LEADS = {
    Happened.ORDER: "order",
    Happened.CALLED: "called us first for",
    Happened.GAVE: "gave",
    Happened.ASKED: "asked for",
    Happened.REFUSED: "they said no",
    Happened.LEARNED: "learned",
    Happened.SESSION: "planned",
    Happened.EARLY: "told us",
    Happened.PROBLEM: "problem",
    Happened.UNTRUE: "untrue",
    Happened.MESSAGE: "message",
    Happened.LANDSCAPE: "landscape",
}


def read(line):
    return read_fact(line, NOW, ZONE, PEOPLE, ACCOUNTS)


def told(line):
    found = read(line)
    day = found.when.day if found.when else None
    return found.kind.name, found.what, day, found.value, found.person


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("order 12000 yesterday", ("ORDER", "Order", date(2026, 11, 22), 12_000, "")),
        (
            "told us budget 30 sep",
            ("EARLY", "budget", date(2026, 9, 30), None, ""),
        ),
        (
            "ordered scanners for two depots for 48 000 eur fri",
            ("ORDER", "scanners for two depots", date(2026, 11, 20), 48_000, ""),
        ),
        ("order 12 scanners", ("ORDER", "12 scanners", None, None, "")),
        ("order 500 scanners", ("ORDER", "500 scanners", None, None, "")),
        ("order", ("ORDER", "", None, None, "")),
        (
            "gave Peak-season checklist to Anna 6 nov",
            ("GAVE", "Peak-season checklist", date(2026, 11, 6), None, PEOPLE[0]),
        ),
        (
            "no: Not before the audit",
            ("REFUSED", "Not before the audit", None, None, ""),
        ),
        (
            "called us first for a second site",
            ("CALLED", "a second site", None, None, ""),
        ),
        (
            "they came to us first about scanners",
            ("CALLED", "scanners", None, None, ""),
        ),
        ("asked for 30 minutes", ("ASKED", "30 minutes", None, None, "")),
        ("planned shifts of hall B", ("SESSION", "shifts of hall B", None, None, "")),
        ("problem scanners fail", ("PROBLEM", "scanners fail", None, None, "")),
        (
            "message sent the plan by Mia",
            ("MESSAGE", "sent the plan by Mia", None, None, ""),
        ),
        ("learned that audits rule", ("LEARNED", "audits rule", None, None, "")),
    ],
)
def test_a_line_is_read_as_people_type_it(line, expected):
    assert told(line) == expected


@pytest.mark.parametrize(
    "line", ["", "hello", "they asked for a price", "nothing new", "orderly", "norm 3"]
)
def test_a_line_that_does_not_say_what_it_was_is_not_read(line):
    assert read(line) is None


def test_an_account_may_stand_in_front():
    found = read("Brandt: order 12000 yesterday")
    assert (found.account, found.value) == ("Brandt Logistik", 12_000)
    assert read("Oka: order 12000") is None


def test_a_day_to_come_is_no_day_of_what_happened():
    assert told("order scanners tomorrow")[1:3] == ("scanners tomorrow", None)


WORDS = st.lists(
    st.sampled_from(["hall", "scanner", "depot", "night", "Zwickau", "Ω", "x2"]),
    min_size=1,
    max_size=5,
).map(" ".join)
DAYS = st.integers(0, 300)


@given(st.sampled_from(Happened), WORDS, st.none() | DAYS, st.none() | st.integers(100))
def test_what_is_written_reads_back(kind, what, ago, value):
    line = f"{LEADS[kind]} {what}"
    if kind is not Happened.ORDER or (value is not None and value > 10**14):
        value = None
    if value is not None:
        line += f" {value}"
    day = NOW.date() - timedelta(days=ago) if ago is not None else None
    if day is not None:
        line += f" {day:%Y-%m-%d}"
    found = read(line)
    assert (found.kind, found.what, found.value) == (kind, what, value)
    assert (found.when.day if found.when else None) == day


@given(st.sampled_from(Happened), st.text(max_size=40))
def test_nothing_typed_is_lost(kind, rest):
    found = read(f"{LEADS[kind]} {rest}")
    if found is None:
        return
    kept = set(found.what.split())
    if found.when is None and found.value is None and not found.person:
        ends = " ,;-:"
        lost = [
            word
            for word in rest.split()
            if word.strip(ends) and word.strip(ends) not in " ".join(kept)
        ]
        known = {"first", "us", "early", "of", "about", "that", "with", "them", "for"}
        assert {word.strip(ends).casefold() for word in lost} <= known
