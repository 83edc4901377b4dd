"""Files read in a process of their own (RELIABILITY, decision 8)."""

import io
import pickle
import threading
import time
from datetime import UTC, datetime

import pytest

from app.errors import Problem
from app.exchange.apart import (
    Stopped,
    _Answer,
    calendar_apart,
    cards_apart,
    list_apart,
)
from app.exchange.crm_csv import read_list
from app.exchange.ics import read_calendar
from app.exchange.samples import sample
from app.exchange.vcard import read_cards

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
ZONE = "Europe/Prague"


def many(count):
    event = (
        "BEGIN:VEVENT\r\nUID:{0}\r\nSUMMARY:Talk {0}\r\nDTSTART:20261124T100000Z\r\n"
        "DTEND:20261124T110000Z\r\nEND:VEVENT\r\n"
    )
    events = "".join(event.format(number) for number in range(count))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()


def test_a_calendar_is_read_apart_as_it_is_read_here():
    raw = sample("week.ics")
    apart = calendar_apart(raw, zone=ZONE, now=NOW, region="CZ").result()
    assert apart == read_calendar(raw, zone=ZONE, now=NOW, region="CZ")
    assert apart.invites
    assert apart.troubles


def test_contacts_are_read_apart_as_they_are_read_here():
    raw = sample("contacts.vcf")
    assert cards_apart(raw, region="CZ").result() == read_cards(raw, region="CZ")


def test_what_is_wrong_with_a_file_is_told_as_it_is_here():
    with pytest.raises(Problem) as here:
        read_calendar(b"<html>", zone=ZONE, now=NOW)
    with pytest.raises(Problem) as apart:
        calendar_apart(b"<html>", zone=ZONE, now=NOW).result()
    assert (str(apart.value), apart.value.advice) == (
        str(here.value),
        here.value.advice,
    )


def test_a_file_that_takes_too_long_is_given_up():
    reading = calendar_apart(many(20_000), zone=ZONE, now=NOW, seconds=0.3)
    before = time.monotonic()
    with pytest.raises(Problem, match="takes too long"):
        reading.result()
    assert time.monotonic() - before < 20


def test_a_file_that_takes_too_much_room_is_given_up():
    pytest.importorskip("resource")
    reading = calendar_apart(many(9_000), zone=ZONE, now=NOW, megabytes=30)
    with pytest.raises(Problem, match="cannot be read"):
        reading.result()


def test_a_reading_is_called_off():
    reading = calendar_apart(many(30_000), zone=ZONE, now=NOW)
    threading.Timer(0.3, reading.stop).start()
    with pytest.raises(Stopped):
        reading.result()


def test_a_reading_called_off_before_it_began_begins_nothing():
    reading = calendar_apart(many(10), zone=ZONE, now=NOW)
    reading.stop()
    with pytest.raises(Stopped):
        reading.result()


def test_nothing_is_imported_from_the_folder_one_is_in(tmp_path, monkeypatch):
    for name in ("json", "pickle", "icalendar", "app"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(calendar_apart(many(3), zone=ZONE, now=NOW).result().invites) == 3


def test_an_answer_is_made_of_our_own_values_only():
    with pytest.raises(pickle.UnpicklingError):
        _Answer(io.BytesIO(pickle.dumps(print))).load()
    assert _Answer(io.BytesIO(pickle.dumps(NOW))).load() == NOW


def test_a_list_is_read_apart_as_it_is_here():
    raw = "jméno;mail\nJiří;jiri@x.example\n".encode("cp1250")
    assert list_apart(raw, encoding="cp1250").result() == read_list(
        raw, encoding="cp1250"
    )
    with pytest.raises(Problem, match="nothing in this list"):
        list_apart(b"").result()
