import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exchange.ics import read_calendar
from app.exchange.samples import sample

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
CORPUS = Path(__file__).with_name("corpus")


@pytest.fixture
def corpus():
    """The folder of files as other programs write them."""
    return CORPUS


@pytest.fixture(scope="session")
def corpus_texts():
    """Every calendar of the corpus and the samples."""
    return [path.read_bytes() for path in sorted(CORPUS.glob("*.ics"))] + [
        sample(name) for name in ("week.ics", "moved.ics", "cancelled.ics")
    ]


@pytest.fixture(scope="session")
def card_texts():
    """Every contact file of the corpus and the sample."""
    files = [path.read_bytes() for path in sorted(CORPUS.glob("*.vcf"))]
    return [*files, sample("contacts.vcf")]


@pytest.fixture
def read():
    """Reads a calendar as a rep in Prague on Monday 23 November 2026."""

    def reading(raw, **more):
        return read_calendar(raw, **{"zone": "Europe/Prague", "now": NOW, **more})

    return reading


@pytest.fixture
def event(read):
    """Reads one event made of its lines."""

    def reading(*lines, head=(), **more):
        body = ["BEGIN:VCALENDAR", "VERSION:2.0", *head, "BEGIN:VEVENT", *lines]
        return read("\r\n".join([*body, "END:VEVENT", "END:VCALENDAR", ""]), **more)

    return reading


@pytest.fixture
def work():
    """Counts the Python calls of an act: its work, whatever else the machine does."""

    def counted(act):
        calls = 0

        def seen(frame, kind, value):
            nonlocal calls
            calls += kind in ("call", "c_call")

        sys.setprofile(seen)
        try:
            result = act()
        finally:
            sys.setprofile(None)
        return calls, result

    return counted
